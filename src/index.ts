/** The library's public face; importing it does nothing but define these. */

export type { Judgement, Verdict } from './judgement/verdict.ts';
export { type DiagnoseOptions, diagnose } from './library/diagnose.ts';
export { type Explained, type ExplainOptions, explain, type Section } from './library/explain.ts';
export { type JudgeOptions, judge } from './library/judge.ts';
export { loadRules, type RuleProblem, type Rules, RulesError } from './library/rules.ts';
export { InputError, type InputProblem, type ScanOptions, scan } from './library/scan.ts';
export type {
  Action,
  AskedHeaders,
  BounceRecord,
  Candidate,
  Command,
  Evidence,
  ExplainedHit,
  ExplainedLook,
  Explanation,
  Hint,
  Kind,
  ListAdvice,
  Loss,
  Reason,
  Remedy,
  ResendAdvice,
  Side,
  Tier,
} from './model.ts';
