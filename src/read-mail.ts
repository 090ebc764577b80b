import { extract, forwardedNotice } from './extract/notice.ts';
import { isReport } from './extract/report.ts';
import { HEAD_BYTES } from './mail/clean.ts';
import { parseMail } from './mail/parse.ts';
import type { Mail, Notice, Part, RawMessage } from './model.ts';

/** A bounce that a colleague forwards may have been forwarded before; deeper than this nobody looks. */
const MAX_FORWARDS = 3;

/** Mail to notice. Its beginning tells nearly always who failed; only where it does not, all of it is read. */
export async function readMail(raw: RawMessage): Promise<Notice> {
  const mail = await parseMail(raw);
  const notice = await noticeIn(mail, raw);
  if (raw.bytes.length <= HEAD_BYTES || (namesSomebody(notice) && !endsInReport(mail))) return notice;
  const whole = await noticeIn(await parseMail(raw, { whole: true }), raw);
  if (namesSomebody(whole)) return whole;
  return whole.partial ? { ...notice, partial: true } : notice;
}

/** Follows a forwarded bounce into the message it is attached to. */
async function noticeIn(mail: Mail, raw: RawMessage, depth = 0): Promise<Notice> {
  const notice = extract(mail);
  const part = isNoNotice(notice) ? forwardedNotice(mail) : null;
  if (part === null) return notice;
  if (depth === MAX_FORWARDS) return { ...notice, partial: true };
  return noticeIn(await parseMail(attached(raw, part)), raw, depth + 1);
}

/** A report on thousands of recipients is longer than the beginning. */
const endsInReport = ({ parts }: Mail): boolean => isReport(parts.at(-1));
const namesSomebody = (notice: Notice): boolean => notice.failures.some(({ recipient }) => recipient !== null);
const isNoNotice = (notice: Notice): boolean => notice.failures.every((failure) => failure.kind === 'other');
const attached = (raw: RawMessage, part: Part): RawMessage => ({ ...raw, bytes: part.bytes, shape: 'mail' });
