import type { Hint, Kind, Reason } from '../model.ts';
import type { Provider } from '../rules/types.ts';
import { domainHints, missingAtHints } from './hints/domain-hints.ts';
import { mendForm } from './hints/form.ts';
import { knowDomains } from './hints/known-domains.ts';
import { dotHints } from './hints/local-dots.ts';
import { lookAlikeHints } from './hints/look-alikes.ts';
import { splitAddress } from './hints/mail-address.ts';
import { writtenAddress } from './hints/written-address.ts';
import type { ProviderIndex } from './provider.ts';

/** What was diagnosed about an address. */
export interface Circumstances {
  readonly kind: Kind;
  readonly reason: Reason | null;
  readonly candidates: readonly Reason[];
  /** The other server's words, which may quote the address as it was typed. */
  readonly words: string;
}

/** Finds what may be wrong with the way one address is written. */
export type ReadHints = (address: string | null, circumstances: Circumstances) => readonly Hint[];

/** Failures that a mistyped domain can cause; such domains are often parked and answer with anything. */
const BY_WRONG_DOMAIN: ReadonlySet<Reason> = new Set([
  'userunknown',
  'hostunknown',
  'hasmoved',
  'notaccept',
  'norelaying',
  'expired',
  'networkerror',
  'syntaxerror',
  'onhold',
  'undefined',
]);

export function createHintReader(providers: readonly Provider[], index: ProviderIndex): ReadHints {
  const known = knowDomains(providers, index);
  return (address, { kind, reason, candidates, words }) => {
    if (kind !== 'bounce' && kind !== 'delay') return [];
    const written = writtenAddress(address, words);
    if (written === null) return [];
    const form = mendForm(written);
    const reasons = [reason, ...candidates].filter((it) => it !== null);
    const mayBeMistyped = reasons.some((it) => BY_WRONG_DOMAIN.has(it));
    const domain = mayBeMistyped ? [...missingAtHints(form.address, known), ...domainHints(form.address, known)] : [];
    const meant = domain[0]?.suggestion ?? form.address;
    const provider = index.byDomain(splitAddress(meant)?.domain ?? null);
    const dots = dotHints(meant, provider);
    const suggestion = dots[0]?.suggestion ?? meant;
    return [
      ...form.defects.map(({ type, text }) => ({ type, text, suggestion })),
      ...domain,
      ...dots,
      ...(reason === 'userunknown' ? lookAlikeHints(meant) : []),
    ];
  };
}
