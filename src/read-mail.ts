import { extract } from './extract/notice.ts';
import { broughtAlong, sourceWithin } from './extract/original/brought-along.ts';
import { isReport } from './extract/standard/report.ts';
import { HEAD_BYTES } from './mail/clean.ts';
import { parseMail } from './mail/parse.ts';
import type { Mail, Notice, RawMessage } from './model.ts';

/** What a mail tells: nearly always one notice, several where somebody sent several on. */
export type Notices = readonly [Notice, ...Notice[]];

/** A bounce that a colleague forwards may have been forwarded before; deeper than this nobody looks. */
const MAX_FORWARDS = 3;

/** The beginning of a message, taken apart. */
export const openMail = (raw: RawMessage): Promise<Mail> => parseMail(raw);

/**
 * Mail to notices, with the fields of the original that are `asked` for. Its beginning (`mail`) tells nearly always who
 * failed; only where it does not, all of it is read. A report on thousands of recipients is longer than the beginning:
 * who ends with one is read once, and not twice as far as that goes.
 */
export async function readMail(mail: Mail, raw: RawMessage, asked: readonly string[] = []): Promise<Notices> {
  const isLong = raw.bytes.length > HEAD_BYTES;
  const wholeFirst = isLong && isReport(mail.parts.at(-1)) ? await readWhole(raw, asked) : null;
  if (wholeFirst !== null && namesSomebody(wholeFirst)) return wholeFirst;
  const own = extract(mail, asked);
  const notices = await noticesIn(mail, own, raw, asked);
  if (!isLong || (wholeFirst === null && namesSomebody(notices) && isNotice(own))) return notices;
  // What somebody sends on may go on behind the beginning as well.
  const whole = wholeFirst ?? (await readWhole(raw, asked));
  if (namesSomebody(whole)) return whole;
  const [first, ...others] = notices;
  return whole.some(({ partial }) => partial) ? [{ ...first, partial: true }, ...others] : notices;
}

async function readWhole(raw: RawMessage, asked: readonly string[]): Promise<Notices> {
  const mail = await parseMail(raw, { whole: true });
  return noticesIn(mail, extract(mail, asked), raw, asked);
}

/** Follows forwarded bounces into the messages they are attached as, or the source that was pasted into the text. */
async function noticesIn(
  mail: Mail,
  own: Notice,
  raw: RawMessage,
  asked: readonly string[],
  depth = 0,
): Promise<Notices> {
  const messages = isNotice(own) ? sourceWithin(mail) : broughtAlong(mail);
  if (messages.length === 0) return [own];
  if (depth === MAX_FORWARDS) return [{ ...own, partial: true }];
  const found: Notice[] = [];
  for (const bytes of messages) {
    const inner = await parseMail({ ...raw, bytes, shape: 'mail' });
    found.push(...(await noticesIn(inner, extract(inner, asked), raw, asked, depth + 1)));
  }
  const [first = own, ...others] = found.some(isNotice) ? found.filter(isNotice) : found.slice(0, 1);
  return [first, ...others];
}

const namesSomebody = (notices: Notices): boolean =>
  notices.some(({ failures }) => failures.some(({ recipient }) => recipient !== null));
const isNotice = ({ failures }: Notice): boolean => failures.some(({ kind }) => kind !== 'other');
