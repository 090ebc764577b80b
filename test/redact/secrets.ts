import libmime from 'libmime';
import { isNoticeSubject } from '../../src/extract/wording/phrases.ts';
import { decodeText } from '../../src/input/text/decode-text.ts';
import { readHeaderBlock } from '../../src/mail/header/header-block.ts';
import { parseMail } from '../../src/mail/parse.ts';
import type { Part, RawMessage } from '../../src/model.ts';

const ORIGINAL = /^(?:message\/rfc822|message\/global|text\/rfc822-headers)$/;

/** All that a curious reader could read in a mail, transfer encodings and charsets undone. */
export async function everythingIn(raw: RawMessage, depth = 0): Promise<string> {
  const plain = decodeText(raw.bytes);
  const mail = await parseMail(raw, { whole: true });
  const inner = await Promise.all(mail.parts.map((part) => textOf(raw, part, depth)));
  const unfolded = plain.replace(/\r?\n[ \t]+/g, ' ');
  return [plain, libmime.decodeWords(unfolded), mail.text, ...inner].join('\n');
}

async function textOf(raw: RawMessage, part: Part, depth: number): Promise<string> {
  if (!ORIGINAL.test(part.type) || depth > 3) return part.text;
  return `${part.text}\n${await everythingIn({ ...raw, bytes: part.bytes, shape: 'mail' }, depth + 1)}`;
}

const ADDRESS = /[A-Za-z0-9][\w.+-]{0,60}@[A-Za-z0-9][A-Za-z0-9.-]{1,60}\.[a-z]{2,}/g;
const ROLE =
  /^(?:mailer-?daemon|postmaster|mail-daemon|post_master|mdaemon|no-?reply|abuse|root|nobody|daemon|microsoftexchange\w+|maildelivery\w*|mailmaster)@/i;
const HOST = /(?<![\w@.=+-])(?:[a-z0-9_-]+\.)+example\.(?:com|net|org|jp|co\.jp|ne\.jp|or\.jp)(?![\w.-])/gi;
const IP = /(?<![\d.])(?:192\.0\.2|198\.51\.100|203\.0\.113|10\.\d+\.\d+|192\.168\.\d+)(?:\.\d{1,3})(?![\d.])/g;
const MESSAGE_ID = /^message-id:\s*<([^<>\s]+)>/gim;

/**
 * What must not survive, found by other means than those of the code under test. `servers`: the words of servers,
 * which stay, also where a notice stands in a notice.
 */
export async function secretsOf(raw: RawMessage, servers: string): Promise<ReadonlySet<string>> {
  const all = await everythingIn(raw);
  const addresses = (all.match(ADDRESS) ?? []).filter((address) => !ROLE.test(address));
  const ids = [...all.matchAll(MESSAGE_ID)].map(([, id = '']) => id);
  const { parts } = await parseMail(raw, { whole: true });
  const originals = parts
    .filter(({ type }) => ORIGINAL.test(type))
    .flatMap(wordsOf)
    .filter((word) => !servers.includes(word));
  const found = [...addresses, ...(all.match(HOST) ?? []), ...(all.match(IP) ?? []), ...ids, ...originals];
  return new Set(found.map((secret) => secret.toLowerCase()));
}

/** A subject or a name that is a word like any other cannot be told from that. */
const ONE_WORD = /^.{0,3}$|^[a-z]{1,8}$/i;

/** The subject, the sender's name and the body's lines of a returned mail. */
function wordsOf({ text }: Part): readonly string[] {
  const headers = readHeaderBlock(text);
  const subject = headers.get('subject');
  const name = /^"?([^"<]{2,40}?)"?\s*</.exec(headers.get('from'))?.[1] ?? '';
  const machine =
    /mail|daemon|system|deliver/i.test(name) || headers.get('from').toUpperCase().includes('MAILER-DAEMON');
  const body = /\n\n([\s\S]*)$/.exec(text)?.[1] ?? '';
  const lines = body
    .split('\n')
    .filter((line) => line.length > 11 && /^[^-=:]/.test(line) && !/^[A-Za-z-]+:/.test(line));
  if (machine) return [];
  return [...(isNoticeSubject(subject) ? [] : [subject]), name, ...lines.slice(0, 20)].filter(
    (word) => !ONE_WORD.test(word),
  );
}

/** Whether a text has it, not only within something longer. */
export function has(text: string, secret: string): boolean {
  for (let at = text.indexOf(secret); at >= 0; at = text.indexOf(secret, at + 1)) {
    if (!/[\w@.+=-]/.test(text[at - 1] ?? ' ') && !/^(?:[\w-]|\.\w)/.test(text.slice(at + secret.length))) return true;
  }
  return false;
}
