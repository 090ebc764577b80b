import type { CompiledRule, CompiledTable } from '../../rules/table/compiled.ts';
import { phraseTexts } from '../../rules/table/phrases.ts';
import { reasonTitle, ruleAdvice, ruleTitle } from '../../rules/table/rule-advice.ts';
import { row } from '../card/row.ts';
import type { CardView } from '../card/view.ts';
import { adviceRows } from './advice.ts';
import { sourceName } from './source.ts';

const MOST_PHRASES = 12;

export function ruleArticle(rule: CompiledRule, table: CompiledTable): CardView {
  const advice = ruleAdvice(rule, table);
  const others = rule.candidates.filter((reason) => reason !== rule.reason);
  return {
    tone: 'neutral',
    lead: `${ruleTitle(rule, table)}(${rule.id})`,
    rows: [
      ...row('理由', `${reasonTitle(rule.reason, table)}(${rule.reason})`),
      ...row(
        'ほかの可能性',
        others.map((reason) => `${reasonTitle(reason, table)}(${reason})`),
      ),
      ...adviceRows(advice, others.length === 0),
      ...row('当てはまる条件', conditions(rule, table), true),
      ...row('当てはまる語句', phrases(rule, table), true),
      ...row(
        '出典',
        rule.source.map((source) => sourceName(source) || '実際の通知'),
        true,
      ),
    ],
    note: null,
  };
}

function conditions(rule: CompiledRule, table: CompiledTable): readonly string[] {
  const names = rule.provider?.map((id) => table.providers.find((provider) => provider.id === id)?.name ?? id);
  const list = (label: string, values: readonly string[] | undefined) =>
    values && values.length > 0 ? [`${label}: ${values.join('、')}`] : [];
  return [
    ...list('相手', names),
    ...list('応答コード', rule.reply),
    ...list('拡張コード', rule.status),
    ...list('段階', rule.command),
    ...list(
      '言葉の意味',
      rule.says.map((reason) => reasonTitle(reason, table)),
    ),
    ...(rule.seen === 'dialog' ? ['メールソフトの画面に出たとき'] : []),
    ...(rule.seen === 'notice' ? ['返ってきた通知に書かれていたとき'] : []),
    ...(rule.forwarded === undefined ? [] : [rule.forwarded ? '転送されたメール' : '転送されていないメール']),
    ...list('この日から', rule.since === undefined ? [] : [rule.since]),
    ...list('この日まで', rule.until === undefined ? [] : [rule.until]),
  ];
}

function phrases(rule: CompiledRule, table: CompiledTable): readonly string[] {
  const texts = phraseTexts(table.phrases);
  const all = [...rule.text, ...rule.weak].flatMap((i) => texts[i] ?? []);
  const more = all.length - MOST_PHRASES;
  return more > 0 ? [...all.slice(0, MOST_PHRASES), `ほか ${more} 件`] : all;
}
