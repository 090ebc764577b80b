import { isQuoted, splitAddress } from '../../mail-address.ts';
import type { Hint } from '../../model.ts';

/** Longer ones were made by a machine, and nobody typed them. */
const LONGEST_TYPED = 32;

/** A digit alone among letters is taken for one, a letter alone among digits too; nobody mistakes `taro` or `taro0123`. */
const PAIRS = [
  { found: /[a-z]1(?:[a-z]|$)|\dl(?:\d|$)/i, text: '1(数字)と l(英字のエル)' },
  { found: /[a-z]0(?:[a-z]|$)|\do(?:\d|$)/i, text: '0(数字)と o(英字のオー)' },
  { found: /[-_]/, text: '-(ハイフン)と _(アンダーバー)' },
] as const;

/** Characters left of the at sign that are easily read as others. */
export function lookAlikeHints(address: string): readonly Hint[] {
  const local = splitAddress(address)?.local ?? '';
  if (local.length > LONGEST_TYPED || isQuoted(local)) return [];
  const pairs = PAIRS.filter(({ found }) => found.test(local)).map(({ text }) => text);
  if (pairs.length === 0) return [];
  const text = `@の左側に、見まちがえやすい文字があります(${pairs.join('、')})。相手から聞いたとおりか確かめてください。`;
  return [{ type: 'look-alike', text, suggestion: null }];
}
