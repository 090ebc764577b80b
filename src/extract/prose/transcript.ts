import { gather } from '../../gather.ts';
import type { Command } from '../../model.ts';
import { once } from '../../once.ts';
import { addressesIn } from '../ground/address.ts';
import { linesOf } from '../ground/lines.ts';
import { MAX_WORDS, unfold } from '../ground/words.ts';
import { indexRefusals, type Refusal, type Refusals, type Said } from '../naming/refusals.ts';

/** A command of the sending server, the replies that came before the next one, and its own remarks between them. */
interface Exchange {
  readonly command: string;
  /** Each with its lines. */
  readonly replies: string[][];
  readonly remarks: string[];
  /** The server of the `while talking to` before it. */
  readonly host: string | null;
}

export interface Transcript {
  readonly refusals: readonly Refusal[];
  readonly index: Refusals;
}

/** MDaemon puts the time before each line, InterScan says `Sent >>>`. */
const CLOCK = '(?:\\[?(?:[A-Z][a-z]{2} )?[\\d:./ -]{5,30}\\]?:? )?';
const BY_CLIENT = '>>>(?!\\s*[^\\x00-\\x7f])|(?:Sent|Command|Client):? ?(?:>>>|<<<)|C:|>> (?!\\s*[^\\x00-\\x7f])';
const BY_SERVER = '<<<|(?:Received|Reply|Response|Server):? ?(?:<<<|>>>)|S:|<< ';
const [TO, FROM] = ['-->', '<--'];
const OPENS = '^[\\s>]{0,4}';
const SENT = new RegExp(`${OPENS}(?:${CLOCK}${TO}|${BY_CLIENT})\\s*(.*)$`, 'i');
const REPLIED = new RegExp(`${OPENS}(?:${CLOCK}${FROM}|${BY_SERVER})\\s*(.*)$`, 'i');
/** Whether any line of a text may be one of these. */
const HAS_DIALOG = new RegExp(`${TO}|${FROM}|${OPENS}(?:${BY_CLIENT}|${BY_SERVER})`, 'im');
const TALKING = /\bwhile talking to ([A-Za-z0-9.-]{3,255}?)\.?:/i;

/** A server greets with its name (RFC 5321 section 4.2). */
const GREETING = /^220[ -]((?:[A-Za-z0-9-]{1,63}\.){1,8}[A-Za-z][A-Za-z0-9-]{1,62})\b/;

/** Whether a line is one of a quoted dialog, sent or received. */
export function isDialog(line: string): boolean {
  return HAS_DIALOG.test(line) && (SENT.test(line) || REPLIED.test(line));
}

function commandOf(line: string): Command | null {
  const word = /^[A-Z]+/i.exec(line.trim())?.[0]?.toUpperCase() ?? '';
  if (word === 'HELO' || word === 'EHLO' || word === 'LHLO') return 'EHLO';
  if (word === 'MAIL') return 'MAIL';
  if (word === 'RCPT') return 'RCPT';
  if (word === 'DATA' || word === 'BDAT') return 'DATA';
  if (word === 'STARTTLS' || word === 'AUTH') return word;
  return /^(?:\.|QUIT)/i.test(line.trim()) ? 'DATA' : null;
}

/** Joins `550-first` and `550 last` to one reply. */
function addReply({ replies }: Exchange, line: string): void {
  const before = replies.at(-1);
  if (before && /^[245]\d\d-/.test(before.at(-1) as string)) before.push(line);
  else replies.push([line]);
}

const REFUSAL = /^[45]\d\d(?:[\s-]|$)/;
/** The complaint of a server that was sent DATA though it had taken no recipient. */
const NO_RECIPIENT = /no valid recipients|need rcpt|bad sequence|^503\b|no recipients|must precede data/i;

/**
 * Which command a refusal answered. With PIPELINING the answer to RCPT is read after DATA was sent; the DATA is then
 * refused too, for want of a recipient, and sendmail remarks `550 5.1.1` instead of `554 5.0.0 Service unavailable`.
 */
function stagesIn(exchange: Exchange, replies: readonly string[]): (reply: string) => Command | null {
  const command = commandOf(exchange.command);
  if (command !== 'DATA') return () => command;
  const later = replies.findLastIndex((reply) => NO_RECIPIENT.test(reply));
  const before = new Set(replies.slice(0, Math.max(later, 0)));
  const remarked = exchange.remarks.some((line) => /^550 5\.1\.1 <?\S{1,255}@/.test(line));
  return (reply) => (remarked || before.has(reply) ? 'RCPT' : command);
}

/** A server that shows its own side of the dialog turns the arrows round; what follows them tells which is which. */
function heard(line: string): readonly [RegExpExecArray | null, RegExpExecArray | null] {
  const sent = SENT.exec(line);
  const replied = sent ? null : REPLIED.exec(line);
  if (sent && /^[245]\d\d[ -]/.test(sent[1] as string)) return [null, sent];
  return replied && commandOf(replied[1] as string) !== null ? [replied, null] : [sent, replied];
}

/** `550 5.1.1 <taro@example.jp>... User unknown`; any other line may begin what is said of the next recipient. */
const REMARK = /^\s{0,8}(?:[245]\d\d[ -]|<?\S{1,320}\.\.\. )/;

function readExchanges(text: string): Exchange[] {
  const exchanges: Exchange[] = [{ command: '', replies: [], remarks: [], host: null }];
  let host: string | null = null;
  for (const line of linesOf(text)) {
    const last = exchanges.at(-1) as Exchange;
    const [sent, replied] = heard(line);
    const talking = TALKING.exec(line)?.[1];
    if (talking) {
      host = talking;
      exchanges.push({ command: '', replies: [], remarks: [], host });
    } else if (sent) exchanges.push({ command: sent[1] as string, replies: [], remarks: [], host });
    else if (replied) {
      host = GREETING.exec(replied[1] as string)?.[1] ?? host;
      addReply(last, replied[1] as string);
    } else if (REMARK.test(line)) last.remarks.push(line.trim());
  }
  return exchanges;
}

function refusalsOf(exchange: Exchange): Refusal[] {
  const remarks = exchange.remarks.join('\n').toLowerCase();
  const replies = exchange.replies.map((lines) => lines.join('\n'));
  const stageOf = stagesIn(exchange, replies);
  const refused = replies.filter((reply) => REFUSAL.test(reply));
  const reasons = new Set(refused.filter((reply) => !NO_RECIPIENT.test(reply)));
  return refused.map((reply) => ({
    words: reply.slice(0, MAX_WORDS),
    command: stageOf(reply),
    remoteMta: exchange.host,
    lower: unfold(reply).toLowerCase(),
    commandLine: exchange.command.toLowerCase(),
    // A remark is on the refusal, and not on the complaint that follows it.
    remarks: reasons.size === 0 || reasons.has(reply) ? remarks : '',
  }));
}

/** Reads the dialog that a notice quotes; null where it quotes no refusal. */
export function readTranscript(text: string): Transcript | null {
  if (!HAS_DIALOG.test(text)) return null;
  const refusals = gather(readExchanges(text), refusalsOf);
  return refusals.length > 0 ? { refusals, index: indexRefusals(refusals) } : null;
}

/** A quoted dialog, heard by several recipients. */
export interface Dialog {
  /** The refusal that the report quotes the beginning of, or that names him, or that answers his RCPT. */
  about(address: string | null, hint: string | null): Said | null;
  /** A refusal of them all. */
  common(): Said | null;
}

/** What the dialog says to these recipients (in lower case). Where there is one only, any refusal is his. */
export function dialogOf({ refusals, index }: Transcript, recipients: ReadonlySet<string>): Dialog {
  const alone = recipients.size < 2;
  const fitting = refusals.filter((refusal) => alone || answersNobody(refusal));
  const common = once(() => fitting.find(({ lower }) => !NO_RECIPIENT.test(lower)) ?? fitting[0] ?? null);
  const about = (address: string | null, hint: string | null): Refusal | undefined => {
    const begin = unfold(hint ?? '').toLowerCase();
    const key = address?.toLowerCase() ?? '';
    const his = key === '' ? undefined : index.about(key);
    if (begin.length <= 3 || his?.lower.startsWith(begin)) return his;
    const hinted = index.beginningWith(begin);
    return hinted && !answersOther(hinted, key, recipients) ? hinted : his;
  };
  return {
    about: (address, hint) => saidIn(about(address, hint) ?? (alone ? common() : null)),
    common: () => saidIn(common()),
  };
}

/** Whether a refusal names another of the recipients, or answers his RCPT. */
function answersOther({ lower, commandLine }: Refusal, key: string, recipients: ReadonlySet<string>): boolean {
  const named = [...addressesIn(lower, commandLine)].filter((address) => recipients.has(address));
  return named.length > 0 && !named.includes(key);
}

/** It came before a recipient was named, or behind them all, and names none. */
function answersNobody({ command, lower, remarks }: Refusal): boolean {
  return (
    command !== null &&
    command !== 'RCPT' &&
    !NO_RECIPIENT.test(lower) &&
    !lower.includes('@') &&
    !remarks.includes('@')
  );
}

function saidIn(refusal: Refusal | null): Said | null {
  return refusal && { words: refusal.words, command: refusal.command, remoteMta: refusal.remoteMta };
}
