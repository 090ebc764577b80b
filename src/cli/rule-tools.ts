/** The commands that read rule files, with the parsers for them. */
export { checkRules } from './rules-check.ts';
export { newRule } from './rules-new.ts';
