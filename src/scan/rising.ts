import type { ProviderIndex } from '../diagnose/facts/provider.ts';
import type { AttemptHours, Hour } from '../logs/hours.ts';
import type { Rising } from '../tally/deliveries.ts';

/** Fewer are chance. */
const LEAST = 10;
const TIMES = 2;

interface Sums {
  readonly provider: string | null;
  readonly hours: Hour[];
}

/** Of all logs; the steepest first. */
export function risingDeferrals(logs: readonly AttemptHours[], providers: ProviderIndex): readonly Rising[] {
  const groups = new Map<string, Sums>();
  for (const log of logs)
    for (const [name, hours] of log.entries()) {
      const provider = providers.byHost(name) ?? providers.byDomain(name);
      const key = provider ?? name;
      const group = groups.get(key) ?? { provider, hours: [] };
      for (const hour of hours) group.hours.push(hour);
      groups.set(key, group);
    }
  const all = [...groups.values()].flatMap(({ hours }) => hours.map(({ hour }) => hour));
  if (all.length === 0) return [];
  const [first, last] = all.reduce(([low, high], hour) => [Math.min(low, hour), Math.max(high, hour)], [
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
  ] as const as [number, number]);
  const border = last - Math.max(0, Math.floor((last - first + 1) / 4) - 1);
  return [...groups]
    .map(([name, group]) => rise(name, group, border))
    .filter((one) => one !== null)
    .sort((a, b) => b.recent - b.before - (a.recent - a.before) || (a.name < b.name ? -1 : 1));
}

function rise(name: string, { provider, hours }: Sums, border: number): Rising | null {
  const [old, young] = [
    sumOf(hours.filter(({ hour }) => hour < border)),
    sumOf(hours.filter(({ hour }) => hour >= border)),
  ];
  if (old.attempts < LEAST || young.deferred < LEAST) return null;
  const [before, recent] = [old.deferred / old.attempts, young.deferred / young.attempts];
  return recent >= before * TIMES ? { provider, name, before, recent, deferred: young.deferred } : null;
}

const sumOf = (hours: readonly Hour[]) =>
  hours.reduce(
    (sum, { attempts, deferred }) => ({ attempts: sum.attempts + attempts, deferred: sum.deferred + deferred }),
    {
      attempts: 0,
      deferred: 0,
    },
  );
