import type { Finding } from '../finding/finding.ts';
import { hasLetter, isBlank, saidBehind } from '../ground/line-kinds.ts';
import { saysFailure } from '../wording/phrases.ts';
import type { Mention } from './mentions.ts';

/** The words of a notice, and whom they name. */
export interface Words {
  readonly prose: string;
  readonly lines: readonly string[];
  readonly mentions: readonly Mention[];
  readonly named: readonly Finding[];
}

/** Whose an address is, in lower case: the recipient's own, or an alias of those it led to. */
export type WhoIs = ReadonlyMap<string, readonly string[]>;

/** What a line tells that names recipients. */
export interface Naming {
  readonly members: readonly string[];
  /** It says something of them, not only who they are. */
  readonly speaks: boolean;
  /** It holds nothing else, or a label such as `Original address:`. */
  readonly bare: boolean;
}

const LABEL =
  /^[\s>*-]{0,20}(?:[^:：]{0,30}(?:address|recipient|user|宛先|受信者|アドレス) {0,4}[:：] {0,4})?["'<([]{0,4}$/i;

/** Whether nothing else is on a line than this address, or it and a label. */
function isBare(line: string, { address, after }: Mention): boolean {
  const before = line.slice(0, line.length - after.length);
  const at = before.lastIndexOf(address);
  return at >= 0 && LABEL.test(before.slice(0, at)) && !hasLetter(after);
}

/** Where the paragraph of each line begins; a blank line is one of its own. */
function paragraphsOf(lines: readonly string[]): readonly number[] {
  let begin = 0;
  return lines.map((line, i) => {
    if (i > 0 && (isBlank(line) || isBlank(lines[i - 1] as string))) begin = i;
    return begin;
  });
}

/** Whether the paragraph of a line names somebody above it: the first line of each that does is kept. */
function createBeneath(lines: readonly string[]): { names(line: number): void; has(line: number): boolean } {
  const paragraphs = paragraphsOf(lines);
  const first = new Map<number, number>();
  const at = (line: number): number => paragraphs[line] as number;
  return {
    names: (line) => void first.set(at(line), Math.min(line, first.get(at(line)) ?? line)),
    has: (line) => !isBlank(lines[line] as string) && (first.get(at(line)) ?? Number.POSITIVE_INFINITY) <= line,
  };
}

/**
 * The lines that name recipients, by number. `expanded from <list@example.jp>` names the list, not who failed; and who
 * is none of the `listed` recipients is another only where he does not stand in what is said of one of them.
 */
export function namingsOf(words: Words, who: WhoIs, listed: ReadonlySet<string>): ReadonlyMap<number, Naming> {
  const found = new Map<number, Naming & { readonly members: string[] }>();
  const beneath = createBeneath(words.lines);
  for (const mention of words.mentions) {
    const members = mention.alias ? undefined : who.get(mention.address.toLowerCase());
    if (!members) continue;
    if (!members.some((member) => listed.has(member)) && beneath.has(mention.line)) continue;
    const all = found.get(mention.line)?.members ?? [];
    all.push(...members);
    const speaks = saysSomething(words.lines[mention.line] as string, mention);
    const bare = !speaks && isBare(words.lines[mention.line] as string, mention);
    found.set(mention.line, { members: all, speaks, bare });
    beneath.names(mention.line);
  }
  return found;
}

function saysSomething(line: string, { after }: Mention): boolean {
  return hasLetter(saidBehind(after)) || saysFailure(line.slice(0, line.length - after.length));
}
