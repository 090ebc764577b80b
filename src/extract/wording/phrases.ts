import type { Role } from '../../rules/notices/roles.ts';
import { heardAs, says } from './heard.ts';

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

/** Whether the words tell of a delay rather than of a failure. */
export function saysDelay(subject: string, prose: string): boolean {
  const text = prose.slice(0, LOOK);
  const either = (role: Role): boolean => says(subject, role) || says(text, role);
  if (!either('trying') && !either('surely-trying')) return false;
  if (says(text, 'surely-trying') || says(subject, 'delay-subject')) return true;
  return !says(text, 'given-up') && says(text, 'trying');
}

/** Whether a notice tells that the mail arrived. */
export function saysSuccess(subject: string, prose: string): boolean {
  const text = prose.slice(0, LOOK);
  if (says(text, 'surely-arrived') && !saysFailure(prose)) return true;
  return says(subject, 'success-subject') && says(text, 'arrived') && !says(subject, 'not-arrived');
}
