import { NOTHING } from '../finding/finding.ts';
import { cleanAddress, findAddresses, isDaemon, isListOwner, isListProgram, listBehind } from '../ground/address.ts';
import type { Context } from '../original/context.ts';
import { hasReport } from '../standard/report.ts';
import { saysNotDistributed } from '../wording/phrases.ts';
import type { Dialect } from './dialect.ts';

/** Of a list, whoever wrote it. */
const LIST = ['list-id', 'list-post', 'x-beenthere'];

/** Whether a list server wrote it, and did not only pass it on. */
function isOfListServer({ mail: { headers }, author }: Context): boolean {
  if (author !== null && isDaemon(author)) return false;
  if (author !== null && (isListOwner(author) || isListProgram(author))) return true;
  // Mailman marks what it writes itself; others say that a machine wrote it, as every program does, and which list it is of.
  if (/^yes/i.test(headers.get('x-list-administrivia').trim())) return true;
  return /^auto-/i.test(headers.get('auto-submitted').trim()) && LIST.some((name) => headers.has(name));
}

/** `staff@` of `staff-request@`. */
function listOf(address: string): string {
  const list = listBehind(address)?.list;
  return list === undefined ? address : list + address.slice(address.indexOf('@'));
}

/** The list that did not get the post: by the header, by who wrote the notice, or as its words name it. */
function listIn({ mail: { headers }, author, prose, around }: Context): string | null {
  const fields = ['list-post', 'x-beenthere'].map((name) => cleanAddress(headers.get(name).replace(/^<mailto:/i, '<')));
  const named = findAddresses(prose.slice(0, 4000)).map(({ address }) => address);
  const all = [...fields, author, ...named].filter((address) => address !== null).map(listOf);
  return all.find((address) => !isListProgram(address) && !around.senders.has(address.toLowerCase())) ?? null;
}

/** Mailman, fml, Sympa, ezmlm, LISTSERV and others: whoever wrote to a list is told that it did not distribute his post. */
export const listServer: Dialect = {
  name: 'list-server',
  specificity: 1,
  recognises: (context) =>
    isOfListServer(context) &&
    !hasReport(context) &&
    (saysNotDistributed(context.prose) || saysNotDistributed(context.subject)),
  // A server that could not deliver such a notice quotes it, and says who missed it.
  read: (context, general) =>
    general() ?? {
      kind: 'bounce',
      findings: [{ ...NOTHING, recipient: listIn(context), words: context.prose.trim() }],
      reportingMta: null,
    },
};
