import type { Hint, Kind, Reason } from '../model.ts';
import { once } from '../once.ts';
import type { CompiledTable } from '../rules/compile.ts';
import { domainHints, missingAtHints } from './hints/domain-hints.ts';
import { mendForm } from './hints/form.ts';
import { type KnownDomains, knowDomains } from './hints/known-domains.ts';
import { dotHints } from './hints/local-dots.ts';
import { lookAlikeHints } from './hints/look-alikes.ts';
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

export function createHintReader(table: Pick<CompiledTable, 'providers'>, index: ProviderIndex): ReadHints {
  const known = once(() => knowDomains(table.providers, index));
  return (address, about) => {
    const isFailure = about.kind === 'bounce' || about.kind === 'delay';
    const written = isFailure ? writtenAddress(address, about.words) : null;
    if (written === null) return [];
    const found = mistakesIn(written, mayBeMistyped(about), known(), index);
    return found.length === 0 && about.reason === 'userunknown' ? lookAlikeHints(written) : found;
  };
}

const mayBeMistyped = ({ reason, candidates }: Circumstances): boolean =>
  isByWrongDomain(reason) || candidates.some(isByWrongDomain);
const isByWrongDomain = (reason: Reason | null): boolean => reason !== null && BY_WRONG_DOMAIN.has(reason);

/** From the outside in: the form, then the right side, then the left. Every form hint suggests the whole mended address. */
function mistakesIn(written: string, mistyped: boolean, known: KnownDomains, index: ProviderIndex): readonly Hint[] {
  const form = mendForm(written);
  const domain = mistyped ? rightSideHints(form.address, known) : [];
  const meant = domain[0]?.suggestion ?? form.address;
  const dots = dotHints(meant, index);
  const suggestion = dots[0]?.suggestion ?? meant;
  return [...form.defects.map((defect) => ({ ...defect, suggestion })), ...domain, ...dots];
}

function rightSideHints(address: string, known: KnownDomains): readonly Hint[] {
  const missing = missingAtHints(address, known);
  return missing.length > 0 ? missing : domainHints(address, known);
}
