import type { Command } from '../model.ts';

/** A command of the sending server and the replies that came before the next one. */
interface Exchange {
  readonly command: string;
  readonly replies: string[];
}

export interface Said {
  readonly words: string;
  readonly command: Command | null;
}

const SENT = /^\s*(?:>>>|(?:Sent|Command):?\s*(?:>>>|<<<)|C:|-->)\s*(.*)$/i;
const REPLIED = /^\s*(?:<<<|(?:Received|Reply|Response):?\s*(?:<<<|>>>)|S:|<--)\s*(.*)$/i;

function commandOf(line: string): Command | null {
  const word = /^[A-Z]+/i.exec(line.trim())?.[0]?.toUpperCase() ?? '';
  if (word === 'HELO' || word === 'EHLO' || word === 'LHLO') return 'EHLO';
  if (word === 'MAIL' || word === 'SEND' || word === 'SOML') return 'MAIL';
  if (word === 'RCPT') return 'RCPT';
  if (word === 'DATA' || word === 'BDAT') return 'DATA';
  if (word === 'STARTTLS' || word === 'AUTH') return word;
  if (/^(?:\.|QUIT)/.test(line.trim())) return 'DATA';
  return null;
}

/** Joins `550-first` and `550 last` to one reply. */
function addReply(exchange: Exchange, line: string): void {
  const before = exchange.replies.at(-1);
  if (before && /^[245]\d\d-/.test(before.slice(before.lastIndexOf('\n') + 1))) {
    exchange.replies[exchange.replies.length - 1] = `${before}\n${line}`;
  } else exchange.replies.push(line);
}

function readExchanges(text: string): Exchange[] {
  const exchanges: Exchange[] = [{ command: '', replies: [] }];
  for (const line of text.split('\n')) {
    const sent = SENT.exec(line);
    const replied = sent ? null : REPLIED.exec(line);
    if (sent) exchanges.push({ command: sent[1] as string, replies: [] });
    else if (replied) addReply(exchanges.at(-1) as Exchange, replied[1] as string);
  }
  return exchanges;
}

const REFUSAL = /^[45]\d\d(?:[\s-]|$)/;
/** The complaint of a server that was sent DATA though it had taken no recipient. */
const NO_RECIPIENT = /no valid recipients|need rcpt|bad sequence|^503\b|no recipients/i;

/**
 * Which command a refusal answered. With PIPELINING the answer to RCPT is read after DATA was sent; that DATA is
 * then refused too, for want of a recipient.
 */
function stageAmong(exchange: Exchange, reply: string): Command | null {
  const command = commandOf(exchange.command);
  if (command !== 'DATA') return command;
  const later = exchange.replies.slice(exchange.replies.indexOf(reply) + 1);
  return later.some((line) => NO_RECIPIENT.test(line)) ? 'RCPT' : command;
}

function mentions(text: string, address: string): boolean {
  return text.toLowerCase().includes(address.toLowerCase());
}

export function hasTranscript(text: string): boolean {
  return /^\s*(?:<<<|>>>|Sent|Received|S:)/m.test(text) && readExchanges(text).some(({ replies }) => replies.length > 0);
}

/** What the dialog in a notice says about one recipient: the refusal naming it, or answering its RCPT, or the last. */
export function saidAbout(text: string, address: string | null): Said | null {
  const refusals = readExchanges(text).flatMap((exchange) =>
    exchange.replies.filter((reply) => REFUSAL.test(reply)).map((reply) => ({ exchange, reply })),
  );
  const mine = address === null ? [] : refusals.filter(({ reply }) => mentions(reply, address));
  const toMine = address === null ? [] : refusals.filter(({ exchange }) => mentions(exchange.command, address));
  const chosen = mine[0] ?? toMine[0] ?? refusals.find(({ reply }) => !NO_RECIPIENT.test(reply)) ?? refusals[0];
  if (!chosen) return null;
  return { words: chosen.reply, command: stageAmong(chosen.exchange, chosen.reply) };
}
