import type { Headers, Mail } from '../../model.ts';
import { cleanAddress } from '../ground/address.ts';
import { splitFields } from '../ground/fields.ts';
import type { Surroundings } from '../naming/mentions.ts';
import { hasReport } from '../standard/report.ts';
import { splitOriginal } from '../wording/split.ts';
import { Around } from './around.ts';
import { originalHeaders } from './original.ts';

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

function beginsWithFields(text: string): boolean {
  const { words, fields } = splitFields(text.slice(0, 1000));
  return fields !== '' && words.trim() === '';
}

/** A report that lost its media type on the way. */
function attachedFields(mail: Mail): string {
  return mail.parts.find(({ type, text }) => type.startsWith('text/') && beginsWithFields(text))?.text ?? '';
}

const RETURN_PATHS = ['to', 'delivered-to', 'x-original-to', 'envelope-to'];

function returnPathsOf({ headers }: Mail): string[] {
  const named = RETURN_PATHS.filter((name) => headers.has(name));
  return named.map((name) => cleanAddress(headers.get(name))).filter((address) => address !== null);
}

/** What only some readers ask for is worked out when the first of them does. */
class Prepared implements Context {
  readonly mail: Mail;
  readonly prose: string;
  readonly rest: string;
  readonly subject: string;
  readonly returnPaths: readonly string[];
  readonly original: Headers | null;
  readonly restHeaders: Headers | null;
  readonly around: Surroundings;
  #fields: string | undefined;
  #author: string | null | undefined;

  constructor(mail: Mail) {
    const { prose, rest, headers } = splitOriginal(noticeText(mail));
    const { words, fields } = splitFields(prose);
    this.mail = mail;
    this.prose = words;
    this.rest = rest;
    this.subject = mail.headers.get('subject');
    this.returnPaths = returnPathsOf(mail);
    this.original = originalHeaders(mail, headers);
    this.restHeaders = headers;
    this.around = new Around(mail, this.original);
    if (fields !== '') this.#fields = fields;
  }

  get fields(): string {
    this.#fields ??= hasReport(this) ? '' : attachedFields(this.mail);
    return this.#fields;
  }

  get author(): string | null {
    if (this.#author === undefined) this.#author = cleanAddress(this.mail.headers.get('from'));
    return this.#author;
  }
}

export function makeContext(mail: Mail): Context {
  return new Prepared(mail);
}
