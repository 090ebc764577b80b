import { type Loss, TIERS, type Tier } from '../../model.ts';
import type { Hit } from './hit.ts';

/** Which of two hits counts more, and by what; `order` is below zero where the first does. */
export interface Ranking {
  readonly order: number;
  readonly by: Loss;
}

const TIER_RANK = Object.fromEntries(TIERS.map((tier, i) => [tier, i])) as Readonly<Record<Tier, number>>;

/** Tier, whose rule, keys, weight, `over`; the id last, so that the answer never depends on order. */
export function rank(a: Hit, b: Hit): Ranking {
  const tier = TIER_RANK[a.tier] - TIER_RANK[b.tier];
  if (tier !== 0) return { order: tier, by: 'tier' };
  // The words of a question are everyday words, which stand in errors, too.
  const asked = Number(a.rule.asked) - Number(b.rule.asked);
  if (asked !== 0) return { order: asked, by: 'tier' };
  const user = Number(b.rule.user ?? false) - Number(a.rule.user ?? false);
  if (user !== 0) return { order: user, by: 'user' };
  const keys = b.rule.keys - a.rule.keys;
  if (keys !== 0) return { order: keys, by: 'keys' };
  const weight = b.weight - a.weight;
  if (weight !== 0) return { order: weight, by: 'weight' };
  const length = b.matched.length - a.matched.length;
  if (length !== 0) return { order: length, by: 'length' };
  const over = Number(b.rule.over.includes(a.rule.id)) - Number(a.rule.over.includes(b.rule.id));
  if (over !== 0) return { order: over, by: 'over' };
  return { order: a.rule.id < b.rule.id ? -1 : 1, by: 'id' };
}
