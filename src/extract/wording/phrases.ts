import type { Role } from '../../rules/notices/roles.ts';
import { unfold } from '../ground/words.ts';
import { heardAs, heardBy, says } from './heard.ts';

const LOOK = 6000;

export function isNoticeSubject(subject: string): boolean {
  return says(subject.slice(0, 300), 'notice-subject');
}

export function saysFailure(text: string): boolean {
  return says(text.slice(0, LOOK), 'failing');
}

/** Of a line that ends in what is said of the mail and a colon, or in `to`, whoever it was for follows. */
const LEADS_ON = /^.{0,80}[:：]\s*$/;

export function introduces(line: string): boolean {
  if (line.length >= 500) return false;
  if (says(line, 'introduces')) return true;
  return (
    heardAs(line, 'introduces-at-end').some(({ end }) => line.slice(end).trim() === '') ||
    heardAs(line, 'sends').some(({ end }) => LEADS_ON.test(line.slice(end)))
  );
}

/** What a text says of a mail that did not fail, or not yet. */
function fateIn(text: string): (role: Role) => boolean {
  const heard = heardBy('fate', text);
  return (role) => heard.some((one) => one.role === role);
}

/** Whether the words tell of a delay rather than of a failure. */
export function saysDelay(subject: string, prose: string): boolean {
  const titled = fateIn(subject);
  const said = fateIn(prose.slice(0, LOOK));
  const surely = said('surely-trying');
  if (!surely && !said('trying') && !titled('trying') && !titled('surely-trying')) return false;
  if (surely || says(subject, 'delay-subject')) return true;
  return !said('given-up') && said('trying');
}

/** Whether the words tell that no server tries again, though a reply among them may be a temporary one. */
export const saysGivenUp = (text: string): boolean => fateIn(text.slice(0, LOOK))('surely-given-up');

/** Whether a notice tells that the mail arrived. */
export function saysSuccess(subject: string, prose: string): boolean {
  const said = fateIn(prose.slice(0, LOOK));
  if (said('surely-arrived') && !saysFailure(prose)) return true;
  return said('arrived') && says(subject, 'success-subject') && !says(subject, 'not-arrived');
}

/** Of the first lines only: further down, digests repeat what others wrote of such notices. */
const OPENING = 800;
const QUOTED = /^[ \t]{0,20}[>|].*$/gm;
/** Japanese goes on where a line was wrapped. */
const WRAPPED = /(?<=[\u3000-\uffef])\n[ \t]{0,20}(?=[\u3000-\uffef])/g;

/** Whether a list server says that it did not distribute the reader's post, or not yet. */
export function saysNotDistributed(text: string): boolean {
  return says(unfold(text.slice(0, OPENING).replace(QUOTED, '').replace(WRAPPED, '')), 'not-distributed');
}
