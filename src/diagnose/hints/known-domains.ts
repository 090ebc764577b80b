import type { Provider } from '../../rules/files/types.ts';
import type { ProviderIndex } from '../facts/provider.ts';
import { splitEnding } from './ending.ts';

/** Domains that people in Japan write most; the first wins where several are equally near. */
const MOST_WRITTEN = [
  'docomo.ne.jp',
  'ezweb.ne.jp',
  'au.com',
  'i.softbank.jp',
  'softbank.ne.jp',
  'gmail.com',
  'yahoo.co.jp',
  'icloud.com',
  'outlook.jp',
  'outlook.com',
  'hotmail.com',
  'hotmail.co.jp',
  'nifty.com',
  'biglobe.ne.jp',
  'plala.or.jp',
] as const;

/** Real mail domains that lie one slip from one of those and are not in the table. */
const REAL_NEIGHBOURS: ReadonlySet<string> = new Set(['email.com', 'cloud.com', 'wahoo.com', 'fifty.com']);

/** A domain and what stands in front of its ending. */
export interface KnownName {
  readonly name: string;
  readonly domain: string;
  /** Among the most written. */
  readonly often: boolean;
}

/** The providers' domains, made ready to be compared with. */
export interface KnownDomains {
  /** The most written first. */
  readonly all: readonly string[];
  /** By ending: `ne.jp` holds `docomo`. */
  readonly names: ReadonlyMap<string, readonly KnownName[]>;
  /** By the domain without its dots. */
  readonly squeezed: ReadonlyMap<string, string>;
  readonly most: readonly string[];
  isReal(domain: string): boolean;
  providerName(domain: string): string;
}

export function knowDomains(providers: readonly Provider[], index: ProviderIndex): KnownDomains {
  const owners = new Map(providers.flatMap((provider) => provider.domains.map((domain) => [domain, provider.name])));
  const most = MOST_WRITTEN.filter((domain) => owners.has(domain));
  const all = [...new Set([...most, ...owners.keys()])];
  return {
    all,
    names: namesByEnding(all, most),
    squeezed: new Map(most.map((domain) => [squeeze(domain), domain])),
    most,
    isReal: (domain) => REAL_NEIGHBOURS.has(domain) || index.byDomain(domain) !== null,
    providerName: (domain) => owners.get(domain) ?? '',
  };
}

/** Without what tells labels apart: somebody left a dot out or put it elsewhere. */
export const squeeze = (domain: string): string => domain.replace(/[._-]/g, '');

function namesByEnding(domains: readonly string[], most: readonly string[]): KnownDomains['names'] {
  const names = new Map<string, KnownName[]>();
  for (const domain of domains) {
    const [name, ending] = splitEnding(domain);
    names.set(ending, [...(names.get(ending) ?? []), { name, domain, often: most.includes(domain) }]);
  }
  return names;
}
