import type { Mail } from '../../model.ts';
import { hasReport } from '../standard/report.ts';
import { looksLikeNotice, messagesIn } from './forward.ts';
import { noticeSource } from './raw-source.ts';

/** The messages that may be notices where the mail itself is none: those attached, or the one pasted into its text. */
export function broughtAlong(mail: Mail): readonly Uint8Array[] {
  const attached = messagesIn(mail).map(({ bytes }) => bytes);
  return attached.length > 0 ? attached : sourceWithin(mail);
}

/** The source of a notice that a person pasted into his own mail; its words alone may read like a notice. */
export function sourceWithin(mail: Mail): readonly Uint8Array[] {
  if (hasReport({ mail }) || looksLikeNotice(mail.headers)) return [];
  const source = noticeSource(Buffer.from(mail.text));
  return source === null ? [] : [source];
}
