import { type Finding, NOTHING } from '../finding/finding.ts';
import { linesOf } from '../ground/lines.ts';
import { ENOUGH, WEIGHT } from '../ground/weights.ts';
import { findMentions, type Mention, type Surroundings } from '../naming/mentions.ts';
import type { Words } from '../naming/namings.ts';
import { allToldTo, type Tell, tellerOf } from './tell.ts';

/** What the words of a notice say. `weight` tells how sure its recipients are. */
export interface Prose {
  /** Those whom the words name as recipients. */
  readonly named: readonly Finding[];
  readonly weight: number;
  /** What the words say of these recipients: of each where he is named, and of all alike. `complete`: a report says all of it. */
  about(recipients: readonly Finding[], complete?: boolean): Tell;
}

/** Where some are sure, only these; where none is, the likeliest. */
function chosenAmong(mentions: readonly Mention[]): Mention[] {
  const best = mentions.reduce((max, { weight }) => Math.max(max, weight), 0);
  if (best < ENOUGH.least) return [];
  const floor = best >= WEIGHT.named ? ENOUGH.beside : Math.min(best, WEIGHT.alone);
  return mentions.filter(({ weight }) => weight >= floor);
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

/** The recipients: an alias is none where it is known whereto it led. */
function recipientsAmong(mentions: readonly Mention[], alias: ReadonlyMap<string, string>): Mention[] {
  const originals = new Set([...alias.values()].map((address) => address.toLowerCase()));
  return chosenAmong(mentions.filter(({ address }) => !originals.has(address.toLowerCase())));
}

/** Nobody but him, and whom to ask, stands in the words: then all of them are about him. */
function namesOnly(prose: string, { recipient }: Finding): boolean {
  const key = recipient?.toLowerCase() ?? '';
  const at = key.indexOf('@');
  if (at <= 0) return false;
  const lower = prose.toLowerCase();
  for (let found = lower.indexOf('@'); found >= 0; found = lower.indexOf('@', found + 1)) {
    if (!lower.startsWith(key, found - at) && !lower.startsWith('postmaster', found - 'postmaster'.length))
      return false;
  }
  return true;
}

interface Read {
  readonly words: Words;
  readonly weight: number;
}

function readWords(prose: string, around: Surroundings): Read {
  const lines = linesOf(prose);
  const mentions = findMentions(lines, around);
  const alias = aliases(mentions);
  const chosen = recipientsAmong(mentions, alias);
  const names = new Map(chosen.map(({ address }) => [address.toLowerCase(), address]));
  const named = [...names].map(([key, recipient]) => ({
    ...NOTHING,
    recipient,
    originalRecipient: alias.get(key) ?? null,
  }));
  return {
    words: { prose, lines, mentions: mentions.filter(({ weight }) => weight > 0), named },
    weight: chosen.reduce((max, { weight }) => Math.max(max, weight), 0),
  };
}

/** Reads a notice's prose in any language, once somebody asks: who is named as a recipient, and which lines speak of whom. */
export function readProse(prose: string, around: Surroundings): Prose {
  return new ReadProse(prose, around);
}

class ReadProse implements Prose {
  readonly #prose: string;
  readonly #around: Surroundings;
  #known: Read | undefined;

  constructor(prose: string, around: Surroundings) {
    this.#prose = prose;
    this.#around = around;
  }

  get named(): readonly Finding[] {
    return this.#read().words.named;
  }

  get weight(): number {
    return this.#read().weight;
  }

  about(recipients: readonly Finding[], complete = false): Tell {
    const [only] = recipients.length === 1 ? recipients : [];
    if (only && complete && namesOnly(this.#prose, only)) return () => allToldTo(this.#prose);
    return tellerOf(this.#read().words, recipients);
  }

  #read(): Read {
    this.#known ??= readWords(this.#prose, this.#around);
    return this.#known;
  }
}
