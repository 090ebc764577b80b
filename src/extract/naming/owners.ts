import { hasLetter, isBlank, isHeading, isRule, leadsOn } from '../ground/line-kinds.ts';
import type { Naming } from './namings.ts';

/** Whose a line is; null for a line that is about all alike. */
export type Owner = ReadonlySet<string> | null;

/** Recipients that stand together; what is said beneath them is said of them all. */
interface Group {
  readonly members: Set<string>;
  /** Something was said of them already. */
  spoken: boolean;
}

/** Tells of each line of a notice whose it is, from the first to the last. */
class Walk {
  readonly owners: Owner[];
  readonly #lines: readonly string[];
  readonly #namings: ReadonlyMap<number, Naming>;
  readonly #last: number;
  #group: Group | null = null;
  /** Lines that speak of whoever is named next. */
  #leads: number[] = [];
  /** The paragraph above the first name, and who that was: about all, unless others have a paragraph of their own above. */
  #top: { readonly lines: readonly number[]; readonly group: Group } | null = null;

  constructor(lines: readonly string[], namings: ReadonlyMap<number, Naming>) {
    this.#lines = lines;
    this.#namings = namings;
    this.#last = [...namings.keys()].reduce((last, line) => Math.max(last, line), -1);
    this.owners = new Array<Owner>(lines.length).fill(null);
  }

  run(): readonly Owner[] {
    let above: readonly number[] = [];
    for (let start = 0; start < this.#lines.length; ) {
      const paragraph = this.#paragraphAt(start);
      start += Math.max(1, paragraph.length);
      if (paragraph.length === 0) continue;
      const named = paragraph.filter((line) => this.#namings.has(line));
      if (named.length > 0) this.#naming(paragraph, named, above);
      else this.#apart(paragraph);
      above = paragraph;
    }
    return this.owners;
  }

  #paragraphAt(start: number): number[] {
    const found: number[] = [];
    for (let line = start; line < this.#lines.length && !isBlank(this.#lines[line] as string); line++) found.push(line);
    return found;
  }

  #members(line: number): readonly string[] {
    return this.#namings.get(line)?.members ?? [];
  }

  /** A paragraph that names somebody: what stands above the names in it is about them all. */
  #naming(paragraph: readonly number[], named: readonly number[], above: readonly number[]): void {
    const all = new Set(named.flatMap((line) => this.#members(line)));
    const listOnly = named.length === paragraph.length && named.every((line) => !this.#namings.get(line)?.speaks);
    if (!listOnly) this.#group = null;
    for (const line of paragraph) {
      if (line < (named[0] as number)) this.#own([line], all);
      else if (this.#namings.has(line)) this.#name(line, above);
      else this.#beneath(line);
    }
  }

  #name(line: number, above: readonly number[]): void {
    const { members, speaks } = this.#namings.get(line) as Naming;
    if (this.#group === null || this.#group.spoken || speaks || this.#leads.length > 0)
      this.#group = { members: new Set(), spoken: speaks };
    for (const member of members) this.#group.members.add(member);
    this.#own([line], new Set(members));
    if (this.#top === null) this.#top = { lines: above, group: this.#group };
    else if (this.#leads.length > 0) this.#settleTop(members);
    this.#own(this.#leads, this.#group.members);
    this.#leads = [];
  }

  #settleTop(others: readonly string[]): void {
    if (this.#top === null) return;
    const { lines, group } = this.#top;
    if (others.some((member) => !group.members.has(member))) this.#own(lines, group.members);
  }

  #beneath(line: number): void {
    const text = this.#lines[line] as string;
    if (isRule(text)) this.#group = null;
    else if (this.#leadsToOthers(line)) this.#leads.push(line);
    else if (this.#group !== null) this.#tell([line], this.#group);
  }

  /**
   * A paragraph that names nobody speaks of those above it where nothing was said of them yet, and where others are
   * still to come; behind the last of them it is about all alike.
   */
  #apart(paragraph: readonly number[]): void {
    if (paragraph.some((line) => isRule(this.#lines[line] as string))) this.#group = null;
    const last = paragraph.at(-1) as number;
    const group = this.#group;
    if (this.#top !== null && this.#leadsToOthers(last)) this.#leads.push(...paragraph);
    else if (group !== null && (!group.spoken || last < this.#last)) this.#tell(paragraph, group);
  }

  #tell(lines: readonly number[], group: Group): void {
    this.#own(lines, group.members);
    group.spoken ||= lines.some(
      (line) => hasLetter(this.#lines[line] as string) && !isHeading(this.#lines[line] as string),
    );
  }

  #own(lines: readonly number[], members: ReadonlySet<string>): void {
    for (const line of lines) this.owners[line] = members;
  }

  /** Whether a line announces others than those that it stands beneath. */
  #leadsToOthers(line: number): boolean {
    if (!leadsOn(this.#lines[line] as string)) return false;
    let next = line + 1;
    while (next < line + 6 && isBlank(this.#lines[next] ?? '')) next++;
    const members = this.#members(next);
    return members.length > 0 && members.some((member) => !this.#group?.members.has(member));
  }
}

/** Which line is about whom: its own recipient's, those of a list above it, or all alike. */
export function ownersOf(lines: readonly string[], namings: ReadonlyMap<number, Naming>): readonly Owner[] {
  return new Walk(lines, namings).run();
}
