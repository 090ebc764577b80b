import type { Binary } from './codec.ts';
import { lineAt } from './header.ts';

/** What stands in front of the first part, a part, or what stands behind the last. */
export interface Stretch {
  readonly kind: 'part' | 'around';
  readonly content: Binary;
  /** What stood behind the boundary on the line that begins it, line end included; null where nothing begins it. */
  readonly mark: Binary | null;
}

/** A multipart's body cut at the lines that are its boundary. */
export function* stretchesOf(body: Binary, boundary: string): Iterable<Stretch> {
  let [at, mark]: [number, Binary | null] = [0, null];
  for (const { start, end, rest } of delimitersIn(body, `--${boundary}`)) {
    yield { kind: kindOf(mark), content: body.slice(at, start), mark };
    [at, mark] = [end, rest];
  }
  yield { kind: kindOf(mark), content: body.slice(at), mark };
}

const kindOf = (mark: Binary | null): Stretch['kind'] => (mark === null || mark.startsWith('--') ? 'around' : 'part');

interface Delimiter {
  readonly start: number;
  readonly end: number;
  readonly rest: Binary;
}

function* delimitersIn(body: Binary, begin: string): Iterable<Delimiter> {
  for (let start = body.indexOf(begin); start >= 0; start = body.indexOf(begin, start + 1)) {
    if (start > 0 && !/[\r\n]/.test(body[start - 1] as string)) continue;
    const rest = lineAt(body, start + begin.length);
    if (/^(?:--)?[ \t]*[\r\n]*$/.test(rest)) yield { start, end: start + begin.length + rest.length, rest };
  }
}
