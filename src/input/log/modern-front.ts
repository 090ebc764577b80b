import type { Front } from './front.ts';

const BEGINNING = /^<\d{1,3}>1 /;

/** `<22>1 2026-11-20T10:15:00+09:00 mx postfix/smtp 9 - - words` (RFC 5424 section 6). */
export function modernFront(line: string): Front | null {
  const start = BEGINNING.exec(line)?.[0].length;
  if (start === undefined) return null;
  const fields = line.slice(start).split(' ', 5);
  const [stamp, host, program] = fields;
  if (fields.length < 5 || stamp === undefined || host === undefined || program === undefined) return null;
  const data = start + fields.reduce((sum, field) => sum + field.length + 1, 0);
  const words = line.slice(endOfData(line, data)).trimStart();
  return { stamp, host, program, words: words.startsWith('\ufeff') ? words.slice(1) : words };
}

/** Where structured data ends that begins at `at`: a dash, or elements in brackets (section 6.3). */
function endOfData(line: string, at: number): number {
  if (line[at] !== '[') return at + 1;
  let end = at;
  while (line[end] === '[') {
    const close = closingOf(line, end);
    if (close < 0) return at;
    end = close + 1;
  }
  return end;
}

/** A bracket within a value has a backslash before it. */
function closingOf(line: string, open: number): number {
  let close = line.indexOf(']', open);
  while (close > 0 && line[close - 1] === '\\') close = line.indexOf(']', close + 1);
  return close;
}
