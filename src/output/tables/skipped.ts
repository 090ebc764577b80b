import type { SkipReason } from '../../input/item/item.ts';
import type { Skipped } from '../../tally/skipped.ts';

const WORDS: Readonly<Record<SkipReason, string>> = {
  'not-mail': 'メールの形でない',
  empty: '空',
  hidden: '名前が . で始まる',
  records: '以前の診断結果',
  special: 'ふつうのファイルでない',
  gone: '読む前に削除された',
};

/** One sentence, or null where nothing was passed over. */
export function skippedLine(skipped: Skipped): string | null {
  const entries = Object.entries(skipped) as [SkipReason, number][];
  if (entries.length === 0) return null;
  const all = entries.reduce((sum, [, count]) => sum + count, 0);
  const each = entries.map(([why, count]) => `${WORDS[why]} ${count}個`).join('、');
  return `メールではないとして読まなかったファイル: ${all}個(${each})`;
}
