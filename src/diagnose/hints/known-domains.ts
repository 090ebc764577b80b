import type { Provider } from '../../rules/files/types.ts';
import type { ProviderIndex } from '../facts/provider.ts';
import { splitEnding } from './ending.ts';

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
  /** Names that belong to one service alone, and the endings under which people look for it in vain. */
  readonly oneName: ReadonlySet<string>;
  /** What is meant by domains that people take for a provider's own. */
  mistaken(domain: string): readonly string[] | undefined;
  isReal(domain: string): boolean;
  providerName(domain: string): string;
}

export function knowDomains(providers: readonly Provider[], index: ProviderIndex): KnownDomains {
  const owners = new Map(providers.flatMap((provider) => provider.domains.map((domain) => [domain, provider.name])));
  const most = providers.flatMap(({ often }) => often);
  const near = new Set(providers.flatMap((provider) => provider.near));
  const mistaken = new Map(providers.flatMap((provider) => Object.entries(provider.mistaken)));
  const all = [...new Set([...most, ...owners.keys()])];
  return {
    all,
    names: namesByEnding(all, most),
    squeezed: new Map(most.map((domain) => [squeeze(domain), domain])),
    most,
    oneName: new Set(providers.flatMap(({ oneName }) => oneName)),
    mistaken: (domain) => mistaken.get(domain),
    isReal: (domain) => near.has(domain) || index.byDomain(domain) !== null,
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
