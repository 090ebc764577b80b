import { hash } from 'node:crypto';
import { type Numbers, Page, prefix } from './page.ts';
import { Runs } from './runs.ts';
import type { Spill } from './spill.ts';

export interface TableOptions {
  /** Of more texts than these nothing is known. */
  readonly most: number;
  /** null: all of it is kept in memory. */
  readonly spill: Spill | null;
  /** Texts that are kept in memory where the others have room elsewhere. */
  readonly held?: number;
}

/** Some 1.5 MB. */
const HELD = 90_000;

/** Texts by 64 bits of each, with a value, and the place of the one that was sought last. */
export class Table {
  isFull = false;
  readonly #most: number;
  readonly #held: number;
  /** By the first bits of the keys; one that did not have to be divided stands at several of them. */
  #pages: readonly Page[];
  #depth = 0;
  /** All texts, and those in the pages. */
  #count = 0;
  #here = 0;
  /** What does not fit into the pages; null where there is no room for it. */
  #runs: Runs | null;
  #canSpill: boolean;
  /** What was sought last, and where. */
  #low = 0;
  #high = 0;
  #page: Page;
  #place = 0;
  #far: number | undefined = undefined;

  constructor(numbers: Numbers, { most, spill, held = HELD }: TableOptions) {
    this.#page = new Page(numbers, 0);
    this.#pages = [this.#page];
    this.#most = most;
    this.#held = held;
    this.#runs = spill && new Runs(spill, numbers);
    this.#canSpill = spill !== null;
  }

  /** Whether the text is there. */
  seek(text: string): boolean {
    // Asking for a buffer would take three times as long.
    const digest = hash('sha1', text, 'binary');
    this.#low = uint32(digest, 0);
    // No key is two zeros, which is how a free place looks.
    this.#high = uint32(digest, 4) || 1;
    this.#look();
    this.#far = this.#isHere() ? undefined : this.#runs?.find(this.#low, this.#high);
    return this.#isHere() || this.#far !== undefined;
  }

  get value(): number {
    return this.#far ?? (this.#page.values[this.#place] as number);
  }

  /** Gives the one that was sought this value; nothing happens where it is not there and there is no room for it. */
  put(value: number): void {
    if (this.#isHere()) this.#page.values[this.#place] = value;
    else if (this.#far !== undefined || this.#hasRoom()) this.#insert(value);
  }

  #hasRoom(): boolean {
    this.isFull ||= this.#count >= this.#most;
    if (!this.isFull) this.#count++;
    return !this.isFull;
  }

  #insert(value: number): void {
    if (this.#canSpill && this.#here >= this.#held) this.#spillAll();
    while (this.#page.isFull()) this.#divide();
    this.#page.put(this.#place, this.#low, this.#high, value);
    this.#here++;
    this.#far = undefined;
  }

  #isHere(): boolean {
    return !this.#page.isFree(this.#place);
  }

  #look(): void {
    this.#page = this.#pages[prefix(this.#high, this.#depth)] as Page;
    this.#place = this.#page.placeOf(this.#low, this.#high);
  }

  /** The pages are as many as before: those that come next are as many and as evenly spread. */
  #spillAll(): void {
    this.#canSpill = this.#runs?.add(this.#pages, this.#depth) ?? false;
    if (!this.#canSpill) return;
    for (const page of new Set(this.#pages)) page.clear();
    this.#here = 0;
    this.#look();
  }

  #divide(): void {
    const page = this.#page;
    if (page.depth === this.#depth) {
      this.#pages = this.#pages.flatMap((one) => [one, one]);
      this.#depth++;
    }
    const upper = page.divided();
    const behind = this.#depth - page.depth;
    this.#pages = this.#pages.map((one, i) => (one === page && (i >> behind) & 1 ? upper : one));
    this.#look();
  }
}

const uint32 = (bytes: string, at: number): number =>
  (bytes.charCodeAt(at) |
    (bytes.charCodeAt(at + 1) << 8) |
    (bytes.charCodeAt(at + 2) << 16) |
    (bytes.charCodeAt(at + 3) << 24)) >>>
  0;
