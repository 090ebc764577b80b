import { createDoctor } from '../../diagnose/diagnose.ts';
import { extractText } from '../../extract/pasted/text.ts';
import { REASONS, type Reason } from '../../model.ts';
import { loadTable } from '../../rules/files/load.ts';
import type { Provider } from '../../rules/files/types.ts';
import type { Facts } from '../../rules/match/facts.ts';
import type { Hit } from '../../rules/match/hit.ts';
import { winner } from '../../rules/match/match.ts';
import { checkTable } from '../../rules/table/check-table.ts';
import type { CompiledTable } from '../../rules/table/compiled.ts';
import { joinTables } from '../../rules/table/join.ts';
import { phraseTexts } from '../../rules/table/phrases.ts';
import { reasonTitle } from '../../rules/table/rule-advice.ts';
import { visible } from '../../visible.ts';
import { inspectRules } from '../rules/inspect.ts';
import { anonymize } from './anonymize.ts';
import { choosePhrases } from './choose-phrases.ts';
import { widen } from './widen.ts';
import { type Draft, writeDraft } from './write-draft.ts';

export interface DraftOptions {
  readonly reason?: Reason;
  /** The recipient; one of a known provider makes it a rule about that provider. */
  readonly to?: string;
}

const LONGEST_LINE = 2000;
const WORDS_IN_NAME = 5;

/** A rule drafted from an error line, as YAML with comments; null where the line has no words to go by. */
export function draftRule(line: string, table: CompiledTable, options: DraftOptions): string | null {
  const text = anonymize(visible(line, LONGEST_LINE));
  const known = recognize(text, table, options);
  const phrases = choosePhrases(text, table).flatMap((phrase) => [widen(phrase) ?? [], phrase].flat());
  const drafts = phrases.map((phrase) => writeDraft(draftOf(phrase, text, known)));
  return drafts.find((draft) => isSound(draft, table)) ?? drafts[0] ?? null;
}

/** The draft does what its example says, together with our table. */
function isSound(content: string, ours: CompiledTable): boolean {
  const { table, problems } = loadTable([{ file: 'draft.yaml', content }], { joins: true });
  if (problems.length > 0 || checkTable(table, ours).length > 0) return false;
  return inspectRules({ table, whole: joinTables(ours, table), today: '' }).length === 0;
}

interface Known {
  readonly table: CompiledTable;
  readonly facts: Facts;
  readonly hit: Hit | null;
  readonly provider: Provider | null;
  readonly reason: Reason;
}

/** What the line comes out as today. A rule about a provider is outranked by none but another one about it. */
function recognize(text: string, table: CompiledTable, { reason, to }: DraftOptions): Known {
  const doctor = createDoctor(table);
  const notice = extractText(text);
  const [first] = notice.failures;
  const facts = doctor.facts(to === undefined ? first : { ...first, recipient: to, remoteMta: null }, notice);
  const hit = winner(doctor.matcher.look(facts));
  const isAbout = to !== undefined || hit?.rule.tier === 'provider+text';
  const provider = (isAbout && table.providers.find(({ id }) => id === facts.provider)) || null;
  return { table, facts, hit, provider, reason: reason ?? hit?.rule.reason ?? 'onhold' };
}

const draftOf = (phrase: string, text: string, { table, facts, hit, provider, reason }: Known): Draft => ({
  id: idFor(firstSaying(phrase), table),
  reason,
  titles: REASONS.map((one) => `${one}(${reasonTitle(one, table)})`),
  phrase,
  text,
  // Nobody's address goes into a rule, only where it leads to.
  provider: provider ? { id: provider.id, to: `taro@${provider.domains[0] ?? 'example.jp'}` } : null,
  notes: [nowText(hit), ...sharedWith(firstSaying(phrase), table)],
  replyCode: facts.replyCode,
  status: facts.status,
});

/** A pattern with the first of each alternatives. */
const firstSaying = (phrase: string): string => phrase.replace(/\{([^{}|]*)\|[^{}]*\}/g, '$1');

function sharedWith(phrase: string, table: CompiledTable): readonly string[] {
  const number = phraseTexts(table.phrases).findIndex((known) => known.includes(phrase));
  const rule = table.rules.find(({ text }) => text.includes(number));
  return rule
    ? [
        `語句は付属の規則 ${rule.id} の語句の中にもあります。その文もこの規則に当たるようになるので、長くできないか考えてください。`,
      ]
    : [];
}

function nowText(hit: Hit | null): string {
  if (hit === null) return '今は、この文に当たる規則がありません。';
  return `今は、規則 ${hit.rule.id} に当たります(${hit.matched === '' ? 'コードだけを見て' : `見た語句: ${visible(hit.matched, 80)}`})。`;
}

function idFor(phrase: string, table: CompiledTable): string {
  const words = phrase.split(/[^a-z0-9]+/).filter((word) => word !== '');
  const slug = words.slice(0, WORDS_IN_NAME).join('-') || 'rule';
  const taken = new Set(table.rules.map((rule) => rule.id));
  const names = [`own/${slug}`, ...Array.from({ length: 99 }, (_, i) => `own/${slug}-${i + 2}`)];
  return names.find((name) => !taken.has(name)) ?? `own/${slug}-100`;
}
