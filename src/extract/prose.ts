import { once } from '../once.ts';
import { namesAddress } from './address.ts';
import { blockOf, type Lines, leadOf, sharedWords } from './blocks.ts';
import { type Finding, NOTHING } from './finding.ts';
import { linesOf } from './lines.ts';
import { findMentions, type Mention, type Surroundings } from './mentions.ts';
import { saysFailure } from './phrases.ts';
import { hasCode } from './reply.ts';

/** What the words of a notice say. `weight` tells how sure its recipients are. */
export interface Prose {
  readonly findings: readonly Finding[];
  readonly weight: number;
  /** What the notice says of all recipients alike. */
  readonly shared: () => string | null;
}

/** Below this weight an address is not a recipient even where no other is named. */
const LEAST = 1.6;

/** Where some are sure, only these; where none is, the likeliest. */
function chosenAmong(mentions: readonly Mention[]): Mention[] {
  const best = mentions.reduce((max, { weight }) => Math.max(max, weight), 0);
  if (best < LEAST) return [];
  const floor = best >= 4 ? 3.5 : Math.min(best, 3);
  return mentions.filter(({ weight }) => weight >= floor);
}

function groupByAddress(mentions: readonly Mention[]): Map<string, Mention[]> {
  const groups = new Map<string, Mention[]>();
  for (const mention of mentions) {
    const key = mention.address.toLowerCase();
    const group = groups.get(key);
    if (group) group.push(mention);
    else groups.set(key, [mention]);
  }
  return groups;
}

/** Which recipient an `expanded from` belongs to: the one named just before it. */
function aliases(mentions: readonly Mention[]): Map<string, string> {
  const found = new Map<string, string>();
  for (const [i, mention] of mentions.entries()) {
    const before = mentions[i - 1];
    if (!mention.alias || !before || before.alias || mention.line - before.line > 3) continue;
    const key = before.address.toLowerCase();
    if (key !== mention.address.toLowerCase()) found.set(key, mention.address);
  }
  return found;
}

/** Lines that may be about any of the recipients, read only where none of them has words of his own. */
interface Common {
  readonly coded: () => readonly string[];
  readonly shared: () => string | null;
  readonly lead: (mentions: readonly Mention[]) => string | null;
}

/** Where one address is named a thousand times, the first of them tell enough. */
const MOST_MENTIONS = 20;

function wordsFor(address: string, mentions: readonly Mention[], text: Lines, common: Common): string | null {
  const blocks = mentions
    .slice(0, MOST_MENTIONS)
    .map((mention) => blockOf(mention, text))
    .filter((block) => block !== '');
  const speaking = blocks.find((block) => hasCode(block));
  if (speaking !== undefined) return speaking;
  const own = common.coded().find((line) => namesAddress(line.toLowerCase(), address));
  if (own !== undefined) return own;
  const shared = common.shared();
  if (hasCode(shared)) return shared;
  return blocks.find((block) => saysFailure(block)) ?? shared ?? blocks[0] ?? common.lead(mentions);
}

/** What names one of several recipients is not about the others. */
function sharedBy(addresses: readonly string[], words: string | null): string | null {
  if (words === null || addresses.length < 2) return words;
  const lower = words.toLowerCase();
  return addresses.some((address) => namesAddress(lower, address)) ? null : words;
}

/** The recipients: an alias is none where it is known whereto it led. */
function recipientsAmong(mentions: readonly Mention[], alias: ReadonlyMap<string, string>): Mention[] {
  const originals = new Set([...alias.values()].map((address) => address.toLowerCase()));
  return chosenAmong(mentions.filter(({ address }) => !originals.has(address.toLowerCase())));
}

function commonOf(names: readonly string[], text: Lines, shared: () => string | null): Common {
  return {
    coded: once(() => text.lines.filter((line) => line.includes('@') && hasCode(line))),
    shared: once(() => sharedBy(names, shared())),
    lead: ([first]) => (first && names.length > 1 ? leadOf(first, text) : null),
  };
}

/** Reads a notice's prose in any language: who is named as a recipient, and which lines speak of whom. */
export function readProse(prose: string, around: Surroundings): Prose {
  const lines = linesOf(prose);
  const mentions = findMentions(lines, around);
  const alias = aliases(mentions);
  const chosen = recipientsAmong(mentions, alias);
  const names = new Map(chosen.map(({ address }) => [address.toLowerCase(), address]));
  const spoken = mentions.filter(({ address, weight }) => weight > 0 && names.has(address.toLowerCase()));
  const groups = groupByAddress(spoken);
  const text: Lines = { lines, owners: new Map(spoken.map(({ line, address }) => [line, address.toLowerCase()])) };
  const shared = once(() => sharedWords(lines));
  const common = commonOf([...names.keys()], text, shared);
  const findings = [...names].map(([key, recipient]) => ({
    ...NOTHING,
    recipient,
    originalRecipient: alias.get(key) ?? null,
    words: wordsFor(key, groups.get(key) ?? [], text, common),
  }));
  return { findings, weight: chosen.reduce((max, { weight }) => Math.max(max, weight), 0), shared };
}
