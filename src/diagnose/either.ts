import { gather } from '../gather.ts';
import type { Reason } from '../model.ts';
import type { Facts } from '../rules/match/facts.ts';
import type { Hit } from '../rules/match/hit.ts';
import { type Look, winner } from '../rules/match/match.ts';
import { normalizeText } from '../rules/phrase/normalize.ts';

/** What stands between two causes that a server leaves open: "user unknown or mailbox full". */
const OR =
  /\s(?:and\/)?(?:or|ou|o|oder|of|eller|lub|nebo|vagy|tai|sau|ili|veya|ya da|atau|hoặc|или|або)\s|\s?\/\s?|または|又は|もしくは|若しくは|あるいは|或いは|か(?=[^\s。]{0,16})、?|或者|或|또는/g;
/** Farther away, another thing is meant; a slash stands in paths as well. */
const NEAR = { before: 12, behind: 24, slash: 0 } as const;
const SENTENCE_END = /[.;。!?]/;
const MOST_LOOKED_AT = 64;

interface Span {
  readonly reason: Reason;
  readonly start: number;
  readonly end: number;
}

/** The reasons that the words name as A or B, the winner's first; empty where they name no other. */
export function eitherReasons(looks: readonly Look[], facts: Facts): readonly Reason[] {
  const best = winner(looks);
  const look = looks.find(({ hits }) => hits.length > 0);
  if (best === null || look === undefined || look.at === 'codes') return [];
  if (look.hits.every((hit) => hit.rule.reason === best.rule.reason)) return [];
  const words = normalizeText(look.at === 'said' ? facts.said : facts.prose);
  // What mail programs show of their own troubles is no cause beside what a server said of a mail.
  const hits = look.hits.filter(({ rule }) => rule.dialog === best.rule.dialog);
  const spans = gather(hits, (hit) => spanOf(hit, words));
  // What its own words join is one cause.
  const own = spanOf(best, words)[0];
  const ors = [...words.matchAll(OR)].filter(
    (or) => (!own || or.index < own.start || or.index >= own.end) && !isEnglishOf(or, words),
  );
  const pairs = ors.slice(0, MOST_LOOKED_AT).flatMap((or) => around(or, words, spans));
  const others = pairs.flatMap(([a, b]) => {
    if (a.reason === b.reason) return [];
    if (a.reason === best.rule.reason) return [b.reason];
    return b.reason === best.rule.reason ? [a.reason] : [];
  });
  return others.length === 0 ? [] : [...new Set([best.rule.reason, ...others])];
}

/** Dutch "of" is "or"; in an English sentence it joins nothing. */
const ENGLISH = /\b(?:the|this|your|to|for|from|has|been)\b/;
const isEnglishOf = (or: RegExpExecArray, words: string): boolean => or[0].trim() === 'of' && ENGLISH.test(words);

function spanOf({ rule, matched }: Hit, words: string): readonly Span[] {
  const start = matched === '' ? -1 : words.indexOf(matched);
  return start < 0 ? [] : [{ reason: rule.reason, start, end: start + matched.length }];
}

/** The causes on both sides: of those that are near the one that is nearest, the longest of those. */
function around(or: RegExpExecArray, words: string, spans: readonly Span[]): readonly (readonly [Span, Span])[] {
  const [from, to] = [or.index, or.index + or[0].length];
  const [before, behind] = or[0].trim() === '/' ? [NEAR.slash, NEAR.slash] : [NEAR.before, NEAR.behind];
  const isNear = (a: number, b: number, most: number): boolean =>
    b >= a && b - a <= most && !SENTENCE_END.test(words.slice(a, b));
  const left = nearest(
    spans.filter(({ end }) => isNear(end, from, before)),
    ({ end }) => from - end,
  );
  const right = nearest(
    spans.filter(({ start }) => isNear(to, start, behind)),
    ({ start }) => start - to,
  );
  return left && right ? [[left, right]] : [];
}

const nearest = (spans: readonly Span[], distance: (span: Span) => number): Span | undefined =>
  [...spans].sort((a, b) => distance(a) - distance(b) || b.end - b.start - (a.end - a.start))[0];
