import './everyday.ts';

/** The commands that read rule files, with the parsers for them; on top of everyday.ts, which so stays in one piece. */
export { checkRules } from './rules-check.ts';
export { newRule } from './rules-new.ts';
