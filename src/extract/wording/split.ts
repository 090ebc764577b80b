import { readHeaderBlock } from '../../mail/header/header-block.ts';
import type { Headers } from '../../model.ts';
import { anyOf } from '../ground/any-of.ts';

export interface Split {
  /** The notice's own words. */
  readonly prose: string;
  /** What follows them: the returned mail, or what there is of it. */
  readonly rest: string;
  readonly headers: Headers | null;
}

/** Lines with which servers announce the mail they return, by what may stand before the words. */
const MARKERS: readonly RegExp[] = [
  anyOf(
    [
      "(?:the |your )?(?:original|returned|unsent|undelivered|undeliverable|rejected|failed|bounced|offending) (?:message|mail|e-?mail)(?:'s)?(?: text| body| as follows| content| header)?s?(?: is)?(?: information)? (?:follows?|below|attached below|starts here)\\b",
      '(?:unsent |original |returned )?(?:message|mail) (?:headers?|body|text|contents?|information|details?)?\\s?(?:follows?|suppressed|below)\\b',
      '(?:the )?original (?:message|mail)(?: headers?| text| body)?(?:\\s*:)?[-=*#_\\s]*$',
      '(?:start of |begin(?:ning)? of )?(?:the )?(?:returned|undelivered|unsent) (?:message|mail)(?: (?:headers?|follows|text))?(?:\\s*:)?[-=*#_\\s]*$',
      'old message:?\\s*$',
      "(?:ursprüngliche (?:nachricht|mail)|originalnachricht|message (?:d['’]origine|original)|mensaje original|mensagem original|messaggio originale|исходное сообщение|oryginalna wiadomość|oorspronkelijk bericht|ursprungligt meddelande)(?:[ -].{1,30})?[-=*#_\\s:]*$",
      '[【\\[<(「]?\\s*(?:以下(?:は|が|に|、)?\\s*)?(?:元|原|返送|送信|お客様|配信できなかった|不達)(?:の|した|された|となった|が送信した)?\\s*(?:メッセージ|メール|原文|文|本文)(?:の?(?:ヘッダー?(?:情報)?|内容|本文|写し|情報|コピー|一部|先頭))*(?:は?以下の通り|を?(?:添付|返送)|です)?[】\\]>)」]?(?:です|以下)?[-=*#_＊\\s:：。]*$',
      '(?:原始邮件|原邮件|原始郵件|원본 메시지|원본 메일)[-=*#_\\s:：]*$',
    ],
    (phrases) => `^[-=*#_|>＊\\s]{0,40}${phrases}`,
  ),
  anyOf(
    [
      '(?:the )?(?:start of |begin(?:ning)? of )?(?:original|returned|unsent|undelivered|failed|forwarded|transmitted|copy of (?:original |your )?) ?(?:message|mail|e-?mail)\\b',
      '(?:message|mail) (?:headers?|body|contents?|text)\\b',
    ],
    (phrases) => `^[-=*#_|＊]{2,40}\\s{0,3}${phrases}`,
  ),
  anyOf(
    [
      'this is a copy of (?:the|your) (?:original |returned )?(?:message|mail)',
      '(?:the )?(?:bod(?:y|ies)|headers?|beginning|start|contents?|text|first part)(?: and .{1,40})? of (?:the|your|this) (?:original |returned |undelivered )?(?:message|mail)(?: header)?s?(?: text)? (?:is|are|follows?|starts?|was)\\b',
      '(?:the )?first (?:\\d+|few|.{1,12}) lines of (?:the|your) (?:original |returned )?(?:message|mail)',
    ],
    (phrases) => `^[-=*#\\s]{0,12}${phrases}`,
  ),
  anyOf(
    [
      '(?:here|following|included|attached|below|enclosed) (?:is|are) (?:a copy of )?(?:the |your )?(?:first .{1,20} lines of (?:the |your )?)?(?:original |returned |undelivered |rejected )?(?:message|mail|e-?mail)(?: headers?| text)?\\b',
      '(?:the )?(?:included is )?(?:a )?copy of (?:the|your) (?:original |returned )?(?:message|mail)(?: headers?)?(?: (?:is|was))?(?: (?:below|follows|included|appears|attached|returned))*.{0,40}:?\\s*$',
      'original (?:mail|message) (?:as follows|attached|is as follows)',
      'your (?:original )?(?:message|mail) (?:reads|began|begins|follows|was as follows|text was)\\b',
    ],
    (phrases) => `^\\s{0,8}${phrases}`,
  ),
  /^[-=*#>\s]{0,12}(?:below|beneath|enclosed) (?:this (?:line )?|the (?:next )?line )?is (?:a copy of|the) /i,
  /^[-\s]{2,8}the header and top \d+ lines/i,
  /^\[<0[4-5]>\]/,
];
/** Three fields in a row, two of them such as only a mail's header has. */
const TELLTALE =
  /^[ \t>|]{0,6}(?:Received|Return-Path|Message-ID|MIME-Version|DKIM-Signature|X-Mailer|Delivered-To|X-Received|Content-Type|Content-Transfer-Encoding|X-Original-To|DomainKey-Signature|X-Originating-IP)[ \t]*:/i;
const FIELD = /^[ \t>|]{0,6}[A-Za-z][A-Za-z0-9-]{1,60}[ \t]*:(?:\s|\S)/;
const ENVELOPE = /^[ \t>|]{0,6}From \S{1,250} .*\d\d:\d\d/;

/** A remark that a notice may make before it names anybody; it announces the mail where two of its fields follow. */
const REMARK =
  /^\s{0,8}(?:your|the) (?:original |undelivered )?(?:message|mail|e-?mail) (?:is|was|has been) (?:returned|attached|included|enclosed|appended|quoted|copied)\b/i;

/** Every marker holds one of these; making the expressions below ready takes longer than all else that a pasted line needs. */
const HINT =
  /ma[ií]l|message|nachricht|mensa|messagg|сообщ|wiadomo|bericht|meddelande|メ|文|邮|郵|메|header and top|\[<0|below|beneath|enclosed/i;

/** All of these in one: every line of every notice is asked. */
const ANY = new RegExp([...MARKERS, REMARK].map(({ source }) => source).join('|'), 'i');

function fieldsFollow(lines: readonly string[], at: number): boolean {
  const next = lines.slice(at + 1, at + 8).filter((line) => line.trim() !== '');
  return next.length > 1 && next.slice(0, 2).every((line) => FIELD.test(line) || ENVELOPE.test(line));
}

/** Whether a line announces the mail that comes back. */
export const announcesOriginal = (line: string): boolean =>
  line.length < 200 && MARKERS.some((marker) => marker.test(line));

/** `Below is the original mail and the failure reason:` is followed by the reason. */
const GOES_ON = /\b(?:reasons?|errors?)\s*[:：]\s*$/i;

function isMarker(lines: readonly string[], at: number): boolean {
  const line = lines[at] as string;
  if (line === '' || line.length >= 200 || !ANY.test(line) || GOES_ON.test(line)) return false;
  return MARKERS.some((marker) => marker.test(line)) || (REMARK.test(line) && fieldsFollow(lines, at));
}

/** A header block without a line that announces it; an mbox puts one line above it, and another mbox one more. */
function beginsHeader(lines: readonly string[], at: number, envelopes = 2): boolean {
  const first = lines[at] ?? '';
  if (!first.includes(':')) return false;
  if (ENVELOPE.test(first)) return envelopes > 0 && beginsHeader(lines, at + 1, envelopes - 1);
  if (!FIELD.test(first)) return false;
  let fields = 0;
  let telling = 0;
  for (let i = at; i < lines.length && i < at + 40; i++) {
    const line = lines[i] as string;
    if (line.trim() === '') break;
    if (TELLTALE.test(line)) telling++;
    // A MIME part that shows as raw text has nothing but such fields.
    if (/^[ \t>|]{0,6}Content-/i.test(line)) continue;
    if (FIELD.test(line)) fields++;
    else if (!/^\s/.test(line)) break;
  }
  return fields >= 3 && telling >= 2;
}

function indentOf(lines: readonly string[]): number {
  const first = lines.find((line) => line.trim() !== '') ?? '';
  return first.length - first.trimStart().length;
}

const NAMES = ['from', 'subject', 'message-id', 'received', 'to', 'date'];

/** The header block at the beginning of these lines, quoted with an indentation or not. */
export function headersOf(lines: readonly string[]): Headers | null {
  const start = lines.findIndex((line) => FIELD.test(line) || ENVELOPE.test(line));
  if (start < 0 || start > 8) return null;
  const block = lines.slice(start, start + 400);
  const indent = indentOf(block);
  const text = block.map((line) => (line.slice(0, indent).trim() === '' ? line.slice(indent) : line)).join('\n');
  const headers = readHeaderBlock(text);
  return NAMES.some((name) => headers.has(name)) ? headers : null;
}

/** Cuts the returned mail off the notice's text: nothing in it may be taken for a recipient or a reply. */
export function splitOriginal(text: string): Split {
  const lines = text.split('\n');
  const hinted = HINT.test(text);
  let at = 0;
  for (let i = 0; i < lines.length; i++) {
    const next = at + (lines[i] as string).length + 1;
    const marker = hinted && isMarker(lines, i);
    if (marker || beginsHeader(lines, i)) {
      const first = marker ? i + 1 : i;
      const headers = headersOf(lines.slice(first, first + 500));
      return { prose: text.slice(0, Math.max(at - 1, 0)), rest: text.slice(marker ? next : at), headers };
    }
    at = next;
  }
  return { prose: text, rest: '', headers: null };
}
