import type { ExplainedHit, ExplainedLook, Explanation, Loss, Tier } from '../../model.ts';
import { visible } from '../../visible.ts';
import { type CardRow, row } from './row.ts';

const LOOK_WORDS: Readonly<Record<ExplainedLook['at'], string>> = {
  said: 'サーバーの言葉',
  prose: '通知の本文と件名',
  similar: 'よく似た文',
  codes: '応答コードと拡張コードだけ',
};

const TIER_WORDS: Readonly<Record<Tier, string>> = {
  'provider+text': '相手と語句',
  text: '語句',
  clients: 'メールソフトの語句',
  weak: '多くを語らない語句',
  'provider+status': '相手とコード',
  similar: '似た文',
  status: '拡張コード',
  reply: '応答コード',
};

/** Why a rule lost; the winner's name stands before it. */
const LOSS_WORDS: Readonly<Record<Exclude<Loss, 'conditions'>, string>> = {
  look: 'が先の見方で当たったため',
  tier: 'のほうが段が上のため',
  user: 'のほうが優先(自分で書いた規則のため)',
  keys: 'のほうが条件が多いため',
  weight: 'のほうが、ほかの理由にない言葉を多く含む(またはコードが詳しい)ため',
  length: 'のほうが語句が長いため',
  over: 'の over に書かれているため',
  id: 'と引き分け(名前の順)',
};

const LONGEST_SIGHT = 240;

/** How the diagnosis came about: each look, what it saw, who won, who lost to whom and why. */
export function explainRows(explanation: Explanation | undefined): readonly CardRow[] {
  if (!explanation) return [];
  if (explanation.decidedBy === 'kind') return row('判断の順', '通知の種類だけで決まり、規則は調べていません', true);
  return row(
    '判断の順',
    explanation.looks.flatMap((look, i) => explainLook(look, i, explanation)),
    true,
  );
}

function explainLook(
  { at, saw, hits }: ExplainedLook,
  index: number,
  { decidedBy, looks }: Explanation,
): readonly string[] {
  const decided = looks.findIndex((look) => look.at === decidedBy);
  const notRead = (at === 'prose' || at === 'similar') && decided >= 0 && decided < index;
  const seen = notRead ? '先の見方で決まったため、調べていません' : visible(saw, LONGEST_SIGHT) || 'ありません';
  const found = hits.map(explainHit);
  return [
    `${index + 1}. ${LOOK_WORDS[at]}: ${seen}`,
    ...(found.length > 0 || notRead || saw === '' ? found : ['当たった規則はありません']),
  ];
}

function explainHit(hit: ExplainedHit): string {
  const { rule, tier, user, matched } = hit;
  const words = matched === null ? '' : `「${visible(matched, 60)}」`;
  return `${markOf(hit)} ${rule}(段: ${TIER_WORDS[tier]}${user ? '、自分で書いた規則' : ''})${words}${outcome(hit)}`;
}

const markOf = ({ lostBy }: ExplainedHit): string =>
  lostBy === null ? '勝ち' : lostBy === 'conditions' ? '対象外' : '負け';

function outcome({ lostTo, lostBy }: ExplainedHit): string {
  if (lostBy === null) return '';
  if (lostBy === 'conditions') return ' ← 語句はあるが、ほかの条件が合わないか not の語句があるため';
  return ` ← ${lostTo} ${LOSS_WORDS[lostBy]}`;
}

/** The same as plain lines, for reports of checks. */
export const explainLines = (explanation: Explanation | undefined): readonly string[] =>
  explainRows(explanation).flatMap(({ lines }) => lines.map(({ text }) => text));
