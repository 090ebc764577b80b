import { bodyStart } from '../../input/bytes/body-start.ts';
import { asBuffer } from '../../input/bytes/chunks.ts';
import type { Leaf } from './leaf.ts';

const PEEK = 4096;
/** A boundary line with a part's header beneath it. */
const FIRST_PART = /(?:^|\n)--([^\r\n]{1,200}?)[ \t]*\r?\nContent-[A-Za-z-]{1,40}[ \t]*:/i;
/** Fields that tell that the returned mail has begun: a boundary behind them is its own. */
const IN_ORIGINAL = /^(?:Received|From|To|Subject|Return-Path|Message-ID)[ \t]*:/im;

/** The boundary that a body uses though the message's header does not (rightly) name it. */
function hiddenBoundary(body: string): string | null {
  const match = FIRST_PART.exec(body);
  if (!match || IN_ORIGINAL.test(body.slice(0, match.index))) return null;
  return match[1] as string;
}

/**
 * A notice whose header lost or mangled the boundary shows its parts as raw text. Gives the message with a header
 * that names the boundary in use; null where the parts came out as they should.
 */
export function withBoundary(bytes: Uint8Array, leaves: readonly Leaf[]): Uint8Array | null {
  if (leaves.length > 1 || (leaves[0] && leaves[0].type !== 'text/plain')) return null;
  const start = bodyStart(bytes);
  if (start === 0) return null;
  const boundary = hiddenBoundary(asBuffer(bytes).toString('latin1', start, start + PEEK));
  if (boundary === null || boundary.includes('"')) return null;
  const header = Buffer.from(`Content-Type: multipart/mixed; boundary="${boundary}"\n\n`, 'latin1');
  return Buffer.concat([header, bytes.subarray(start)]);
}
