import type { Hint, Kind, Reason } from '../../model.ts';
import { once } from '../../once.ts';
import type { AddressSide } from '../../rules/files/types.ts';
import type { CompiledTable } from '../../rules/table/compiled.ts';
import type { ProviderIndex } from '../facts/provider.ts';
import { domainHints, missingAtHints } from './domain-hints.ts';
import { mendForm } from './form.ts';
import { type KnownDomains, knowDomains } from './known-domains.ts';
import { dotHints } from './local-dots.ts';
import { lookAlikeHints } from './look-alikes.ts';
import { writtenAddress } from './written-address.ts';

/** What was diagnosed about an address. */
export interface AboutAddress {
  readonly kind: Kind;
  readonly reason: Reason | null;
  readonly candidates: readonly Reason[];
  /** The other server's words, which may quote the address as it was typed. */
  readonly words: string;
}

/** Finds what may be wrong with the way one address is written. */
export type ReadHints = (address: string | null, about: AboutAddress) => readonly Hint[];

export function createHintReader(table: Pick<CompiledTable, 'providers' | 'reasons'>, index: ProviderIndex): ReadHints {
  const known = once(() => knowDomains(table.providers, index));
  const withDots = once(() => new Set(table.providers.filter(({ dotsOnce }) => dotsOnce).map(({ id }) => id)));
  const onceAllowed = (domain: string): boolean => withDots().has(index.byDomain(domain) ?? '');
  /** Domains of a mistyped address are often parked and answer with anything. */
  const mayBeSlip = (side: AddressSide, reasons: readonly (Reason | null)[]): boolean =>
    reasons.some((reason) => reason !== null && table.reasons[reason].mistyped.includes(side));
  return (address, about) => {
    const isFailure = about.kind === 'bounce' || about.kind === 'delay';
    const written = isFailure ? writtenAddress(address, about.words) : null;
    if (written === null) return [];
    const found = mistakesIn(written, mayBeSlip('right', [about.reason, ...about.candidates]), known(), onceAllowed);
    return found.length === 0 && mayBeSlip('left', [about.reason]) ? lookAlikeHints(written) : found;
  };
}

/** From the outside in: the form, then the right side, then the left. Every form hint suggests the whole mended address. */
function mistakesIn(
  written: string,
  mistyped: boolean,
  known: KnownDomains,
  onceAllowed: (domain: string) => boolean,
): readonly Hint[] {
  const form = mendForm(written);
  const domain = mistyped ? rightSideHints(form.address, known) : [];
  const meant = domain[0]?.suggestion ?? form.address;
  const dots = dotHints(meant, onceAllowed);
  const suggestion = dots[0]?.suggestion ?? meant;
  return [...form.defects.map((defect) => ({ ...defect, suggestion })), ...domain, ...dots];
}

function rightSideHints(address: string, known: KnownDomains): readonly Hint[] {
  const missing = missingAtHints(address, known);
  return missing.length > 0 ? missing : domainHints(address, known);
}
