import { splitAddress } from '../../mail-address.ts';
import type { Hint } from '../../model.ts';
import type { KnownDomains } from './known-domains.ts';
import { type Meant, meantDomain } from './meant-domain.ts';

/** What the right side of an address may have been meant to be. */
export function domainHints(address: string, known: KnownDomains): readonly Hint[] {
  const parts = splitAddress(address);
  const meant = parts && meantDomain(parts.domain, known);
  if (!parts || !meant) return [];
  const suggestion = meant.domains.length === 1 ? `${parts.local}@${meant.domains[0]}` : null;
  return [{ type: `domain-${meant.how}`, text: ask(parts.domain, meant, known), suggestion }];
}

function ask(typed: string, { how, domains }: Meant, known: KnownDomains): string {
  const meant = domains.map((domain) => `「${domain}」`).join('か');
  if (how === 'typo') return `@の右側「${typed}」は、${meant}の打ち間違いではありませんか。`;
  return `@の右側「${typed}」を確かめてください。${known.providerName(domains[0])}のアドレスなら、${meant}です。`;
}

/** Shorter ones are also the end of other domains: `lau.com`. */
const SHORTEST_SURE = 'gmail.com'.length;

/**
 * `tarodocomo.ne.jp`: the at sign was forgotten in front of a domain that everybody knows. The sending server
 * then puts its own domain behind: `tarodocomo.ne.jp@mail.example.jp`.
 */
export function missingAtHints(address: string, known: KnownDomains): readonly Hint[] {
  const whole = splitAddress(address)?.local ?? address;
  if (/[\s/="]/.test(whole)) return [];
  const lower = whole.toLowerCase();
  const domain = known.most.find((end) => end.length >= SHORTEST_SURE && lower.endsWith(end));
  const local = domain === undefined ? '' : whole.slice(0, -domain.length).replace(/\.$/, '');
  return local === ''
    ? []
    : [{ type: 'missing-at', text: '宛先に「@」がありません。', suggestion: `${local}@${domain}` }];
}
