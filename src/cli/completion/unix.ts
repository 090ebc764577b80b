import { allSpecs, type OptionSpec, quoted, type Spec } from './spec.ts';

/** Cases that follow the words on the line to the command that is meant; bash and zsh read the same. */
const walk = (specs: readonly Spec[]): string =>
  specs
    .filter(({ path }) => path.length > 0)
    .map(
      ({ path }) =>
        `      ${quoted(`${path.slice(0, -1).join(' ')}:${path.at(-1)}`)}) command=${quoted(path.join(' '))} ;;`,
    )
    .join('\n');

const patterns = ({ path }: Spec, { names }: OptionSpec): string =>
  names.map((name) => quoted(`${path.join(' ')}:${name}`)).join('|');

const choices = (specs: readonly Spec[], show: (values: readonly string[]) => string): string =>
  specs
    .flatMap((spec) =>
      spec.options.flatMap((option) => {
        if (option.value === null) return [];
        return `    ${patterns(spec, option)}) ${option.value === 'path' ? show([]) : show(option.value)} ;;`;
      }),
    )
    .join('\n');

export function bashScript(program: Spec): string {
  const specs = allSpecs(program);
  const words = (spec: Spec) => [
    ...spec.below.map(({ path }) => path.at(-1) ?? ''),
    ...spec.options.flatMap(({ names }) => names),
  ];
  return `# bash
_bounce_doctor() {
  local cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD-1]} command='' words='' i
  COMPREPLY=()
  for ((i = 1; i < COMP_CWORD; i++)); do
    case "$command:\${COMP_WORDS[i]}" in
${walk(specs)}
    esac
  done
  case "$command:$prev" in
${choices(specs, (values) => (values.length === 0 ? 'return' : `COMPREPLY=($(compgen -W ${quoted(values.join(' '))} -- "$cur")); return`))}
  esac
  case "$command" in
${specs.map((spec) => `    ${quoted(spec.path.join(' '))}) words=${quoted(words(spec).join(' '))} ;;`).join('\n')}
  esac
  COMPREPLY=($(compgen -W "$words" -- "$cur"))
}
complete -o bashdefault -o default -F _bounce_doctor bounce-doctor
`;
}

export function zshScript(program: Spec): string {
  const specs = allSpecs(program);
  const told = (name: string, does: string) => quoted(`${name.replaceAll(':', '\\:')}:${does}`);
  const commands = ({ below }: Spec) => below.map(({ path, summary }) => told(path.at(-1) ?? '', summary));
  const options = (spec: Spec) => spec.options.flatMap(({ names, does }) => names.map((name) => told(name, does)));
  return `#compdef bounce-doctor
_bounce_doctor() {
  local command='' i
  local -a options commands
  for ((i = 2; i < CURRENT; i++)); do
    case "$command:\${words[i]}" in
${walk(specs)}
    esac
  done
  case "$command:\${words[CURRENT-1]}" in
${choices(specs, (values) => (values.length === 0 ? '_files; return' : `compadd -- ${values.map(quoted).join(' ')}; return`))}
  esac
  case "$command" in
${specs.map((spec) => `    ${quoted(spec.path.join(' '))}) commands=(${commands(spec).join(' ')}) options=(${options(spec).join(' ')}) ;;`).join('\n')}
  esac
  if [[ $PREFIX == -* ]]; then
    _describe -o option options
  else
    _describe command commands
    _files
  fi
}
compdef _bounce_doctor bounce-doctor
`;
}

export function fishScript(program: Spec): string {
  const lines = allSpecs(program).flatMap((spec) => [
    ...spec.below.map(({ path, summary }) => [
      '-n',
      quoted(seen(spec)),
      '-a',
      quoted(path.at(-1) ?? ''),
      '-d',
      quoted(summary),
    ]),
    ...spec.options.map(({ names, does, value }) => [
      ...['-n', quoted(seen(spec))],
      ...names.flatMap((name) => (name.startsWith('--') ? ['-l', name.slice(2)] : ['-s', name.slice(1)])),
      ...(value === null ? [] : value === 'path' ? ['-r'] : ['-x', '-a', quoted(value.join(' '))]),
      ...['-d', quoted(does)],
    ]),
  ]);
  return `${lines.map((words) => `complete -c bounce-doctor ${words.join(' ')}`).join('\n')}\n`;
}

/** \`check\` stands below \`rules\`, too. */
function seen({ path, below }: Spec): string {
  if (path.length === 0) return '__fish_use_subcommand';
  const words = path.map((word) => `__fish_seen_subcommand_from ${word}`).join('; and ');
  const inner = below.map((one) => one.path.at(-1)).join(' ');
  return path.length === 1 && inner === '' ? `${words}; and not __fish_seen_subcommand_from rules` : words;
}
