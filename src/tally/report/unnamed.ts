import type { BounceRecord } from '../../model.ts';
import { ownText } from '../../own-text.ts';
import { visible } from '../../visible.ts';
import type { Capped } from './capped.ts';

/** Words that no rule names. */
export interface UnnamedWords {
  readonly words: string;
  readonly count: number;
  /** Where they were met first. */
  readonly where: string;
}

export interface UnnamedCollector {
  add(record: BounceRecord): void;
  /** The most frequent first. */
  words(): Capped<UnnamedWords>;
}

const LONGEST_WORDS = 300;

/** `most`: different words told apart and shown. */
export function createUnnamed(most: number): UnnamedCollector {
  const known = new Map<string, { words: string; count: number; where: string }>();
  let isFull = false;
  return {
    add(record) {
      const said = visible(record.diagnosticCode ?? codesOf(record), LONGEST_WORDS);
      const row = known.get(said);
      if (row !== undefined) row.count++;
      else if (known.size < most) known.set(ownText(said), { words: ownText(said), count: 1, where: whereOf(record) });
      else isFull = true;
    },
    words: () => ({ shown: [...known.values()].sort(byCount), total: isFull ? null : known.size }),
  };
}

const codesOf = ({ replyCode, status }: BounceRecord): string => [replyCode, status].filter(Boolean).join(' ');
const whereOf = ({ source, messageNumber }: BounceRecord): string =>
  ownText(`${source === '-' ? '' : `${visible(source, 100)} `}${messageNumber}通目`);

const byCount = (a: UnnamedWords, b: UnnamedWords): number => b.count - a.count || (a.words < b.words ? -1 : 1);
