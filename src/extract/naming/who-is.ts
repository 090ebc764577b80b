import { once } from '../../once.ts';
import type { Finding } from '../finding/finding.ts';
import { byLocalPart } from '../ground/local-part.ts';
import type { WhoIs } from './namings.ts';

/** The name by which a recipient goes here. */
export const keyOf = ({ recipient, originalRecipient }: Finding): string =>
  (recipient ?? originalRecipient ?? '').toLowerCase();

function add(who: Map<string, string[]>, address: string | null, key: string): void {
  const name = address?.toLowerCase() ?? '';
  if (name === '') return;
  const keys = who.get(name);
  if (!keys) who.set(name, [key]);
  else if (!keys.includes(key)) keys.push(key);
}

/** The address that was written to, unless it is somebody's own. */
function addAlias(who: Map<string, string[]>, { originalRecipient }: Finding, key: string): void {
  if (!who.has(originalRecipient?.toLowerCase() ?? '')) add(who, originalRecipient, key);
}

/** A report may call somebody by the name of his account, whom the words name in full. */
function namesInFull(named: readonly Finding[]): (name: string) => string | null {
  const locals = once(() => byLocalPart(named.map(({ recipient }) => (recipient ?? '').toLowerCase())));
  return (name) => (name === '' || name.includes('@') ? null : (locals().get(name) ?? null));
}

/**
 * Whose each address is. The words may name somebody whom a report does not list: he is another one, unless both name
 * one only, each in its own way.
 */
export function whoIs(recipients: readonly Finding[], named: readonly Finding[]): WhoIs {
  const who = new Map<string, string[]>();
  for (const finding of recipients) add(who, finding.recipient, keyOf(finding));
  const nameInFull = namesInFull(named);
  for (const finding of recipients) {
    add(who, nameInFull(keyOf(finding)), keyOf(finding));
    addAlias(who, finding, keyOf(finding));
  }
  const [only] = recipients.length === 1 && named.length === 1 ? recipients : [];
  for (const finding of named) {
    const known = who.get(keyOf(finding))?.[0];
    const key = known ?? (only ? keyOf(only) : keyOf(finding));
    if (known === undefined) add(who, finding.recipient, key);
    addAlias(who, finding, key);
  }
  return who;
}
