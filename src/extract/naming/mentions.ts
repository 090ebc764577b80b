import { type Found, findAddresses, isDaemon, isListOwner } from '../ground/address.ts';
import { ADDED, AT_MOST, WEIGHT } from '../ground/weights.ts';
import { endsInAlias, endsInOthers, isOfGateway, saidBeside } from '../wording/beside.ts';
import { ENDS } from '../wording/cues.ts';
import { Scale } from './weigh.ts';

/** What is known of the mail besides its prose; addresses in lower case. */
export interface Surroundings {
  /** Who wrote the notice. */
  readonly authors: ReadonlySet<string>;
  /** Whom the notice came to and who sent the original: recipients only where nobody else is. */
  readonly senders: ReadonlySet<string>;
  /** Whom the original was for. */
  readonly wanted: ReadonlySet<string>;
  /** Whether he is one of these: for most the first field that is looked at tells. */
  isWanted(address: string): boolean;
}

/** An address in the prose and how surely it is a recipient that the notice speaks of. */
export interface Mention {
  readonly address: string;
  readonly line: number;
  readonly weight: number;
  /** What follows it on its line. */
  readonly after: string;
  /** Stands behind `expanded from`: the address that was written to, not the one that failed. */
  readonly alias: boolean;
}

/** `generated from |/usr/bin/filter@example.jp`: what led to a program or a file. */
const PATH = /(?:^|[\s"'<(])\|?\/(?![A-Za-z]{1,2}=)\S*$/;
/** An unlikely recipient is one only where nobody else is named, and named in a sure way. */
function unlikely(weight: number, most: number): number {
  return weight >= WEIGHT.named ? most : Math.min(weight, most - AT_MOST.unsure);
}

const ROLE =
  /^(?:(?:it|mail|e-?mail|customer|user)?[-_.]?(?:help|helpdesk|support|service|admin|team|master|center)|abuse|noc|contact|webmaster|hostmaster|root|info)@/i;

/** Whom to ask: a role account of the domain that wrote the notice. */
function isHelper(address: string, authors: ReadonlySet<string>): boolean {
  const domain = address.slice(address.lastIndexOf('@'));
  return ROLE.test(address) && [...authors].some((author) => author.endsWith(domain));
}

/** `list-owner@example.jp` alone at the end of a line: a list server tells whom to ask. */
const isToAsk = ({ address, bracketed, end }: Found, line: string, around: Surroundings): boolean =>
  !bracketed && ENDS.test(line.slice(end)) && isListOwner(address) && !around.isWanted(address.toLowerCase());

function adjust(weight: number, address: string, around: Surroundings): number {
  const key = address.toLowerCase();
  if (around.isWanted(key)) return weight === WEIGHT.none || weight === WEIGHT.detail ? weight : weight + ADDED.wanted;
  if (around.authors.has(key)) return unlikely(weight, AT_MOST.author);
  if (around.senders.has(key)) return unlikely(weight, AT_MOST.sender);
  if (weight < WEIGHT.likely && isHelper(key, around.authors)) return Math.min(weight, AT_MOST.helper);
  return isDaemon(key) ? unlikely(weight, AT_MOST.daemon) : weight;
}

/** The end of the line above, where a line begins with its address: a sentence was wrapped there. */
const wrapped = (lines: readonly string[], line: number, start: number): string | null =>
  line === 0 || (lines[line] as string).slice(0, start).trim().length > 2
    ? null
    : `${(lines[line - 1] as string).trimEnd().slice(-60)} ${(lines[line] as string).slice(0, start).trim()}`;

function isPathOfAlias(before: string): boolean {
  const path = PATH.exec(before);
  return path !== null && endsInAlias(before.slice(0, path.index).trimEnd());
}

function mentionOf(lines: readonly string[], line: number, found: Found, scale: Scale, around: Surroundings): Mention {
  const text = lines[line] as string;
  const said = saidBeside(text, found.start, found.end);
  const above = wrapped(lines, line, found.start);
  const before = above ?? text.slice(Math.max(0, found.start - 200), found.start);
  const alias = above === null ? said.includes('expanded-from') || isOfGateway(before) : endsInAlias(above);
  const isOthers = (above !== null && endsInOthers(above)) || isPathOfAlias(before);
  const formal = alias ? WEIGHT.likely : isOthers ? WEIGHT.none : scale.weigh(line, found, said);
  const weight = isToAsk(found, text, around) ? Math.min(formal, AT_MOST.helper) : formal;
  return {
    address: found.address,
    line,
    weight: adjust(weight, found.address, around),
    after: text.slice(found.end),
    alias,
  };
}

/** What stands between two addresses of one list: `a@example.jp, b@example.jp and c@example.jp`. */
const BETWEEN = /^[>"')\]]*\s*(?:[,;、・/&]|and|und|et|y|e|および|と)\s*["'<(]*$/i;

/** An address in a list weighs as much as the one before it. */
function asListed(mention: Mention, before: Mention, around: Surroundings): Mention {
  if (mention.weight === WEIGHT.none || before.alias) return mention;
  const weight = Math.min(before.weight, adjust(before.weight, mention.address, around));
  return { ...mention, weight: Math.max(mention.weight, weight) };
}

function mentionsOn(lines: readonly string[], line: number, scale: Scale, around: Surroundings): Mention[] {
  const text = lines[line] as string;
  const mentions: Mention[] = [];
  let end = -1;
  for (const found of findAddresses(text)) {
    const mention = mentionOf(lines, line, found, scale, around);
    const before = mentions.at(-1);
    const listed = before !== undefined && BETWEEN.test(text.slice(end, Math.min(found.start, end + 40)));
    mentions.push(listed ? asListed(mention, before, around) : mention);
    end = found.end;
  }
  return mentions;
}

const MAX_MENTIONS = 5000;

const TRANSCRIPT = /transcript of session/i;

/** Where a list of the failed comes first, the dialog beneath it speaks of others too: those still to be retried. */
function afterList(mentions: readonly Mention[], lines: readonly string[]): readonly Mention[] {
  if (mentions.length < 2) return mentions;
  const first = mentions.find(({ weight, alias }) => weight >= WEIGHT.named && !alias);
  const start = first ? lines.findIndex((line) => TRANSCRIPT.test(line)) : -1;
  if (!first || first.line >= start) return mentions;
  return mentions.map((mention) =>
    mention.line > start ? { ...mention, weight: mention.weight + ADDED.unlisted } : mention,
  );
}

function standsAlone({ weight, after }: Mention): boolean {
  return weight >= WEIGHT.alone && ENDS.test(after);
}

/** One pass over neighbours, from `before` to `at`. */
function level(mentions: Mention[], before: number, at: number): void {
  const [one, other] = [mentions[before] as Mention, mentions[at] as Mention];
  if (Math.abs(one.line - other.line) !== 1 || !standsAlone(one) || !standsAlone(other)) return;
  mentions[at] = { ...other, weight: Math.max(one.weight, other.weight) };
}

/** Addresses one under the other are one list: what makes one of them sure makes all. */
function evenOut(mentions: readonly Mention[]): readonly Mention[] {
  if (mentions.length < 2) return mentions;
  const even = [...mentions];
  for (let i = 1; i < even.length; i++) level(even, i - 1, i);
  for (let i = even.length - 1; i > 0; i--) level(even, i, i - 1);
  return even;
}

/** Every address of the prose, in order. */
export function findMentions(lines: readonly string[], around: Surroundings): readonly Mention[] {
  const mentions: Mention[] = [];
  const scale = new Scale(lines);
  for (let line = 0; line < lines.length; line++) {
    if (!(lines[line] as string).includes('@')) continue;
    mentions.push(...mentionsOn(lines, line, scale, around));
    if (mentions.length > MAX_MENTIONS) break;
  }
  return afterList(evenOut(mentions), lines);
}
