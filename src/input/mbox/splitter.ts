import { ownBytes } from '../bytes/chunks.ts';
import { ByteWindow } from '../bytes/window.ts';
import { claimedEnd } from './content-length.ts';
import { BY_FROM_LINES, type Dividing } from './dividing.ts';
import { unquoteFrom } from './from-quoting.ts';
import { skipBlank, skipBom } from './preamble.ts';
import { headerFollows, LOOKAHEAD, landsOnEnd } from './separator-at.ts';

export interface MboxMessage {
  /** Without its separator, the blank line that ends it in the file, and one `>` of each quoted `From `. */
  readonly bytes: Uint8Array;
  /** More of it was there than was kept, or the stream broke inside it. */
  readonly truncated: boolean;
  /** Where in the stream its separator stands. */
  readonly start: number;
}

const NEWLINE = Uint8Array.of(0x0a);
const SLICE = 1 << 18;

/**
 * The window begins with the newline before the current message, so that every separator,
 * the first and one right behind another included, is found by the same needle.
 */
export class MboxSplitter {
  readonly #max: number;
  readonly #dividing: Dividing;
  readonly #window = new ByteWindow();
  /** Where to look on; all before it belongs to the message. */
  #scan = 0;
  #first = true;
  #dropped = false;
  /** Bytes that left the window, and those of them that stood inside the message. */
  #gone = 0;
  #goneInside = 0;
  /** Where in the stream the separator of the message stands. */
  #start = 0;
  /** Nothing but blanks up to here, as far as anybody has looked. */
  #blankTo = 1;
  /** Index in the window, by `Content-Length`; undefined until somebody asks. */
  #claim: number | null | undefined;

  constructor(maxMessage: number, dividing: Dividing = BY_FROM_LINES) {
    this.#max = maxMessage;
    this.#dividing = dividing;
    this.#window.append(NEWLINE);
  }

  *push(chunk: Uint8Array): Generator<MboxMessage> {
    for (let at = 0; at < chunk.length; at += SLICE) {
      this.#window.append(chunk.subarray(at, at + SLICE));
      yield* this.#split(false);
    }
  }

  /** `broken`: the stream ended with an error. */
  *end(broken: boolean): Generator<MboxMessage> {
    yield* this.#split(true);
    const view = this.#window.view();
    if (this.#isMessage(view.length)) yield this.#message(view.length, broken);
  }

  *#split(eof: boolean): Generator<MboxMessage> {
    for (let cut = this.#nextCut(eof); cut !== null; cut = this.#nextCut(eof)) {
      if (this.#isMessage(cut.at + 1)) yield this.#message(cut.at + 1, false);
      // The window begins with a newline that the stream has one place before, or not at all.
      this.#start = this.#gone + this.#goneInside + cut.at;
      this.#begin(cut.next);
    }
    this.#dropExcess();
  }

  #nextCut(eof: boolean): { readonly at: number; readonly next: number } | null {
    const view = this.#window.view();
    for (let at = this.#find(view); at >= 0; at = this.#find(view)) {
      const verdict = this.#dividing.judge(view, at, { opening: !this.#isMessage(at + 1), eof });
      const inside = typeof verdict === 'string' ? false : this.#isInside(view, at, verdict.next, eof);
      this.#scan = at;
      if (verdict === 'more' || inside === null) return null;
      if (verdict !== 'no' && !inside) return { at, next: verdict.next };
      this.#scan = at + 1;
    }
    this.#scan = Math.max(this.#scan, view.length - this.#dividing.overlap);
    return null;
  }

  #find(view: Buffer): number {
    return this.#dividing.find(view, this.#scan);
  }

  /**
   * Whether the separator at `at` stands in the text of a message, by its `Content-Length`; null: read more first.
   * That may be a stranger's lie, and one that ends at a separator would swallow all messages between. So what begins
   * like a message is one: at worst a mail that quotes another, header and all, is counted as two.
   */
  #isInside(view: Buffer, at: number, next: number, eof: boolean): boolean | null {
    const claim = this.#claimIn(view, at);
    if (claim === null || claim <= at + 1 || claim > this.#max) return false;
    const isMessage = headerFollows(view, next, eof);
    if (isMessage !== false) return isMessage && false;
    if (!eof && view.length < claim + LOOKAHEAD) return null;
    if (!landsOnEnd(view, claim, eof)) this.#claim = null;
    return this.#claim !== null;
  }

  #claimIn(view: Buffer, end: number): number | null {
    if (this.#claim === undefined) {
      const length = claimedEnd(view.subarray(1, end + 1));
      this.#claim = length === null ? null : length + 1;
    }
    return this.#claim;
  }

  #isMessage(end: number): boolean {
    const isBlank = this.#isBlank(end);
    return this.#dividing.isMessage(this.#window.view().subarray(1, end), { isFirst: this.#first, isBlank });
  }

  /** Asked at every candidate, so that what is known to be blank is not looked at again. */
  #isBlank(end: number): boolean {
    const view = this.#window.view();
    if (this.#blankTo < end) this.#blankTo += skipBlank(view.subarray(this.#blankTo, end), bomAt(view, this.#blankTo));
    return this.#blankTo >= end;
  }

  #message(end: number, broken: boolean): MboxMessage {
    const view = this.#window.view();
    const whole = withoutBlankLine(view.subarray(1, end));
    const kept = whole.subarray(0, this.#max);
    const plain = this.#dividing.quotes ? unquoteFrom(kept) : kept;
    // mboxcl2 does not quote, so there a `>From ` is the author's.
    const bytes = plain === kept || this.#endsAsClaimed(view, end) ? kept : plain;
    const truncated = broken || this.#dropped || whole.length > this.#max;
    return { bytes: ownBytes(bytes), truncated, start: this.#start };
  }

  #endsAsClaimed(view: Buffer, end: number): boolean {
    const claim = this.#claimIn(view, end - 1);
    return claim !== null && claim >= end - 4 && claim <= end;
  }

  #begin(next: number): void {
    const hasNewline = this.#window.view()[next - 1] === NEWLINE[0];
    this.#window.drop(hasNewline ? next - 1 : next);
    if (!hasNewline) this.#window.append(NEWLINE);
    this.#gone += this.#goneInside + next - 1;
    this.#goneInside = 0;
    this.#scan = 0;
    this.#blankTo = 1;
    this.#first = false;
    this.#dropped = false;
    this.#claim = undefined;
  }

  /** The last bytes before `#scan` may be the blank line before a separator. */
  #dropExcess(): void {
    const limit = 1 + this.#max;
    if (this.#scan - 4 <= limit) return;
    this.#window.cut(limit, this.#scan - 4);
    this.#goneInside += this.#scan - 4 - limit;
    this.#blankTo = Math.min(this.#blankTo, limit);
    this.#scan = limit + 4;
    this.#dropped = true;
    this.#claim = null;
  }
}

/** A byte order mark before the first message counts for nothing. */
const bomAt = (view: Buffer, at: number): number => (at === 1 ? skipBom(view.subarray(at)) : 0);

function withoutBlankLine(message: Buffer): Buffer {
  const text = message.toString('latin1', Math.max(0, message.length - 4));
  if (!/(?:^|\n)\r?\n$/.test(text)) return message;
  return message.subarray(0, message.length - (text.endsWith('\r\n') ? 2 : 1));
}
