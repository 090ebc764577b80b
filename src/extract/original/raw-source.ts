import { asBuffer } from '../../input/bytes/chunks.ts';
import { embeddedHeaders } from '../../input/mbox/embedded-header.ts';
import { decodeText } from '../../input/text/decode-text.ts';
import { readHeaderBlock } from '../../mail/header/header-block.ts';
import { splitFields } from '../ground/fields.ts';
import { hasCode } from '../ground/reply.ts';
import { saysFailure } from '../wording/phrases.ts';
import { announcesOriginal } from '../wording/split.ts';
import { looksLikeNotice } from './forward.ts';

/** As much as tells where a source begins. */
const LOOK = 128 * 1024;

/**
 * The mail whose source somebody pasted, without what stands before it: a greeting, a command, the table that a mail
 * program shows. A notice's own words before a header tell that it is the header of the mail that came back. Null
 * where there is none.
 */
export function rawSource(bytes: Uint8Array): Uint8Array | null {
  const text = asBuffer(bytes)
    .toString('latin1', 0, LOOK)
    .replace(/\r(?!\n)/g, '\n');
  for (const { start, end } of embeddedHeaders(text)) {
    const hasBody = text.slice(end).trim() !== '';
    const header = text.slice(start, end);
    const headers = readHeaderBlock(header);
    // A mail program repeats the subject above the source.
    const words = decodeText(bytes.subarray(0, start)).replace(headers.get('subject'), '');
    if (looksLikeNotice(headers)) return isReturned(words) ? null : noticeAt(bytes, { start, header, words, hasBody });
    if (tells(words)) return null;
    if (hasBody && isMachineMade(header)) return bytes.subarray(start);
  }
  return null;
}

/** The same of a text that is a mail already: only what no mail program shows is a notice's source. */
export function noticeSource(bytes: Uint8Array): Uint8Array | null {
  const source = rawSource(bytes);
  if (source === null) return null;
  const header =
    asBuffer(source)
      .toString('latin1', 0, LOOK)
      .split(/\n[ \t]*\r?\n/, 1)[0] ?? '';
  return isMachineMade(header) && looksLikeNotice(readHeaderBlock(header)) ? source : null;
}

interface Headed {
  readonly start: number;
  readonly header: string;
  /** What stands before it. */
  readonly words: string;
  readonly hasBody: boolean;
}

/** Outlook shows the header in a window of its own, and many paste it beneath the words. */
function noticeAt(bytes: Uint8Array, { start, header, words, hasBody }: Headed): Uint8Array {
  if (hasBody || !tells(words)) return bytes.subarray(start);
  const fields = header.replace(/^(?:content-|mime-version)[^\n]*\n(?:[ \t][^\n]*\n)*/gim, '').trimEnd();
  return Buffer.concat([Buffer.from(`${fields}\n\n`, 'latin1'), bytes.subarray(0, start)]);
}

/** No mail program shows these. */
const isMachineMade = (header: string): boolean =>
  /^(?:received|return-path|delivered-to|message-id|mime-version|auto-submitted)[ \t]*:/im.test(header);

/** Whether these words tell what became of a mail. */
const tells = (words: string): boolean => saysFailure(words) || hasCode(words) || splitFields(words).fields !== '';

const PART = /^Content-[A-Za-z-]{1,40}[ \t]*:/i;

/** A part's own header, or the words with which a notice announces what it returns, stands above it. */
function isReturned(before: string): boolean {
  const last = before.trimEnd().split('\n').at(-1) ?? '';
  return PART.test(last) || (announcesOriginal(last) && tells(before));
}
