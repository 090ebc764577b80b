import type { CompiledRule } from '../table/compiled.ts';
import type { Facts } from './facts.ts';

/** Whether all that a rule asks besides words is so; a key that it does not have asks nothing. */
export const conditionsHold = (rule: CompiledRule, facts: Facts, dialog: boolean): boolean =>
  isOneOf(rule.provider, facts.provider) &&
  isOneOf(rule.command, facts.command) &&
  (rule.reply === undefined || rule.reply.some((pattern) => matchesReply(pattern, facts.replyCode))) &&
  (rule.status === undefined || rule.status.some((pattern) => matchesStatus(pattern, facts.status))) &&
  (rule.seen === undefined || (rule.seen === 'dialog') === dialog) &&
  (rule.forwarded === undefined || rule.forwarded === facts.forwarded) &&
  isInForce(rule, facts.day);

const isOneOf = <T>(wanted: readonly T[] | undefined, is: T | null): boolean =>
  wanted === undefined || (is !== null && wanted.includes(is));

/** Of a notice without a date nobody knows whether it is of that time. */
function isInForce({ since, until }: CompiledRule, day: string | null): boolean {
  if (since === undefined && until === undefined) return true;
  return day !== null && (since === undefined || since <= day) && (until === undefined || day <= until);
}

/** A reply code or a status, whichever the pattern is of. */
export const matchesCode = (pattern: string, facts: Facts): boolean =>
  pattern.includes('.') ? matchesStatus(pattern, facts.status) : matchesReply(pattern, facts.replyCode);

function matchesReply(pattern: string, code: string | null): boolean {
  if (code?.length !== 3) return false;
  for (let i = 0; i < pattern.length; i++) if (pattern[i] !== 'x' && pattern[i] !== code[i]) return false;
  return true;
}

/** `5.1.1`; `x` for any field; `606-649` for a range in the last. */
export function matchesStatus(pattern: string, status: string | null): boolean {
  if (status === null) return false;
  if (pattern === status) return true;
  // Nearly all patterns that do not match begin otherwise.
  if (pattern[0] !== status[0] && pattern[0] !== 'x') return false;
  if (pattern[2] !== status[2] && pattern[2] !== 'x') return false;
  const fields = status.split('.');
  return pattern.split('.').every((want, i) => matchesField(want, fields[i] ?? ''));
}

function matchesField(want: string, have: string): boolean {
  if (want === 'x' || want === have) return true;
  const [low, high] = want.split('-');
  return high !== undefined && Number(have) >= Number(low) && Number(have) <= Number(high);
}
