import type { Attempt, Told } from '../ground/attempt.ts';
import { exim } from './exim.ts';
import { opensmtpd } from './opensmtpd.ts';
import { postfix } from './postfix.ts';
import { sendmail } from './sendmail.ts';

/** Whoever copies a line often leaves out its front, or even the queue id. */
const FIELDS = /(?:\b([0-9A-Za-z]{2,20}): )?\bto=</;
const EXIM = /\b[0-9A-Za-z]{6}-[0-9A-Za-z]{6,11}-[0-9A-Za-z]{2,4} (?:=>|->|\*\*|==) /;

/** The attempts that a line without a known front tells of; null where it tells of none. */
export function readBare(line: string): readonly Attempt[] | null {
  const told = fields(line) ?? markedByExim(line) ?? opensmtpd(line);
  const each: readonly Told[] = told === null ? [] : Array.isArray(told) ? told : [told as Told];
  const attempts = each.filter((one) => one.type === 'attempt');
  return attempts.length > 0 ? attempts : null;
}

function fields(line: string): Told | readonly Told[] | null {
  const match = FIELDS.exec(line);
  if (match === null) return null;
  const words = match[1] === undefined ? `0000000000: ${line.slice(match.index)}` : line.slice(match.index);
  const told = postfix(words) ?? sendmail(words);
  return match[1] === undefined ? withoutId(told) : told;
}

/** What has none is not given the one that stands for it. */
function withoutId(told: Told | readonly Told[] | null): readonly Told[] | null {
  if (told === null) return null;
  const each = (Array.isArray(told) ? told : [told]) as readonly Told[];
  return each.map((one) => (one.type === 'attempt' ? { ...one, queueId: '' } : one));
}

function markedByExim(line: string): Told | readonly Told[] | null {
  const match = EXIM.exec(line);
  return match && exim(line.slice(match.index));
}
