import { isUtf8 } from 'node:buffer';
import type { Command } from '../../model.ts';
import { recent } from '../../recent.ts';
import type { Heard } from '../../rules/notices/roles.ts';
import { unfold } from '../ground/words.ts';
import { heardBy } from './heard.ts';

/** As much of a text as is searched for a server or a stage, on one line. */
const searchable = (text: string): string => unfold(text.slice(0, 8192));

/** What the words around a reply tell of it: the server that refused, and the command that it answered. */
export interface Place {
  readonly remoteMta: string | null;
  readonly command: Command | null;
}

/** The same words are asked for the server, then for the stage, and by who weighs one witness after another. */
const ASKED = 4;

export const placeIn = recent(ASKED, (text): Place => {
  const line = searchable(text);
  const heard = heardBy('reply', line);
  return { remoteMta: hostOn(line, heard), command: stageOn(line, heard) };
});

/** The command a refusal answered, where the words around it name one. */
export const stageOf = (words: string): Command | null => placeIn(words).command;

/** The server that refused, as the words around its reply name it. */
export const hostIn = (words: string): string | null => placeIn(words).remoteMta;

/** What ends so answers the body: `... in DATA`. */
const IN_DATA = /\bin DATA\s*$/i;

const stageOn = (line: string, heard: readonly Heard[]): Command | null =>
  heard.find(({ role }) => role === 'stage')?.command ?? (IN_DATA.test(line) ? 'DATA' : null);

/** `550-5.7.25 [192.0.2.1]` begins a reply. */
const REPLY = /^[245]\d\d-[245]\.\d/;
/** A log's line opens with the server. */
const OPENS_LINE = /^([A-Za-z0-9][A-Za-z0-9.-]{2,254})\s?\[[0-9A-Fa-f.:]{3,60}\]:?\s/;

function hostOn(line: string, all: readonly Heard[]): string | null {
  const check = all.findIndex(({ role }) => role === 'checks-sender');
  const heard = check < 0 ? all : all.slice(0, check);
  const writers = heard.filter(({ role }) => role === 'names-writer').map(({ host }) => host?.start);
  const named = heard
    .filter(({ role, host }) => role === 'names-host' && !writers.includes(host?.start))
    .map(({ host }) => (host ? line.slice(host.start, host.end) : ''));
  for (const name of [...named, OPENS_LINE.exec(line)?.[1] ?? '']) {
    const host = name.replace(/^[.-]+|(?<![.-])[.-]+$/g, '');
    if (host.length > 2 && host.includes('.') && !REPLY.test(host)) return host;
  }
  return null;
}

/** Exim's log shows the line ends of a reply so; no name of a path goes on in a capital or in a digit. */
const LINE_END = /\\n(?=[A-Z\d<])/g;
const OCTAL = /(?:\\[0-3][0-7]{2}){2,400}/g;

/** Exim and sendmail print 8-bit bytes of a reply as octal escapes: `\343\203\246` for a Japanese character. */
function decodeEscapes(text: string): string {
  if (!text.includes('\\')) return text;
  return text.replace(LINE_END, ' ').replace(OCTAL, (run) => {
    const bytes = Uint8Array.from(run.slice(1).split('\\'), (octal) => Number.parseInt(octal, 8));
    return isUtf8(bytes) ? new TextDecoder().decode(bytes) : run;
  });
}

/** What may stand between a wording and the code of the reply that it quotes. */
const TO_CODE = /^\s*(?:<[^>]{0,320}>:?\s*)?(?=["']?[245](?:\d\d\b|\.\d{1,3}\.\d))/;
const BEHIND_COMMAND = /^[^:]{1,200}(?::<[^>]{0,400}>[^:]{0,60})?:\s*(?=[245]\d\d)/;

/** Where the reply begins that a wording quotes; -1 where it quotes none. */
function beginOf({ role, start, end }: Heard, text: string): number {
  if (role === 'quotes-reply' || (role === 'opens-reply' && start === 0 && text.startsWith('('))) return end;
  const between =
    role === 'quotes-code' || (role === 'opens-reply' && start === 0)
      ? TO_CODE
      : role === 'quotes-behind-command'
        ? BEHIND_COMMAND
        : null;
  const found = between?.exec(text.slice(end, end + 1000));
  return found ? end + found[0].length : -1;
}

/** What the wording that leads to a reply opened is closed behind it. */
function enclosed(rest: string, opener: string): string {
  // Not the apostrophe of `isn't`.
  if (opener.endsWith("'")) return rest.split(/'(?![a-z])/i, 1)[0] as string;
  if (opener.startsWith('(')) return rest.replace(/\)\s*$/, '');
  return opener.endsWith('[') ? rest.replace(/\]\s*$/, '') : rest;
}

function afterOpener(text: string): string {
  for (const heard of heardBy('reply', text)) {
    // Whatever is quoted behind it was said to the server that refuses, of another address than the recipient's.
    if (heard.role === 'checks-sender') return text;
    const begin = beginOf(heard, text);
    const rest = begin < 0 ? '' : text.slice(begin).trim();
    if (rest !== '') return enclosed(rest, text.slice(heard.start, heard.end));
  }
  return text;
}

/** What Exchange puts behind a reply. */
const MARKS = /##.{0,300}$/;
const REMARK = /^[^)]{0,80}\)? ?\.?$/;

/** Without what the server that quotes a reply says behind it: one remark after the other, from the last to the first. */
function beforeCloser(text: string): string {
  const heard = heardBy('reply', text);
  let end = text.length;
  for (let i = heard.length - 1; i >= 0; i--) {
    const { role, start, end: closed } = heard[i] as Heard;
    const behind = text.slice(closed, end);
    const ends =
      role === 'ends-reply' ? /^[\s.]*$/.test(behind) : role === 'ends-reply-with-more' && REMARK.test(behind);
    // What is all of the words is the reply itself.
    if (ends && start > 0) end = start;
  }
  return text.slice(0, end).trimEnd().replace(MARKS, '').trimEnd();
}

/** The other server's words without the wrapper of the server that quotes them, where the two can be told apart. */
export function bareWords(block: string): string {
  return beforeCloser(afterOpener(decodeEscapes(unfold(block)))).trim();
}

/**
 * What is said of this mail in words that also quote what another server said of the sender's address; null where they
 * quote nothing of the kind. `User unknown` is then the sender, and not the recipient.
 */
export function withoutSenderCheck(bare: string): string | null {
  const check = heardBy('reply', bare).find(({ role }) => role === 'checks-sender');
  return check ? bare.slice(0, check.end) : null;
}
