import { mendEnding, splitEnding } from './ending.ts';
import { type KnownDomains, type KnownName, squeeze } from './known-domains.ts';
import { slips } from './slips.ts';

/** The domain that was likely meant. `typo`: a slip of a finger; `mix-up`: the right name with an ending of others. */
export interface Meant {
  readonly how: 'typo' | 'mix-up';
  /** The likeliest first; never empty. */
  readonly domains: readonly [string, ...string[]];
}

/** RFC 1035 section 2.3.4. */
const LONGEST_DOMAIN = 253;

const WRONG_ENDING = /^(?:(?:[a-z]{2}\.|com\.)?jp|com|net|org|co|ne|cm|om|info)$/;

/** What a domain was likely meant to be; null where it is right as far as anybody can see. */
export function meantDomain(typed: string, known: KnownDomains): Meant | null {
  const domain = typed.toLowerCase();
  const [likeliest, ...others] = known.mistaken(domain) ?? [];
  if (likeliest !== undefined) return { how: 'mix-up', domains: [likeliest, ...others] };
  if (domain.length > LONGEST_DOMAIN || domain.startsWith('[') || known.isReal(domain)) return null;
  const mended = mendEnding(domain);
  if (mended === null) return likelyMeant(domain, known);
  const meant = known.isReal(mended) ? null : likelyMeant(mended, known);
  return { how: 'typo', domains: meant?.domains ?? [mended] };
}

function likelyMeant(domain: string, known: KnownDomains): Meant | null {
  const name = domain.slice(0, Math.max(0, domain.indexOf('.')));
  const isService = known.oneName.has(name);
  const cut = isService ? cutShort(domain, known) : null;
  const typo = known.squeezed.get(squeeze(domain)) ?? cut ?? nearest(domain, known);
  if (typo) return { how: 'typo', domains: [typo] };
  const other = isService ? otherEnding(name, domain.slice(name.length + 1), known) : null;
  return other ? { how: 'mix-up', domains: [other] } : null;
}

/** `yahoo.co` is what is left of `yahoo.co,jp`. */
const cutShort = (domain: string, known: KnownDomains): string | null =>
  known.all.find((whole) => whole.startsWith(domain)) ?? null;

function otherEnding(name: string, ending: string, known: KnownDomains): string | null {
  if (!WRONG_ENDING.test(ending)) return null;
  const services = known.all.filter((whole) => whole.startsWith(`${name}.`));
  const inJapan = ending.endsWith('jp');
  return services.find((whole) => whole.endsWith('.jp') === inJapan) ?? services[0] ?? null;
}

/** The known domain of the same ending whose name is hardly another. */
function nearest(domain: string, known: KnownDomains): string | null {
  const [name, ending] = splitEnding(domain);
  let best: string | null = null;
  let fewest = Number.POSITIVE_INFINITY;
  for (const meant of known.names.get(ending) ?? []) {
    const most = allowed(name, meant);
    if (most === 0) continue;
    const count = slips(name, meant.name);
    if (count > most || count >= fewest) continue;
    best = meant.domain;
    fewest = count;
  }
  return best;
}

const MOST_SLIPS = 2;

/** Short names have real neighbours, and the first letter of a word is seldom wrong but in what is written often. */
function allowed(typed: string, { name, often }: KnownName): number {
  // Every letter more or less is a slip, so most names need no comparing.
  if (Math.abs(typed.length - name.length) > MOST_SLIPS) return 0;
  const sameStart = typed[0] === name[0];
  if (!often) return sameStart && name.length >= 6 ? 1 : 0;
  if (sameStart && name.length >= 7) return MOST_SLIPS;
  return name.length >= 5 ? 1 : 0;
}
