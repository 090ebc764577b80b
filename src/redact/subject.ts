import { isNoticeSubject } from '../extract/phrases.ts';

/** A subject taken apart: what programs put in front of it, and what somebody wrote. */
export interface SubjectParts {
  readonly prefix: string;
  readonly title: string;
}

const ANSWER = '(?:re|fw|fwd|aw|wg|tr|sv|返信|転送)(?:\\[\\d{1,3}\\])?';
/** Behind these a notice repeats the subject of the mail that it is about. */
const NOTICE =
  'undeliverable|undelivered|not delivered|unzustellbar|non remis|non recapitabile|não entregue|no se puede entregar|配信不能|配信不可|配信できません|配達不能|未配信|送信できませんでした|delivered|relayed|expanded|delivery delayed|配信済み|自動返信|自動応答|不在通知|automatic reply|auto(?:matic)? ?(?:reply|response)|auto|out of office(?: autoreply)?|read|not read|既読|開封済み|未開封|automatische antwort|réponse automatique|accepted|declined|承諾|辞退';
const PREFIXES = new RegExp(`^(?:\\s{0,10}(?:${ANSWER}|${NOTICE})\\s{0,4}[:：])+\\s{0,10}`, 'i');

export function splitSubject(subject: string): SubjectParts {
  const prefix = PREFIXES.exec(subject)?.[0] ?? '';
  return { prefix, title: subject.slice(prefix.length).trim() };
}

/** A server's own words are no secret. */
export const isServersOwn = (title: string): boolean => title === '' || isNoticeSubject(title);
