/** The commands of those who look after rules and fixtures. */
export { check } from './check.ts';
export { redact } from './redact.ts';
export { listRules } from './rules-list.ts';
export { serve } from './serve.ts';
export { stream } from './stream.ts';
