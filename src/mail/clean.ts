import { asBuffer } from '../input/bytes/chunks.ts';

const LF = 0x0a;
const CR = 0x0d;
const SPACE = 0x20;
const TAB = 0x09;
const BOM = [0xef, 0xbb, 0xbf];

/** Just enough of a message to hold its notice; a returned original of 20 MB behind it tells nothing. */
export const HEAD_BYTES = 256 * 1024;

function lineEnd(bytes: Uint8Array, from: number): number {
  const end = bytes.indexOf(LF, from);
  return end < 0 ? bytes.length : end + 1;
}

function isBlank(bytes: Uint8Array, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const byte = bytes[i];
    if (byte !== SPACE && byte !== TAB && byte !== CR && byte !== LF) return false;
  }
  return true;
}

const FROM_LINE = /^>?From .*\d/;

function isEnvelopeLine(bytes: Uint8Array, from: number, to: number): boolean {
  if (bytes[from] !== 0x46 && bytes[from] !== 0x3e) return false;
  const line = Buffer.from(bytes.subarray(from, Math.min(to, from + 200))).toString('latin1');
  return FROM_LINE.test(line) || line.startsWith('>From ') || line.startsWith('From ');
}

/** Where the header block begins behind a byte order mark, blank lines and mbox's `From ` lines. */
function headerStart(bytes: Uint8Array): number {
  let at = BOM.every((byte, i) => bytes[i] === byte) ? BOM.length : 0;
  while (at < bytes.length) {
    const next = lineEnd(bytes, at);
    if (!isBlank(bytes, at, next) && !isEnvelopeLine(bytes, at, next)) return at;
    at = next;
  }
  return at;
}

/** A bare CR (old Macs, broken gateways) would make the whole mail one header line. */
function bareReturnsToFeeds(bytes: Buffer): Buffer {
  let copy: Buffer | null = null;
  for (let i = bytes.indexOf(CR); i >= 0; i = bytes.indexOf(CR, i + 1)) {
    if (bytes[i + 1] === LF) continue;
    copy ??= Buffer.from(bytes);
    copy[i] = LF;
  }
  return copy ?? bytes;
}

/** The bytes a MIME parser can read: at most `limit` of them, from the first header field on. */
export function cleanMessage(bytes: Uint8Array, limit: number): Uint8Array {
  const head = bareReturnsToFeeds(asBuffer(bytes).subarray(0, limit));
  return head.subarray(headerStart(head));
}
