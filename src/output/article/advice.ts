import { generalOf, type Said, type Step } from '../../rules/files/said.ts';
import type { Advice, Steps } from '../../rules/files/types.ts';
import { fillIn } from '../advice/placeholders.ts';
import { GENERAL_RESEND_WORDS } from '../advice/retry.ts';
import { LIST_WORDS, PARTIES, SIDE_WORDS } from '../advice/words.ts';
import { type CardRow, row } from '../card/row.ts';

const HARD_WORDS = {
  yes: '恒久(同じ宛先には届かない)',
  no: '一時、または直せば届く',
  'by-reply': '番号が5で始まれば恒久、4で始まれば一時',
  none: '',
} as const;

/** All that the table says about a reason or a rule, with general words for what only a mail would tell. */
export function adviceRows(
  advice: Advice,
  isSettled = true,
  sides = SIDE_WORDS,
  resendWords = GENERAL_RESEND_WORDS,
): readonly CardRow[] {
  const list = generalOf(advice.list);
  return [
    ...row('原因', general(advice.cause)),
    ...row('直す人', sides[generalOf(advice.side)]),
    ...stepRows(advice.remedy, sides),
    ...row('送り直し', advice.resend && resendWords[advice.resend]),
    ...row('名簿', list === 'none' ? null : LIST_WORDS[list]),
    ...row('恒久・一時', isSettled ? HARD_WORDS[advice.hard] : null),
  ];
}

/** What each of those who can act has to do. */
export function stepRows(remedy: Steps, sides = SIDE_WORDS): readonly CardRow[] {
  let number = 0;
  const rows = PARTIES.map((party) => ({
    label: sides[party],
    lines: remedy[party].map((text) => ({ marker: `${++number}. `, text: general(text) })),
    quiet: false,
  }));
  return rows.filter(({ lines }) => lines.length > 0);
}

/** With general words for what only a mail would tell, but the company's own where its rule is asked for. */
export const general = (said: Said | Step): string => fillIn(companysOwn(said) ?? generalOf(said), {});

const companysOwn = (said: Said | Step): string | undefined =>
  typeof said === 'string' ? undefined : said.find(({ when }) => when.length === 1 && when[0] === 'named')?.say;
