import { extract } from '../../src/extract/notice.ts';
import { parseMail } from '../../src/mail/parse.ts';
import type { Mail, Notice } from '../../src/model.ts';

/** A mail from its text, as it comes from a file. */
export function mailOf(text: string): Promise<Mail> {
  return parseMail({ source: '-', messageNumber: 1, bytes: Buffer.from(text), shape: 'mail', truncated: false });
}

export async function noticeOf(text: string): Promise<Notice> {
  return extract(await mailOf(text));
}

const DEFAULTS = {
  to: 'To: me@example.com\n',
  rest: 'Date: Thu, 6 Nov 2025 10:01:00 +0900\nMessage-ID: <n@example.net>\n',
};

/** A notice from its words: what is not given is as ordinary as can be. */
export function write(from: string, subject: string, body: string, headers = ''): string {
  const to = /^To:/m.test(headers) ? '' : DEFAULTS.to;
  return `${headers}From: ${from}\n${to}Subject: ${subject}\n${DEFAULTS.rest}\n${body}`;
}
