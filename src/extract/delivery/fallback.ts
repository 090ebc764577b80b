import { gather } from '../../gather.ts';
import { type Finding, NOTHING } from '../finding/finding.ts';
import { findAddresses, isProgram } from '../ground/address.ts';
import { decodeReturnPath } from '../ground/verp.ts';
import { WEIGHT } from '../ground/weights.ts';
import type { Context } from '../original/context.ts';
import { traceOf } from '../original/written-to.ts';
import type { Prose } from '../prose/prose.ts';
import { onlyAddressee } from './addressee.ts';
import { readLocalNames } from './local-names.ts';

/** A quoted local part may hold what parts the addresses. The at sign is sought first: it is rarer than letters. */
const FAILED = /@(?<=("[^"]{1,250}"|[^\s",<>@]{1,256})@)[^\s,<>]{1,255}/g;

function headerFindings({ mail }: Context): Finding[] {
  const values = mail.headers.all('x-failed-recipients');
  return gather(values, (value) => [...value.slice(0, 65_536).matchAll(FAILED)])
    .map(([domain, local]) => `${local}${domain}`)
    .filter((recipient) => !isProgram(recipient))
    .map((recipient) => ({ ...NOTHING, recipient }));
}

/** Of an alias the text knows more than X-Failed-Recipients: whereto it led. */
function resolver(prose: Prose): (finding: Finding) => Finding {
  const byOriginal = new Map([...prose.named].reverse().map((one) => [one.originalRecipient?.toLowerCase(), one]));
  return (finding) => byOriginal.get(finding.recipient?.toLowerCase() ?? '') ?? finding;
}

/** The recipients that the header or the text names; X-Failed-Recipients counts unless the text surely names others. */
export function namedRecipients(context: Context, prose: Prose): readonly Finding[] {
  const named = headerFindings(context);
  if (named.length === 0) return prose.named.length > 0 ? prose.named : readLocalNames(context);
  const keys = new Set(named.map(({ recipient }) => recipient?.toLowerCase()));
  const known = prose.named.some(
    ({ recipient, originalRecipient }) =>
      keys.has(recipient?.toLowerCase()) || keys.has(originalRecipient?.toLowerCase()),
  );
  return known || prose.weight < WEIGHT.named ? named.map(resolver(prose)) : prose.named;
}

/** An address in the subject, in the return path (VERP), or the only one that the original was for. */
function impliedRecipient(context: Context): string | null {
  const { subject, returnPaths, around } = context;
  const [titled] = findAddresses(subject).filter(({ address }) => !around.senders.has(address.toLowerCase()));
  if (titled) return titled.address;
  const verp = decodedVerp(returnPaths);
  if (verp) return verp;
  return onlyAddressee(context);
}

/** Where a notice names nobody: whoever it must be about. */
export function impliedRecipients(context: Context): Finding[] {
  return [{ ...NOTHING, recipient: impliedRecipient(context) }];
}

function decodedVerp(returnPaths: readonly string[]): string | null {
  const decoded = returnPaths.map(decodeReturnPath).find((one) => one?.kind === 'verp');
  return decoded?.address ?? null;
}

/** A return path, or the trace of the returned mail, that names another than the failed one tells whom the sender wrote to. */
export function originalFinder({ returnPaths, original, around }: Context): (finding: Finding) => Finding {
  const verp = decodedVerp(returnPaths);
  const writtenTo = original ? traceOf(original, around) : () => null;
  return (finding) => {
    const { recipient } = finding;
    if (finding.originalRecipient !== null) return finding;
    if (recipient === null) return { ...finding, recipient: verp };
    // `-` separates the fields of many return paths and stands in many names: list-bounces-taro-yamada=example.jp
    const other = verp !== null && !recipient.toLowerCase().endsWith(verp.toLowerCase()) ? verp : writtenTo(recipient);
    return other === null ? finding : { ...finding, originalRecipient: other };
  };
}
