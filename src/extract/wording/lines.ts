import type { Role } from '../../rules/notices/roles.ts';
import { heardBy } from './heard.ts';

/** Whether a line has a wording that stands as it has to. */
function has(line: string, role: Role, stands: (before: string, behind: string, said: string) => boolean): boolean {
  for (const { role: said, start, end } of heardBy('line', line))
    if (said === role && stands(line.slice(0, start), line.slice(end), line.slice(start, end))) return true;
  return false;
}

const isOnlySigns = (text: string): boolean => /^[\s\p{P}\p{S}]*$/u.test(text);
/** Nothing but whom to ask: the address beneath is nobody's who failed. */
export const isContactHeading = (line: string): boolean =>
  has(line, 'contact-heading', (before, behind) => isOnlySigns(before) && isOnlySigns(behind));

const TO_ADDRESS = /^\s*(?::\s*)?$/;
/** Who sent the mail stands beneath. */
export const isSenderHeading = (line: string): boolean =>
  has(line, 'sender-heading', (_, behind) => TO_ADDRESS.test(behind));

const MARGIN = /^\s*$/;
const isColon = (said: string): boolean => /[:：]$/.test(said);

/** `To:` and `Cc:` as the header of a mail has them; they may stand one under the other. */
export const namesSomebody = (line: string): boolean => has(line, 'field-to', (before) => MARGIN.test(before));

/** Whether what stands before an address on its line is such a name. */
export const isHeader = (before: string): boolean =>
  has(before, 'field-to', (margin, behind) => MARGIN.test(margin) && /^\s*["'<]*$/.test(behind));

/** Other fields that notices repeat from the original's header. */
export const isFieldOfMail = (line: string): boolean =>
  has(
    line,
    'field-of-mail',
    (before, behind, said) => MARGIN.test(before) && (isColon(said) || /^\s*[:：]/.test(behind)),
  );

const TO_COLON = /^[^:：]{0,30}[:：]/;
/** What notices tell of the original, in more words or in fewer: neither reason nor reply. */
export const tellsOfMail = (line: string): boolean =>
  namesSomebody(line) ||
  has(line, 'field-of-mail', (before, behind, said) => MARGIN.test(before) && (isColon(said) || TO_COLON.test(behind)));

const BULLET = /^\s*(?:[-*#]{1,10}\s*)?$/;
/** Whether a line begins as a reason does, or what stands above one. */
export const opensReason = (line: string): boolean => has(line, 'opens-reason', (before) => BULLET.test(before));

const ENDS_IN_COLON = /^[^:：]{0,20}[:：]\s*$/;
/** `... was undeliverable due to the following reason:` and the next paragraph tells it; several reasons are guesses. */
export const announcesReason = (line: string): boolean =>
  has(line, 'announces-reason', (_, behind) => ENDS_IN_COLON.test(behind));

/** Whom to ask, or what to do, and not what happened. */
export const asksReader = (line: string): boolean => has(line, 'asks-reader', (before) => MARGIN.test(before));

const LABELLED = /\w:\s.{0,20}$/;
/** Whether the words before a number say that it is the code of a reply. */
export const leadsToCode = (before: string): boolean =>
  LABELLED.test(before.slice(-30)) || has(before, 'says-code', (_, behind) => behind.length <= 20);
