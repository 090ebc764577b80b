import type { Role } from '../../rules/notices/roles.ts';
import type { Found } from '../ground/address.ts';
import { ADDED, WEIGHT } from '../ground/weights.ts';
import { hasArrived, isOthers, isSenders, isSpokenOf, saidBeside } from '../wording/beside.ts';
import {
  ACCEPTED,
  DECORATION,
  ENDS,
  isDisplayName,
  NAMED_AFTER,
  RCPT,
  REPLY_LINE,
  SENDGRID,
  SPEAKS,
  X400,
} from '../wording/cues.ts';
import {
  isContactHeading,
  isFieldOfMail,
  isHeader,
  isSenderHeading,
  leadsToCode,
  namesSomebody,
} from '../wording/lines.ts';
import { introduces, saysFailure } from '../wording/phrases.ts';

/** The last address that stood alone on its line as a recipient: others of the same shape belong to its list. */
interface ListEntry {
  readonly line: number;
  readonly before: string;
}

/** Behind this many characters nothing before an address on its line matters. */
const LOOK_BACK = 200;

interface Place {
  readonly line: number;
  readonly found: Found;
  /** What stands on its line before and after it. */
  readonly before: string;
  readonly after: string;
  /** What the words beside it say of it. */
  readonly said: readonly Role[];
}

/** Judges the addresses of a text from its first line to its last. */
export class Scale {
  readonly #lines: readonly string[];
  readonly #senders = new Set<string>();
  #entry: ListEntry | null = null;
  #failing: { readonly line: number; readonly says: boolean } = { line: -1, says: false };

  constructor(lines: readonly string[]) {
    this.#lines = lines;
  }

  /** The line and, as sentences wrap, the next one. */
  #sentence(line: number): string {
    return `${(this.#lines[line] as string).trimEnd()} ${(this.#lines[line + 1] ?? '').trimStart()}`;
  }

  #says(line: number): boolean {
    if (this.#failing.line !== line) this.#failing = { line, says: saysFailure(this.#sentence(line)) };
    return this.#failing.says;
  }

  /** By the form of the line alone. */
  weigh(line: number, found: Found, said: readonly Role[]): number {
    const text = this.#lines[line] as string;
    const before = text.slice(Math.max(0, found.start - LOOK_BACK), found.start);
    const after = text.slice(found.end, found.end + LOOK_BACK);
    const place: Place = { line, found, before, after, said };
    return this.#excluded(place) ?? this.#alone(place) ?? this.#labelled(place) ?? this.#within(place);
  }

  #excluded({ line, found, after, said }: Place): number | null {
    if (this.#isSender(found, said) || isOthers(said, this.#lines[line] as string, found.start)) return WEIGHT.none;
    if (hasArrived(said, after) || this.#isContact(line, after, said)) return WEIGHT.none;
    return this.#inSignature(line) ? WEIGHT.signed : null;
  }

  /** Behind the words that say so, it is the sender's wherever it stands: a server that refused him may quote what another said of him. */
  #isSender({ address }: Found, said: readonly Role[]): boolean {
    if (isSenders(said)) this.#senders.add(address.toLowerCase());
    return this.#senders.size > 0 && this.#senders.has(address.toLowerCase());
  }

  /** The Japanese for `contact` stands behind the address, and where a line ends with it on the next one. */
  #isContact(line: number, after: string, said: readonly Role[]): boolean {
    if (!ENDS.test(after)) return said.includes('contact-behind');
    const next = (this.#lines[line + 1] ?? '').trimStart();
    return next !== '' && saidBeside(next, 0, 0).includes('contact-behind');
  }

  /** An address that opens its line, or has only its owner's name before it. */
  #alone({ line, found, before, after }: Place): number | null {
    if (RCPT.test(before)) return ACCEPTED.test(this.#lines[line + 1] ?? '') ? WEIGHT.mentioned : WEIGHT.named;
    if (found.start < LOOK_BACK && (DECORATION.test(before) || SENDGRID.test(before) || X400.test(before)))
      return this.#leading(line, found, before, after);
    const named = found.bracketed && ENDS.test(after) && isDisplayName(before);
    return named || this.#isNamed(line, before, after) ? this.#listedOr(line, WEIGHT.alone) : null;
  }

  #listedOr(line: number, weight: number): number {
    return this.#announced(line) ? WEIGHT.named : weight;
  }

  #labelled({ line, found, before, after, said }: Place): number | null {
    if (isHeader(before)) return this.#inDetails(line) ? WEIGHT.detail : WEIGHT.likely;
    if (said.includes('labels-recipient') || (said.includes('labels-mail') && saysFailure(this.#lines[line + 1] ?? '')))
      return WEIGHT.named;
    if (REPLY_LINE.test(before)) return WEIGHT.likely;
    const speaks = found.bracketed && isDisplayName(before) && SPEAKS.test(after);
    return speaks && this.#announced(line) ? WEIGHT.named : null;
  }

  /** One of a sentence. */
  #within({ line, found, before, after, said }: Place): number {
    if (said.includes('others-follow')) return WEIGHT.before;
    const towards = isSpokenOf(said, before, after) ? ADDED.towards : 0;
    const failing = this.#says(line) ? ADDED.failing : 0;
    return WEIGHT.mentioned + towards + failing + (found.bracketed ? ADDED.bracketed : 0);
  }

  #leading(line: number, found: Found, before: string, after: string): number {
    if (/^["'>)\]]*\s*:/.test(after)) return WEIGHT.named;
    if (ENDS.test(after)) {
      const above = this.#lineAbove(line);
      if (isContactHeading(above) || isSenderHeading(above)) return WEIGHT.none;
      return this.#supports(line, found, before) ? WEIGHT.named : WEIGHT.alone;
    }
    if (SPEAKS.test(after) || this.#says(line) || /[245]\d\d/.test(after)) return WEIGHT.named;
    return this.#supports(line, found, before) ? WEIGHT.named : WEIGHT.alone;
  }

  /** Behind the two dashes that open a signature (RFC 3676 section 4.3). */
  #inSignature(line: number): boolean {
    for (let i = line - 1; i >= 0 && i >= line - 5; i--) {
      const text = this.#lines[i] as string;
      if (/^--\s?$/.test(text)) return true;
      if (text.trim() === '') return false;
    }
    return false;
  }

  /** A name and its address in parentheses: linked, or beneath a heading; else it may be a signature. */
  #isNamed(line: number, before: string, after: string): boolean {
    if (!NAMED_AFTER.test(after) || !isDisplayName(before)) return false;
    return after.includes('<mailto:') || /[:：]\s*$/.test(this.#lineAbove(line));
  }

  #lineAbove(line: number): string {
    for (let i = line - 1; i >= 0 && i >= line - 3; i--) {
      const text = this.#lines[i] as string;
      if (text.trim() !== '') return text;
    }
    return '';
  }

  /** `To:` beside `Subject:` and `Date:` tells of the original, which others may have got. */
  #inDetails(line: number): boolean {
    return [-1, 1].some((step) => {
      let at = line + step;
      while (Math.abs(at - line) < 20 && namesSomebody(this.#lines[at] ?? '')) at += step;
      return isFieldOfMail(this.#lines[at] ?? '');
    });
  }

  /** An address alone is a recipient where the lines above announce some, or the next one explains. */
  #supports(line: number, found: Found, before: string): boolean {
    const listed = this.#entry?.before === before && line - this.#entry.line <= 40;
    const supported = found.bracketed || listed || this.#announced(line) || explains(this.#lines[line + 1] ?? '');
    if (supported) this.#entry = { line, before };
    return supported;
  }

  #announced(line: number): boolean {
    let seen = 0;
    for (let i = line - 1; i >= 0 && i >= line - 12 && seen < 3; i--) {
      const text = this.#lines[i] as string;
      if (text.trim() === '') continue;
      if (introduces(text)) return true;
      seen++;
    }
    return false;
  }
}

/** `Remote Server returned '550 5.1.1 ...'` stands beneath whom it is about. */
function isReply(next: string): boolean {
  const at = next.search(/\b[45]\d\d[ -]/);
  if (at < 0) return false;
  const before = next.slice(0, at);
  if (/^\s{0,20}(?:#|<+)?['"]?$/.test(before)) return true;
  return at <= 80 && !before.includes('@') && leadsToCode(before);
}

function explains(next: string): boolean {
  if (isReply(next)) return true;
  return /^\s+\S/.test(next) && (saysFailure(next) || /\b[245]\d\d\b/.test(next));
}
