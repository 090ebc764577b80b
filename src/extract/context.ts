import type { Headers, Mail } from '../model.ts';
import { addressesIn, cleanAddress } from './address.ts';
import { splitFields } from './fields.ts';
import type { Surroundings } from './mentions.ts';
import { originalHeaders, originalRecipients } from './original.ts';
import { splitOriginal } from './split.ts';

/** A mail prepared for reading: its words parted from the mail it returns. */
export interface Context {
  readonly mail: Mail;
  readonly prose: string;
  /** Report fields (RFC 3464) that stand in the text instead of a part of their own. */
  readonly fields: string;
  /** What stands behind the prose: the returned mail, in the same text. */
  readonly rest: string;
  readonly subject: string;
  readonly author: string | null;
  /** The addresses the notice came to; the first is the one it was sent to. */
  readonly returnPaths: readonly string[];
  readonly original: Headers | null;
  /** The header block that begins `rest`. */
  readonly restHeaders: Headers | null;
  readonly around: Surroundings;
}

/** Some gateways send the words of a notice as a file and leave the window empty. */
function noticeText(mail: Mail): string {
  if (mail.text.includes('@')) return mail.text;
  const files = mail.parts.filter(
    ({ type, text }) => type === 'text/plain' && text.includes('@') && !/^Received:/im.test(text),
  );
  return [mail.text, ...files.map(({ text }) => text)].join('\n\n');
}

/** A report that lost its media type on the way. */
function attachedFields(mail: Mail): string {
  const file = mail.parts.find(
    ({ type, text }) => type.startsWith('text/') && splitFields(text).words.trim() === '' && text.trim() !== '',
  );
  return file?.text ?? '';
}

function surroundings(mail: Mail, original: Headers | null): Surroundings {
  const own = (names: readonly string[]) => names.flatMap((name) => mail.headers.all(name));
  const returned = ['from', 'return-path', 'sender', 'reply-to'].flatMap((name) => original?.all(name) ?? []);
  return {
    authors: addressesIn(...own(['from', 'reply-to', 'sender'])),
    senders: addressesIn(...returned, ...own(['to', 'delivered-to', 'envelope-to'])),
    wanted: new Set(originalRecipients(original).map((address) => address.toLowerCase())),
  };
}

const RETURN_PATHS = ['to', 'delivered-to', 'x-original-to', 'envelope-to'];

export function makeContext(mail: Mail): Context {
  const { prose, rest, headers } = splitOriginal(noticeText(mail));
  const { words, fields } = splitFields(prose);
  const original = originalHeaders(mail, headers);
  return {
    mail,
    prose: words,
    fields: fields === '' ? attachedFields(mail) : fields,
    rest,
    subject: mail.headers.get('subject'),
    author: cleanAddress(mail.headers.get('from')),
    returnPaths: RETURN_PATHS.map((name) => cleanAddress(mail.headers.get(name))).filter((address) => address !== null),
    original,
    restHeaders: headers,
    around: surroundings(mail, original),
  };
}
