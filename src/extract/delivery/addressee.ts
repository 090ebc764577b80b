import type { Finding } from '../finding/finding.ts';
import type { Context } from '../original/context.ts';
import { servedFor } from '../original/original.ts';
import type { Prose } from '../prose/prose.ts';

/** The only one of these that is not known yet, and sends no mail himself. */
function onlyOther(
  addresses: Iterable<string>,
  known: ReadonlySet<string>,
  senders: ReadonlySet<string>,
): string | null {
  const others = new Map<string, string>();
  for (const address of addresses) {
    const key = address.toLowerCase();
    if (!known.has(key) && !senders.has(key)) others.set(key, address);
  }
  const [only] = others.size === 1 ? others.values() : [];
  return only ?? null;
}

/** Whom the returned mail was for: the only one that its header and the servers on its way name, or whom the last of these did. */
export function onlyAddressee({ original, around }: Context, known: ReadonlySet<string> = new Set()): string | null {
  const traced = original ? servedFor(original) : [];
  const last = traced.filter(
    (address) => !known.has(address.toLowerCase()) && !around.senders.has(address.toLowerCase()),
  );
  const only = onlyOther(around.wanted, known, around.senders);
  return only ?? last.at(-1) ?? null;
}

/** A report may give the sender's own address for the failed one, though he wrote to somebody else. */
function isSender({ recipient }: Finding, { around, original }: Context): boolean {
  const key = recipient?.toLowerCase() ?? '';
  // Seldom the case, and seen sooner than all addresses are found.
  if (!original || original.get('to').toLowerCase().includes(key)) return false;
  return around.senders.has(key) && around.wanted.size > 0 && !around.wanted.has(key);
}

/** Reported about nobody, or about the one who sent the mail: whom the words name, or the only one it was for. */
export function withAddressee(reported: readonly Finding[], context: Context, prose: () => Prose): readonly Finding[] {
  const alone = reported.length === 1;
  const isOpen = (finding: Finding): boolean =>
    finding.recipient === null ? true : alone && isSender(finding, context);
  if (reported.filter(isOpen).length !== 1) return reported;
  const known = new Set(
    reported.filter((one) => !isOpen(one)).map(({ recipient }) => (recipient as string).toLowerCase()),
  );
  const named = prose().named.map(({ recipient }) => recipient as string);
  const addressee = onlyOther(named, known, context.around.senders) ?? onlyAddressee(context, known);
  if (addressee === null) return reported;
  return reported.map((finding) => (isOpen(finding) ? { ...finding, recipient: addressee } : finding));
}
