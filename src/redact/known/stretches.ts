/** Longer lines are looked at in stretches: an address is looked for outwards from each at sign. */
const MAX_LENGTH = 1000;

export interface Stretch {
  readonly text: string;
  readonly at: number;
}

/** The lines of a text; long ones cut where no address goes on. */
export function* stretchesOf(text: string): Iterable<Stretch> {
  for (let at = 0; at < text.length; ) {
    const newline = text.indexOf('\n', at);
    const line = newline < 0 ? text.length : newline + 1;
    const end = line - at > MAX_LENGTH ? cutBefore(text, at, at + MAX_LENGTH) : line;
    yield { text: text.slice(at, end), at };
    at = end;
  }
}

function cutBefore(text: string, from: number, to: number): number {
  let at = to;
  while (at > from && !/[\s,;]/.test(text[at - 1] as string)) at--;
  return at > from ? at : to;
}
