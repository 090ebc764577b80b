import { once } from '../../once.ts';
import type { Provider } from '../../rules/files/types.ts';
import type { CompiledTable } from '../../rules/table/compiled.ts';

/** Finds the provider that a host name or an address domain belongs to. */
export interface ProviderIndex {
  byHost(host: string | null): string | null;
  byDomain(domain: string | null): string | null;
}

export function indexProviders(table: Pick<CompiledTable, 'providers'>): ProviderIndex {
  const index = (suffixes: (provider: Provider) => readonly string[]) =>
    once(
      () => new Map(table.providers.flatMap((p) => suffixes(p).map((suffix) => [suffix.toLowerCase(), p.id] as const))),
    );
  const [hosts, domains] = [index(({ mx }) => mx), index((provider) => provider.domains)];
  return { byHost: (host) => longestSuffix(hosts, host), byDomain: (domain) => longestSuffix(domains, domain) };
}

/** The longest known suffix on a dot boundary wins: mx.mail.example.jp before example.jp. */
function longestSuffix(suffixes: () => ReadonlyMap<string, string>, name: string | null): string | null {
  if (!name) return null;
  const known = suffixes();
  const lower = name.toLowerCase();
  let rest = lower.endsWith('.') ? lower.slice(0, -1) : lower;
  for (let labels = 0; rest !== '' && labels < 32; labels++) {
    const id = known.get(rest);
    if (id !== undefined) return id;
    const dot = rest.indexOf('.');
    if (dot < 0) return null;
    rest = rest.slice(dot + 1);
  }
  return null;
}
