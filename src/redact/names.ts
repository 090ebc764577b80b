import { isIP } from 'node:net';
import { isService, type KeptNames } from './kept-names.ts';

/** Replaces host names, domains and IP addresses, the same one by the same one. */
export interface NetworkNames {
  /** The domain of a mail address. */
  domain(name: string): string;
  host(name: string): string;
  ip(address: string): string;
}

/** Tells whether a value stands in the input: it must not be used to stand for another. */
export type IsTaken = (value: string) => boolean;

const DOMAINS = {
  jp: ['example.jp', 'example.co.jp', 'example.ne.jp', 'example.or.jp'],
  other: ['example.com', 'example.org', 'example.net'],
} as const;

/** RFC 5737. */
const BLOCKS = ['192.0.2', '198.51.100', '203.0.113'];
const KEPT_IPS: ReadonlySet<string> = new Set(['127.0.0.1', '0.0.0.0', '255.255.255.255', '::1', '::']);

export function createNetworkNames(kept: KeptNames, isTaken: IsTaken): NetworkNames {
  const domains = new Map<string, string>();
  const hosts = new Map<string, string>();
  const ips = new Map<string, string>();
  const counters = { host: 0, jp: 0, other: 0, v4: 0, v6: 0 };

  const next = (counter: keyof typeof counters, make: (n: number) => string): string => {
    for (;;) {
      const value = make(counters[counter]++);
      if (!isTaken(value)) return value;
    }
  };
  const host = (name: string): string => {
    const key = name.toLowerCase().replace(/\.$/, '');
    if (domains.has(key)) return domains.get(key) as string;
    return remember(hosts, key, () => withinKept(key) ?? next('host', (n) => like(key, n + 1)));
  };
  const withinKept = (name: string): string | null => {
    const suffix = kept.suffixOf(name);
    if (suffix === null) return null;
    const labels = name.slice(0, -suffix.length).split('.').slice(0, -1);
    return isService(labels) ? name : next('host', (n) => `host${n + 1}.${suffix}`);
  };
  const domain = (name: string): string => {
    const key = name.toLowerCase().replace(/\.$/, '');
    if (key.startsWith('['))
      return key.replace(/[0-9a-f.:]{3,}/i, (address) => (isIP(address) ? ip(address) : address));
    if (!key.includes('.')) return host(key);
    return remember(
      domains,
      key,
      () => hosts.get(key) ?? withinKept(key) ?? fresh(key.endsWith('.jp') ? 'jp' : 'other'),
    );
  };
  const fresh = (pool: 'jp' | 'other'): string =>
    next(pool, (n) => DOMAINS[pool][n] ?? `domain${n + 1}.${DOMAINS[pool][0]}`);
  const ip = (address: string): string => {
    const key = address.toLowerCase();
    if (KEPT_IPS.has(key)) return address;
    return remember(ips, key, () =>
      isIP(key) === 4 ? next('v4', numberedV4) : next('v6', (n) => `2001:db8::${(n + 1).toString(16)}`),
    );
  };
  return { domain, host, ip };
}

/** A machine without a domain stays one. */
const like = (name: string, n: number): string => (name.includes('.') ? `host${n}.example.net` : `host${n}`);

const numberedV4 = (n: number): string => {
  const block = BLOCKS[Math.floor(n / 254)];
  // Beyond the documentation blocks: RFC 2544's block for benchmarks, which nobody routes.
  return block === undefined ? `198.18.${(n >> 8) & 255}.${n & 255}` : `${block}.${(n % 254) + 1}`;
};

export function remember(known: Map<string, string>, key: string, make: () => string): string {
  const value = known.get(key) ?? make();
  known.set(key, value);
  return value;
}
