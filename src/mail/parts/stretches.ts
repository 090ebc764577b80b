const LF = 0x0a;
const CR = 0x0d;
const HYPHEN = 0x2d;
const HYPHENS = Buffer.from('\n--', 'latin1');

/** Where the stretch of a body ends that begins at `from`: with a line that may be a boundary, or before the next. */
export function bodyStretch(message: Buffer, from: number): number {
  if (hasHyphens(message, from)) return lineEnd(message, from);
  const next = message.indexOf(HYPHENS, from);
  return next < 0 ? message.length : next + 1;
}

/** The same in a header, which also ends with a blank line. */
export function headerStretch(message: Buffer, from: number): number {
  let at = from;
  while (at < message.length && !standsAlone(message, at)) at = lineEnd(message, at);
  return at > from ? at : lineEnd(message, from);
}

/** A boundary may stand within a header, too. */
const standsAlone = (message: Buffer, at: number): boolean => isBlank(message, at) || hasHyphens(message, at);

const isBlank = (message: Buffer, at: number): boolean =>
  message[at] === LF || (message[at] === CR && message[at + 1] === LF);

const hasHyphens = (message: Buffer, at: number): boolean => message[at] === HYPHEN && message[at + 1] === HYPHEN;

function lineEnd(message: Buffer, from: number): number {
  let at = from;
  while (at < message.length && message[at] !== LF) at++;
  return Math.min(at + 1, message.length);
}

/** RFC 2046 section 5.1.1: the line end before a boundary is part of the boundary. */
export function withoutLineEnd(body: Buffer): Buffer {
  if (body.at(-1) !== LF) return body;
  return body.subarray(0, body.at(-2) === CR ? -2 : -1);
}
