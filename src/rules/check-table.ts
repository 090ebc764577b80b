import { REASONS } from '../model.ts';
import { normalizePhrase } from './normalize.ts';
import { compilePhrase } from './phrase.ts';
import type { Advice, Rule, RuleTable } from './types.ts';
import type { TableProblem } from './yaml.ts';

/** What an author can put between braces in Japanese text. */
const KNOWN_PLACEHOLDERS = ['recipient', 'domain', 'senderDomain', 'remoteMta', 'status', 'ip', 'dnsbl'];

/** Faults that can be seen without running an example: missing reasons, unknown names, phrases that cannot hit. */
export function checkTable(table: RuleTable): readonly TableProblem[] {
  const known = {
    rules: new Set(table.rules.map((r) => r.id)),
    providers: new Set(table.providers.map((p) => p.id)),
    terms: new Set(table.terms.map((t) => t.id)),
  };
  const missing = REASONS.filter((reason) => !table.reasons[reason]).map((reason) =>
    problem(
      { file: `reasons/${reason}.yaml`, line: 1, column: 1 },
      `理由 ${reason} のファイルがありません。reasons/${reason}.yaml を書いてください`,
    ),
  );
  return [...missing, ...duplicateIds(table.rules), ...table.rules.flatMap((rule) => checkRule(rule, known))];
}

interface Known {
  readonly rules: ReadonlySet<string>;
  readonly providers: ReadonlySet<string>;
  readonly terms: ReadonlySet<string>;
}

const problem = (place: Rule['place'], message: string): TableProblem => ({ ...place, level: 'error', message });

function duplicateIds(rules: readonly Rule[]): readonly TableProblem[] {
  const seen = new Set<string>();
  return rules
    .filter((rule) => seen.has(rule.id) || !seen.add(rule.id))
    .map((rule) => problem(rule.place, `規則の名前 ${rule.id} が重なっています。別の名前にしてください`));
}

function checkRule(rule: Rule, known: Known): readonly TableProblem[] {
  const unknown = (names: readonly string[], among: ReadonlySet<string>, where: string) =>
    names.filter((n) => !among.has(n)).map((n) => `${where} の ${n} はありません`);
  const messages = [
    ...unknown(rule.when.provider ?? [], known.providers, 'providers.yaml'),
    ...unknown(rule.over, known.rules, '規則'),
    ...unknown(rule.advice.terms ?? [], known.terms, 'terms.yaml'),
    ...placeholderFaults(rule.advice),
    ...[...(rule.when.text ?? []), ...rule.not].flatMap(phraseFaults),
  ];
  return messages.map((message) => problem(rule.place, `${rule.id}: ${message}`));
}

function phraseFaults(phrase: string): readonly string[] {
  if (phrase !== normalizePhrase(phrase))
    return [`語句 "${phrase}" は "${normalizePhrase(phrase)}" と書いてください(小文字・半角・空白1つ)`];
  if (!compilePhrase(phrase, () => 0)) return [`語句 "${phrase}" には * の前後に単語(日本語なら2文字以上)が必要です`];
  return [];
}

function placeholderFaults(advice: Partial<Advice>): readonly string[] {
  const texts = [advice.title, advice.headline, advice.cause, ...Object.values(advice.remedy ?? {}).flat()];
  return texts
    .flatMap((text) => [...(text ?? '').matchAll(/\{([^}]*)\}/g)].map((m) => m[1] ?? ''))
    .filter((name) => !KNOWN_PLACEHOLDERS.includes(name))
    .map(
      (name) =>
        `{${name}} という差し込みはありません。使えるのは ${KNOWN_PLACEHOLDERS.map((n) => `{${n}}`).join(' ')} です`,
    );
}
