import { asBuffer } from '../bytes/chunks.ts';
import { type Line, lineAt } from '../bytes/line.ts';
import { signatureOf } from '../bytes/magic.ts';
import { isMailLog } from '../log/is-log.ts';
import { looksLikeHeader } from '../mbox/header-block.ts';
import { BABYL_PREFACE, MMDF } from '../mbox/header-divider.ts';
import { isBlank, skipBlank, skipBom, stripPreamble } from '../mbox/preamble.ts';
import { MAX_SEPARATOR, opensMailbox } from '../mbox/separator.ts';
import { NEEDLE, separatorAt } from '../mbox/separator-at.ts';
import { isGroupByte } from '../text/decode-text.ts';
import { guessUtf16, utf16ToUtf8 } from '../text/utf16.ts';

/**
 * `records`: lines that `--format ndjson` wrote; `record-document`: what `--format json` wrote.
 * `lines`: a mail server's log, or what else a program wrote for programs, one thing in each line.
 * `binary`: nothing a person could read.
 */
export type Shape =
  | 'mail'
  | 'mbox'
  | 'text'
  | 'lines'
  | 'msg'
  | 'gzip'
  | 'binary'
  | 'empty'
  | 'records'
  | 'record-document';

/** The beginning that is looked at. */
export const HEAD_SIZE = 65_536;

/** What the bytes are, by their beginning (all of them, or the first `HEAD_SIZE`). UTF-16 counts as what it would be in UTF-8. */
export function tellShape(bytes: Uint8Array): Shape {
  const head = bytes.subarray(0, HEAD_SIZE);
  const utf16 = guessUtf16(head);
  return judge(utf16 === null ? head : utf16ToUtf8(head, utf16));
}

function judge(head: Uint8Array): Shape {
  if (isBlank(head)) return 'empty';
  const signature = signatureOf(head);
  if (signature !== null) return signature.shape;
  const first = firstLine(head);
  if (first.text.startsWith('{')) return judgeJson(first.text, head);
  if (opensWithFromLine(head) || first.text.startsWith(BABYL_PREFACE) || first.text === MMDF) return 'mbox';
  // Its first lines look like fields.
  if (first.text.startsWith('#') && isMailLog(asBuffer(head).toString('latin1'))) return 'lines';
  if (looksLikeHeader(stripPreamble(head))) return 'mail';
  if (isBinary(head)) return 'binary';
  if (isMailLog(asBuffer(head).toString('latin1'))) return 'lines';
  return holdsSeparator(head) ? 'mbox' : 'text';
}

function firstLine(head: Uint8Array): Line {
  return lineAt(head, skipBlank(head, skipBom(head)), MAX_SEPARATOR);
}

export function opensWithFromLine(head: Uint8Array): boolean {
  const first = firstLine(head);
  return opensMailbox(first.text, lineAt(head, first.next, MAX_SEPARATOR).text);
}

function judgeJson(line: string, head: Uint8Array): Shape {
  const ours = /^\{\s{0,8}"schema"\s{0,8}:\s{0,8}1\s{0,8},\s{0,8}"(records)?/.exec(line);
  if (ours === null) return isMailLog(asBuffer(head).toString('latin1')) || isJsonByLines(head) ? 'lines' : 'text';
  return ours[1] === undefined ? 'records' : 'record-document';
}

/** A line that is longer than what is looked at is no document that somebody wrote for people either. */
const isJsonByLines = (head: Uint8Array): boolean =>
  /^\s{0,20}\{[^\n]{0,65536}\}\s{0,4}\n\s{0,4}\{/.test(asBuffer(head).toString('latin1'));

/** The tail of a mailbox that was cut: text, then a separator with a header field behind it. */
function holdsSeparator(head: Uint8Array): boolean {
  const view = asBuffer(head);
  for (let at = view.indexOf(NEEDLE); at >= 0; at = view.indexOf(NEEDLE, at + 1)) {
    const verdict = separatorAt(view, at, { opening: false, eof: true });
    if (typeof verdict !== 'string' && looksLikeHeader(view.subarray(verdict.next, verdict.next + 2048))) return true;
  }
  return false;
}

/** More than a few controls that no text has; NULs that pad the end do not count. */
function isBinary(head: Uint8Array): boolean {
  let end = head.length;
  while (end > 0 && head[end - 1] === 0) end -= 1;
  let controls = 0;
  for (let at = 0; at < end; at += 1) {
    const byte = head[at] ?? 0;
    if (isControl(byte) && !isGroupByte(byte, head[at + 1])) controls += 1;
  }
  return end === 0 || controls > end * 0.05;
}

/** C0 without BS, TAB, LF, VT, FF, CR and ESC (ISO-2022-JP, terminal colours). */
function isControl(byte: number): boolean {
  return byte < 0x08 || (byte > 0x0d && byte < 0x20 && byte !== 0x1b) || byte === 0x7f;
}
