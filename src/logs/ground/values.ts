import { cleanAddress } from '../../extract/ground/address.ts';

/** `name=value` or `name=<value>` among fields that commas part; null where it is not there. */
export function field(words: string, name: string): string | null {
  const key = `${name}=`;
  for (let at = words.indexOf(key); at >= 0; at = words.indexOf(key, at + 1)) {
    const before = words[at - 1];
    if (at > 0 && before !== ' ' && before !== ',') continue;
    return valueAt(words, at + key.length);
  }
  return null;
}

function valueAt(words: string, start: number): string {
  if (words[start] === '<') {
    const close = words.indexOf('>', start);
    return words.slice(start, close < 0 ? words.length : close + 1);
  }
  const end = /[,\s]/g;
  end.lastIndex = start;
  return words.slice(start, end.exec(words)?.index ?? words.length);
}

/** Null for the empty address that notices have. */
export const addressIn = (value: string | null): string | null => (value === null ? null : cleanAddress(value));

/** `mx.example.jp[192.0.2.1]:25`; null for `none`, for a socket and for a name without a dot. */
export function hostIn(relay: string | null): string | null {
  const name = relay?.split('[', 1)[0]?.replace(/\.$/, '') ?? '';
  return name.includes('.') && !name.includes('/') ? name : null;
}

/** A server's own machine. */
export const isLoopback = (relay: string | null): boolean =>
  relay !== null && /(?:^|\[)(?:127\.\d{1,3}\.\d{1,3}\.\d{1,3}|::1|IPv6:::1)\]?/.test(relay);

/** A Message-ID with its brackets; null where there is none. */
export function messageIdIn(value: string | null): string | null {
  if (value === null || value === '' || value === '<>') return null;
  const bare = value.slice(0, 1000);
  return bare.startsWith('<') ? bare : `<${bare}>`;
}
