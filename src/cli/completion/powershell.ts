import { allSpecs, type Spec } from './spec.ts';

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;
const list = (words: readonly string[]): string => `@(${words.map(quoted).join(', ')})`;

/** For Windows PowerShell 5.1 and PowerShell 7. */
export function powershellScript(program: Spec): string {
  const specs = allSpecs(program);
  const words = (spec: Spec) => [
    ...spec.below.map(({ path, summary }) => [path.at(-1) ?? '', summary]),
    ...spec.options.flatMap(({ names, does }) => names.map((name) => [name, does])),
  ];
  const values = specs.flatMap((spec) =>
    spec.options.flatMap(({ names, value }) =>
      value === null || value === 'path'
        ? []
        : names.map((name) => `    ${quoted(`${spec.path.join(' ')}:${name}`)} = ${list(value)}`),
    ),
  );
  const told = specs.map(
    (spec) =>
      `    ${quoted(spec.path.join(' '))} = @(${words(spec)
        .map((pair) => list(pair))
        .join(', ')})`,
  );
  return `Register-ArgumentCompleter -Native -CommandName 'bounce-doctor' -ScriptBlock {
  param($wordToComplete, $commandAst, $cursorPosition)
  $words = @{
${told.join('\n')}
  }
  $values = @{
${values.join('\n')}
  }
  $command = ''
  $previous = ''
  foreach ($element in $commandAst.CommandElements | Select-Object -Skip 1) {
    $text = $element.Extent.Text
    if ($element.Extent.EndOffset -ge $cursorPosition -and $text -eq $wordToComplete) { break }
    $longer = "$command $text".Trim()
    if ($words.ContainsKey($longer)) { $command = $longer }
    $previous = $text
  }
  $key = "\${command}:$previous"
  if ($values.ContainsKey($key)) {
    $values[$key] | Where-Object { $_ -like "$wordToComplete*" } |
      ForEach-Object { [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_) }
    return
  }
  $words[$command] | Where-Object { $_[0] -like "$wordToComplete*" } |
    ForEach-Object { [System.Management.Automation.CompletionResult]::new($_[0], $_[0], 'ParameterName', $_[1]) }
}
`;
}
