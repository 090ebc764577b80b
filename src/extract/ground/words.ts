import { isUtf8 } from 'node:buffer';

/** Wrappers that servers put before the other side's reply: what follows the match is the reply. */
const OPENERS: readonly RegExp[] = [
  /\bremote host said:\s*/i,
  /\brefused to talk to me:\s*/i,
  /\bhost [^\s[]{1,255}\s?\[[^\]]{1,60}\](?::\d{1,5})? said:\s*/i,
  /\b(?:said|says|replied|responded):?\s*(?=["']?[245]\d\d\b)/i,
  /\b(?:error|response) (?:that )?the other server returned was:\s*/i,
  /\bthe response (?:from the remote server )?was:\s*/i,
  /\bremote server (?:at .{1,300} )?returned '/i,
  /\bresponded with failure:\s*/i,
  /\bwith the following error message:\s*\[?/i,
  /\bhost:? [^\s[]{1,255}(?:\s?\[[^\]]{1,60}\])?(?::\d{1,5})?:?\s+(?=[245]\d\d\b|[245]\.\d{1,3}\.\d)/i,
  /\bSMTP error from remote (?:mail ?|mailer ?)?server after [^:]{1,200}(?::<[^>]{0,400}>[^:]{0,60})?:\s*(?=[245]\d\d)/i,
  /\bdid not like our [A-Z ]{3,24}:\s*/i,
  /\btried all MXs \[(?:<[^>]{0,320}>:?\s*)?(?=[245]\d\d)/i,
  /^\(reason:\s*/i,
  /^(?:reason|diagnostic[ -]code|error|理由|エラー)\s*[:：]\s*(?:smtp;\s*)?(?=[245]\d\d)/i,
];
/** Every opener has one of these words, and most replies come without a wrapper. */
const MAY_OPEN =
  /said|says|tried all|replied|respon|returned|refused to talk|did not like|host|error|reason|diagnostic|理由|エラー/i;

const CLOSERS: readonly RegExp[] = [
  /\(in reply to [^)]{1,80}\)? ?\.?$/i,
  // qmail's, the last of them first.
  /I'm not going to try again.{0,80}$/i,
  /\bGiving up on \S{1,255}$/i,
  /##.{0,300}$/,
  /\(state \d{1,3}\)\.?$/,
  /\[(?:RCPT_TO|MAIL_FROM|DATA)\]$/,
];
const LONGEST_CLOSER = 310;
/** Every closer has one of these. */
const MAY_CLOSE = /in reply to|giving up|not going to try|##|\(state|\[(?:RCPT_TO|MAIL_FROM|DATA)/i;

/** As much of what a server says as anybody reads. */
export const MAX_WORDS = 16_384;

/** One line, the way it would have been sent unfolded. */
export function unfold(text: string): string {
  // A space that stands alone is left as it is: nearly all are, and each replacement costs.
  return text.replace(/\s\s+|[^\S ]/g, ' ').trim();
}

const OCTAL = /(?:\\[0-3][0-7]{2}){2,400}/g;

/** Exim and sendmail print 8-bit bytes of a reply as octal escapes: `\343\203\246` for a Japanese character. */
function decodeOctal(text: string): string {
  if (!text.includes('\\')) return text;
  return text.replace(OCTAL, (run) => {
    const bytes = Uint8Array.from(run.slice(1).split('\\'), (octal) => Number.parseInt(octal, 8));
    return isUtf8(bytes) ? new TextDecoder().decode(bytes) : run;
  });
}

function afterOpener(text: string): string {
  if (!MAY_OPEN.test(text)) return text;
  for (const opener of OPENERS) {
    const match = opener.exec(text);
    if (!match) continue;
    const rest = text.slice(match.index + match[0].length).trim();
    if (rest === '') continue;
    if (match[0].startsWith('(')) return rest.replace(/\)\s*$/, '');
    if (/^tried all/i.test(match[0])) return rest.replace(/\]\s*$/, '');
    return match[0].endsWith("'") ? (rest.split("'", 1)[0] as string) : rest;
  }
  return text;
}

function beforeCloser(text: string): string {
  if (!MAY_CLOSE.test(text)) return text;
  const start = Math.max(0, text.length - LONGEST_CLOSER);
  const end = CLOSERS.reduce((rest, closer) => rest.replace(closer, '').trimEnd(), text.slice(start));
  return text.slice(0, start) + end;
}

/** The other server's words without the wrapper of the server that quotes them, where the two can be told apart. */
export function bareWords(block: string): string {
  return beforeCloser(afterOpener(decodeOctal(unfold(block)))).trim();
}

/** `550-5.7.25 [192.0.2.1]` begins a reply. */
const NAME = '((?![245]\\d\\d-[245]\\.\\d)[A-Za-z0-9][A-Za-z0-9.-]{2,254})';
const IP = '\\[[0-9A-Fa-f.:]{3,60}\\]';

/** A name that these words tell for a server's. They are sought first: the name would be tried at every letter. */
function nameBefore(words: string): RegExp {
  return new RegExp(`${words}(?<=\\b${NAME}${words})`);
}

const HOSTS: readonly RegExp[] = [
  new RegExp(`\\bhost ${NAME}\\s?(?:\\[|said:|:)`),
  new RegExp(`\\bhost: ${NAME}(?:\\s|$)`),
  new RegExp(`\\bconnect(?:ing)? to ${NAME}\\s?\\[`),
  new RegExp(`\\b(?:conversation|connection) with ${NAME}\\s?\\[`),
  new RegExp(`\\bwhile talking to ${NAME}`, 'i'),
  new RegExp(`\\bremote server at ${NAME}`, 'i'),
  new RegExp(`\\bGiving up on ${NAME}`),
  nameBefore(`\\s${IP} did not like our\\b`),
  new RegExp(`\\bby ${NAME}\\s${IP}`),
  nameBefore(' (?:does not like recipient|failed after I sent the message)'),
  new RegExp(`\\bConnected to ${NAME} but\\b`),
  new RegExp(`\\bRemote system: dns;${NAME}`, 'i'),
  new RegExp(`\\b(?:server|remote (?:mta|host|server))\\s?:?\\s?<?${NAME}>?(?:[\\s:,]|$)`, 'i'),
  new RegExp(`^${NAME}\\s?${IP}:?\\s`),
];

/** Each of those has one of these beside the name; making all of them ready takes longer than reading a pasted line. */
const NEAR_HOST = /host|connect|conversation|talking|remote|server|giving up|like|failed after|\[/i;

/** As much of a text as is searched for a server or a stage, on one line. */
export function searchable(text: string): string {
  return unfold(text.slice(0, 8192));
}

/** The server that refused, as the words around its reply name it. */
export function hostIn(block: string): string | null {
  return hostOn(searchable(block));
}

/** The same of what was made searchable. */
export function hostOn(line: string): string | null {
  if (!NEAR_HOST.test(line)) return null;
  for (const pattern of HOSTS) {
    const host = pattern.exec(line)?.[1]?.replace(/(?<![.-])[.-]+$/, '');
    if (host?.includes('.')) return host;
  }
  return null;
}
