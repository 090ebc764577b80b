/** The fields of one block by lower-case name; the first of a name counts. */
export interface Fields {
  get(name: string): string;
  all(name: string): readonly string[];
  has(name: string): boolean;
}

const FIELD = /^[ \t>|*-]{0,8}([A-Za-z][A-Za-z0-9-]{1,60})[ \t]*:(.*)$/;
const WORDS = /^[a-z-]+$/;
const KNOWN =
  /^(?:final-recipient|original-recipient|x-actual-recipient|action|status|remote-mta|diagnostic-code|last-attempt-date|final-log-id|will-retry-until|reporting-mta|received-from-mta|dsn-gateway|arrival-date|original-envelope-id|x-.{1,60}|feedback-type|recipient)$/;

class Block implements Fields {
  readonly values = new Map<string, string[]>();
  #last: string[] | null = null;

  add(name: string, value: string): void {
    const values = this.values.get(name) ?? [];
    values.push(value.trim());
    this.values.set(name, values);
    this.#last = values;
  }

  /** A folded line, or one that a gateway wrapped without folding it (RFC 3464 has no such lines; mail has). */
  extend(line: string): void {
    const values = this.#last;
    if (values) values[values.length - 1] = `${values.at(-1)}\n${line.trim()}`;
  }

  /** Takes over what another block says. */
  absorb({ values }: Block): void {
    for (const [name, all] of values) this.values.set(name, all);
  }

  get names(): readonly string[] {
    return [...this.values.keys()];
  }

  get empty(): boolean {
    return this.values.size === 0;
  }

  get(name: string): string {
    return this.values.get(name)?.[0] ?? '';
  }

  all(name: string): readonly string[] {
    return this.values.get(name) ?? [];
  }

  has(name: string): boolean {
    return this.values.has(name);
  }
}

/** Fields that begin a recipient's block where no blank line stands between two of them. */
const OPENS = new Set(['final-recipient', 'original-recipient']);

function opensNext(block: Block, name: string): boolean {
  if (!block.has(name)) return false;
  return OPENS.has(name) || name === 'action';
}

/** Fields about one recipient (RFC 3464 section 2.3). */
const ABOUT_ONE = new Set([
  'action',
  'status',
  'diagnostic-code',
  'remote-mta',
  'last-attempt-date',
  'final-log-id',
  'will-retry-until',
  'x-supplementary-info',
]);

const isNamed = (block: Block): boolean =>
  block.has('x-actual-recipient') || [...OPENS].some((name) => block.has(name));
const isAboutOne = (block: Block): boolean => block.names.some((name) => ABOUT_ONE.has(name));

/** A stray blank line parts a recipient from what is said of him; a group of its own would say something again. */
function goesOn(before: Block, block: Block): boolean {
  if (!isAboutOne(block) || block.names.some((name) => before.has(name))) return false;
  if (isNamed(block)) return !isNamed(before) && isAboutOne(before) && !before.has('diagnostic-code');
  return isNamed(before) || isAboutOne(before);
}

function withoutGaps(blocks: readonly Block[]): Block[] {
  const whole: Block[] = [];
  for (const block of blocks) {
    const before = whole.at(-1);
    if (before && goesOn(before, block)) before.absorb(block);
    else whole.push(block);
  }
  return whole;
}

function fieldOn(line: string): { readonly name: string; readonly value: string } | null {
  const [, name, value] = FIELD.exec(line) ?? [];
  return name === undefined ? null : { name: name.toLowerCase(), value: value as string };
}

/** What is folded goes on, unless nothing stands above it. */
const begins = (line: string, apart: boolean): boolean => apart || !/^[ \t]/.test(line);
const isField = (name: string): boolean => WORDS.test(name) || KNOWN.test(name);

/** The blocks that were read so far, and the one that goes on. */
class Blocks {
  readonly #whole: Block[] = [];
  #block = new Block();

  close(): void {
    if (!this.#block.empty) this.#whole.push(this.#block);
    this.#block = new Block();
  }

  take(line: string, gap: boolean): void {
    const field = begins(line, gap || this.#block.empty) ? fieldOn(line) : null;
    if (gap) this.close();
    if (!field || (!this.#block.empty && !isField(field.name))) this.#block.extend(line);
    else {
      if (opensNext(this.#block, field.name)) this.close();
      this.#block.add(field.name, field.value);
    }
  }

  get all(): Block[] {
    this.close();
    return withoutGaps(this.#whole);
  }
}

/** Splits a text into its blocks of fields: at blank lines, and where a recipient's fields begin anew. */
export function readFields(text: string): Fields[] {
  const blocks = new Blocks();
  let gap = false;
  for (const line of text.split('\n')) {
    const blank = line.trim() === '';
    if (!blank) blocks.take(line, gap);
    gap = blank;
  }
  return blocks.all;
}

const STARTS = /^[ \t>]{0,8}(?:Reporting-MTA|Final-Recipient|Original-Recipient)[ \t]*:/im;

/** Parts the report fields that stand in a plain text from the words before them. */
export function splitFields(text: string): { readonly words: string; readonly fields: string } {
  const match = STARTS.exec(text);
  return match ? { words: text.slice(0, match.index), fields: text.slice(match.index) } : { words: text, fields: '' };
}
