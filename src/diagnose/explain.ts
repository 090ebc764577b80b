import type { ExplainedHit, Explanation, Loss } from '../model.ts';
import type { Facts } from '../rules/match/facts.ts';
import type { Hit } from '../rules/match/hit.ts';
import type { Look, Matcher } from '../rules/match/match.ts';
import { rank } from '../rules/match/rank.ts';
import { normalizeParagraphs, normalizeText } from '../rules/phrase/normalize.ts';
import type { CompiledRule, CompiledTable } from '../rules/table/compiled.ts';

/** Tells how a diagnosis came about. */
export type Explain = (looks: readonly Look[], facts: Facts) => Explanation;

/** Enough to see what a rule competes with; a long notice holds words of dozens. */
const MOST_HITS = 12;

export const SETTLED_BY_KIND: Explanation = { decidedBy: 'kind', looks: [] };

export function createExplain(table: CompiledTable, matcher: Matcher): Explain {
  return (looks, facts) => {
    const best = looks.find((look) => look.hits.length > 0);
    const first = best?.hits[0] ?? null;
    const explained = looks.map((look, i) => {
      // Prose is read, and words are compared with others, only where nothing before decides.
      const isUnread = best !== undefined && i > looks.indexOf(best) && (look.at === 'prose' || look.at === 'similar');
      const saw = isUnread ? '' : sawIn(look, facts);
      const missed = look.at === 'said' || look.at === 'prose' ? missedIn(saw, look, facts, table, matcher) : [];
      const hits = look.hits.map((hit) => explainHit(hit, lossOf(hit, first, look !== best)));
      return { at: look.at, saw, hits: [...hits, ...missed].slice(0, MOST_HITS) };
    });
    return { decidedBy: best?.at ?? null, looks: explained };
  };
}

interface Lost {
  readonly to: string | null;
  readonly by: Loss | null;
}

function lossOf(hit: Hit, winner: Hit | null, isLaterLook: boolean): Lost {
  if (winner === null || hit === winner) return { to: null, by: null };
  return { to: winner.rule.id, by: isLaterLook ? 'look' : rank(winner, hit).by };
}

const explainHit = ({ rule, tier, matched }: Hit, lost: Lost): ExplainedHit =>
  describe({ ...rule, tier }, matched, lost);

const describe = (rule: CompiledRule, matched: string, lost: Lost): ExplainedHit => ({
  rule: rule.id,
  reason: rule.reason,
  tier: rule.tier,
  user: rule.user ?? false,
  matched: matched === '' ? null : matched,
  lostTo: lost.to,
  lostBy: lost.by,
});

function sawIn({ at }: Look, facts: Facts): string {
  if (at === 'said') return normalizeText(facts.said);
  if (at === 'prose') return normalizeParagraphs(facts.prose);
  if (at === 'similar') return normalizeText(facts.said);
  return [facts.replyCode, facts.status].filter((code) => code !== null).join(' ');
}

/** Rules whose words are there and whose other keys, or a veto, keep them out; other providers' are no news. */
function missedIn(
  saw: string,
  { hits }: Look,
  facts: Facts,
  table: CompiledTable,
  matcher: Matcher,
): readonly ExplainedHit[] {
  const phrases = matcher.phrasesIn(saw);
  const found = new Set(hits.map((hit) => hit.rule.id));
  return table.rules.flatMap((rule) => {
    const number = [...rule.text, ...rule.weak].find((i) => phrases.has(i));
    const elsewhere = rule.provider && !rule.user && !rule.provider.includes(facts.provider ?? '');
    if (number === undefined || elsewhere || found.has(rule.id)) return [];
    return [describe(rule, phrases.get(number) ?? '', { to: null, by: 'conditions' })];
  });
}
