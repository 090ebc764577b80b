import { isIP } from 'node:net';
import { isService, type KeptNames } from './kept-names.ts';

/** Replaces host names, domains and IP addresses, the same one by the same one. */
export interface NetworkNames {
  /** The domain of a mail address. */
  domain(name: string): string;
  host(name: string): string;
  ip(address: string): string;
  /** Whether a name was replaced, or one that it belongs to. */
  knowsHost(name: string): boolean;
  /** All that were asked for, in lower case, and what stands for them. */
  readonly hosts: ReadonlyMap<string, string>;
  readonly domains: ReadonlyMap<string, string>;
  readonly ips: ReadonlyMap<string, string>;
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
/** `77.113.0.203.zen.spamhaus.org`, `77.113.0.203.in-addr.arpa`: an address asked for by its name. */
const REVERSED = /^(\d{1,3}(?:\.\d{1,3}){3})\.([a-z].*)$/;

export function createNetworkNames(kept: KeptNames, isTaken: IsTaken): NetworkNames {
  const domains = new Map<string, string>();
  const hosts = new Map<string, string>();
  const ips = new Map<string, string>();
  const counters = { host: 0, jp: 0, other: 0, v4: 0, v6: 0 };
  const examples = new Set<string>();

  const next = (counter: keyof typeof counters, make: (n: number) => string): string => {
    for (;;) {
      const value = make(counters[counter]++);
      if (isTaken(value)) continue;
      examples.add(value);
      return value;
    }
  };
  const host = (name: string): string => {
    const key = keyOf(name);
    if (examples.has(key)) return key;
    if (domains.has(key)) return domains.get(key) as string;
    return remember(hosts, key, () => withinKept(key) ?? inArpa(key) ?? next('host', (n) => like(key, n + 1)));
  };
  const withinKept = (name: string): string | null => {
    const suffix = kept.suffixOf(name);
    if (suffix === null) return null;
    const labels = name.slice(0, -suffix.length).split('.').slice(0, -1);
    return isService(labels) ? name : (reversed(name) ?? next('host', (n) => `host${n + 1}.${suffix}`));
  };
  const inArpa = (name: string): string | null => (name.endsWith('.in-addr.arpa') ? reversed(name) : null);
  const reversed = (name: string): string | null => {
    const [, address = '', zone = ''] = REVERSED.exec(name) ?? [];
    if (isIP(address) !== 4) return null;
    return `${backwards(ip(backwards(address)))}.${zone}`;
  };
  const domain = (name: string): string => {
    const key = keyOf(name);
    if (key.startsWith('['))
      return key.replace(/[0-9a-f.:]{3,}/i, (address) => (isIP(address) ? ip(address) : address));
    if (examples.has(key) || !key.includes('.')) return host(key);
    return remember(
      domains,
      key,
      () => hosts.get(key) ?? withinKept(key) ?? fresh(key.endsWith('.jp') ? 'jp' : 'other'),
    );
  };
  const fresh = (pool: 'jp' | 'other'): string =>
    next(pool, (n) => DOMAINS[pool][n] ?? `domain${n + 1}.${DOMAINS[pool][0]}`);
  const ip = (address: string): string => {
    const key = canonical(address.toLowerCase());
    if (KEPT_IPS.has(key) || examples.has(key)) return address;
    return remember(ips, key, () =>
      isIP(key) === 4 ? next('v4', numberedV4) : next('v6', (n) => `2001:db8::${(n + 1).toString(16)}`),
    );
  };
  const knowsHost = (name: string): boolean => {
    const key = keyOf(name);
    return hosts.has(key) || domains.has(key) || domains.has(key.slice(key.indexOf('.') + 1));
  };
  return { domain, host, ip, knowsHost, hosts, domains, ips };
}

const keyOf = (name: string): string => name.normalize('NFKC').toLowerCase().replace(/\.$/, '');
const backwards = (address: string): string => address.split('.').reverse().join('.');

/** IPv6 has many spellings of one address. */
const canonical = (address: string): string =>
  isIP(address) === 6 ? new URL(`http://[${address}]`).hostname.slice(1, -1) : address;

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
