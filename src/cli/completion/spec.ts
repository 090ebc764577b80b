import type { Command, Option } from 'commander';

/** What can be typed behind a command, read from the program itself. */
export interface Spec {
  /** The words that lead here; none for the program. */
  readonly path: readonly string[];
  readonly summary: string;
  readonly options: readonly OptionSpec[];
  readonly below: readonly Spec[];
}

export interface OptionSpec {
  /** `--format`, or `-q` beside `--quiet`. */
  readonly names: readonly string[];
  readonly does: string;
  /** What its value can be; null where it takes none. */
  readonly value: readonly string[] | 'path' | null;
}

export function specOf(command: Command, path: readonly string[] = []): Spec {
  const help = { names: ['--help', '-h'], does: 'この説明を表示する', value: null };
  return {
    path,
    summary: command.summary() || command.description(),
    options: [...command.options.filter(({ hidden }) => !hidden).map(optionOf), help],
    below: command.commands.map((one) => specOf(one, [...path, one.name()])),
  };
}

const optionOf = ({ long, short, description, argChoices, required, optional }: Option): OptionSpec => ({
  names: [long, short].filter((name) => name !== undefined && name !== null),
  does: description,
  value: required || optional ? (argChoices ?? 'path') : null,
});

/** A specification and all below it. */
export const allSpecs = (spec: Spec): readonly Spec[] => [spec, ...spec.below.flatMap(allSpecs)];

/** For shells that quote with single quotes alone. */
export const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;
