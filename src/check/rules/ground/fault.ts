import { placeIn, type Rule } from '../../../rules/files/types.ts';
import type { TableProblem } from '../../../rules/files/yaml.ts';

type Path = readonly PropertyKey[];
/** A rule, or what else has a name and a place. */
export type Faulty = Pick<Rule, 'id' | 'place' | 'at'>;

/** A fault of a rule at one of its parts; `message` says what to write instead. */
export const fault = (rule: Faulty, path: Path, message: string): TableProblem => ({
  ...placeIn(rule, path),
  level: 'error',
  message: `${rule.id}: ${message}`,
});

export const warning = (rule: Faulty, path: Path, message: string): TableProblem => ({
  ...fault(rule, path, message),
  level: 'warning',
});

const LONGEST_QUOTE = 120;

/** Enough of an example to find it. */
export const quote = (text: string): string =>
  `"${text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE)}…` : text}"`;
