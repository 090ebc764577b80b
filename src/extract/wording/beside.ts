import type { Heard, Role } from '../../rules/notices/roles.ts';
import { heardBy } from './heard.ts';

/** Where a wording has to stand beside an address: what may be between the two, and on its other side. */
interface Frame {
  readonly between: RegExp;
  readonly beyond?: RegExp;
}

/** Of those that lead to an address. */
const BEFORE: Partial<Record<Role, Frame>> = {
  'names-other': { between: /^\s*["'<([]*$/ },
  'names-sender': { between: /^\s*["'<([]*$/ },
  'names-other-near': { between: /^.{0,60}["'<([]*$/ },
  'names-helper': { between: /^.{0,20}["'<([]*$/ },
  'asks-him': { between: /^[^\s「」『』をの]{0,12}\s*(?:[:：はに]\s*)?["'<([]*$/ },
  'asks-him-about': { between: /^[^\s「」をの。]{0,12}[はに、]\s*["'<([]*$/ },
  // `Recipient:`, `[宛先]`, or a column of its own; the wording's last character tells how wide one has to be.
  'labels-recipient': {
    between:
      /^(?:.\s*[:=：]|.[\]】］](?:\s*[:：])?|.[ \t\u3000]{3}|[先者スト名][ \t\u3000]{1,2}|[:=：])\s*["'<([]*(?:(?:rfc-?822\s*;|smtp\s*[:;])\s*["'<(]*)?$/i,
    beyond: /(?:^|[\s(>*[{,【［■□●◆◇※・•-])[ぁ-ヶー一-龠]{0,8}$/,
  },
  'labels-mail': { between: /^\s*[:=：]\s*["'<]*$/, beyond: /(?:^|[\s*-])$/ },
  'leads-to-recipient': { between: /^\s*["'<([]*$/ },
  'expanded-from': { between: /^:?\s*["'<(]*$/ },
};

/** Of those that follow one. */
const BEHIND: Partial<Record<Role, Frame>> = {
  'sender-refused': { between: /^[>"']?\W{0,5}$/ },
  'contact-behind': { between: /^[>"')\]」』]*\s*$/ },
  'arrived-there': {
    between: /^["'>)\]]*\s*(?:[-–—:|,(]\s*)?(?:status\s*[:=]\s*)?$/i,
    beyond: /^\s*(?:[).,;|]|$)/,
  },
  'speaks-of-recipient': { between: /^["'>)\]」]*\s*$/ },
  'others-follow': { between: /^/ },
};

/** Behind this many characters nothing on its line is about an address. */
const NEAR = 200;
/** Of a wording that leads to an address, and of what stands before it. */
const LONGEST = 100;
const LONGEST_BEYOND = 9;

function leads(text: string, { role, start, end }: Heard, at: number): boolean {
  const frame = at - end <= LONGEST ? BEFORE[role] : undefined;
  const from = role === 'labels-recipient' ? end - 1 : end;
  return (
    (frame?.between.test(text.slice(from, at)) ?? false) &&
    (frame?.beyond?.test(text.slice(Math.max(0, start - LONGEST_BEYOND), start)) ?? true)
  );
}

function follows(text: string, { role, start, end }: Heard, from: number): boolean {
  const frame = BEHIND[role];
  return (frame?.between.test(text.slice(from, start)) ?? false) && (frame?.beyond?.test(text.slice(end)) ?? true);
}

/** What is said beside the address that stands here on a line, by the wordings before and behind it. */
export function saidBeside(line: string, start: number, end: number): readonly Role[] {
  const first = Math.max(0, start - NEAR);
  const text = line.length > 2 * NEAR ? line.slice(first, end + NEAR) : line;
  const [at, from] = text === line ? [start, end] : [start - first, end - first];
  const said: Role[] = [];
  for (const heard of heardBy('address', text))
    if (heard.end <= at ? leads(text, heard, at) : heard.start >= from && follows(text, heard, from))
      said.push(heard.role);
  return said;
}

/** The roles of what leads to somebody else's address. */
const OTHERS: readonly Role[] = ['names-other', 'names-other-near', 'names-helper', 'asks-him', 'asks-him-about'];

function isInLink(line: string, at: number): boolean {
  const before = line.slice(Math.max(0, at - NEAR), at);
  const scheme = before.lastIndexOf('://');
  return scheme >= 0 && !/\s/.test(before.slice(scheme));
}

/** Whether an address is the sender's, as what is said beside it tells. */
export const isSenders = (said: readonly Role[]): boolean =>
  said.includes('sender-refused') || said.includes('names-sender');

/** Whether an address is not the recipient's, as what is said beside it tells, or the link that it is in. */
export const isOthers = (said: readonly Role[], line: string, at: number): boolean =>
  isInLink(line, at) || OTHERS.some((role) => said.includes(role));

/** Whether a text ends in words that lead to somebody else's address: those on the line above count only so. */
export const endsInOthers = (text: string): boolean =>
  heardBy('address', text).some(
    ({ role, end }) => (role === 'names-other' || role === 'names-other-near') && /^\s*["'<(]*$/.test(text.slice(end)),
  );

/** A gateway of old: `##rfc822;taro@example.jp` is whom was written to. */
export const isOfGateway = (before: string): boolean => before.endsWith('##rfc822;');

/** Whether a text ends in `expanded from` or the like: the address that was written to follows. */
export const endsInAlias = (text: string): boolean =>
  isOfGateway(text) || saidBeside(text, text.length, text.length).includes('expanded-from');

/** Too short to be heard among words; a bracket or a character of which each is a word. */
const SHORTLY = /(?:\b(?:to|an?|au)|[「给給])\s*["'<([]*$/i;
const SHORTLY_BEHIND = /^["'>)\]」]*\s*[宛様님께]/;

/** Whether the words of a sentence lead to whom it is about, or go on so behind him. */
export const isSpokenOf = (said: readonly Role[], before: string, after: string): boolean =>
  said.includes('leads-to-recipient') ||
  said.includes('speaks-of-recipient') ||
  SHORTLY.test(before) ||
  SHORTLY_BEHIND.test(after);

/** `taro@example.jp - 250 2.`: as a server says that it took a mail. */
const TAKEN = /^["'>)\]]*\s*(?:[-–—:|,(]\s*)?(?:status\s*[:=]\s*)?(?:ok|2\d\d [2.O])\s*(?:[).,;|]|$)/i;

/** `taro@example.jp - delivered`: a report lists those too who got the mail. */
export const hasArrived = (said: readonly Role[], after: string): boolean =>
  said.includes('arrived-there') || TAKEN.test(after);
