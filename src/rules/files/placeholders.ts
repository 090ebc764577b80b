/** What an author can put between braces in Japanese text. */
const KNOWN = [
  ...(['recipient', 'originalRecipient', 'domain', 'senderDomain', 'remoteMta', 'reportingMta', 'status'] as const),
  ...(['ip', 'dnsbl', 'url', 'file', 'virus', 'newAddress', 'sizeLimit'] as const),
] as const;
export type Placeholder = (typeof KNOWN)[number];
const SPOKEN = [
  ...['title', 'headline', 'cause', 'remedy', 'mend', 'again', 'check', 'outcome', 'note', 'letter', 'contact'],
];

export interface PlaceholderFault {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/** Placeholders nobody fills in, in the texts of a reason or a rule. */
export function placeholderFaults(entry: object): readonly PlaceholderFault[] {
  return Object.entries(entry)
    .filter(([key]) => SPOKEN.includes(key))
    .flatMap(([key, value]) => faultsIn(value, [key]));
}

function faultsIn(value: unknown, path: readonly PropertyKey[]): readonly PlaceholderFault[] {
  if (typeof value === 'string') return unknownNames(value).map((name) => ({ path, message: messageFor(name) }));
  if (typeof value !== 'object' || value === null) return [];
  const isList = Array.isArray(value);
  return Object.entries(value).flatMap(([key, item]) => faultsIn(item, [...path, isList ? Number(key) : key]));
}

const unknownNames = (text: string): readonly string[] =>
  [...text.matchAll(/\{([^{}]{0,40})\}/g)]
    .map((match) => match[1] ?? '')
    .filter((name) => !KNOWN.some((known) => known === name));

const messageFor = (name: string): string =>
  `{${name}} という差し込みはありません。使えるのは ${KNOWN.map((known) => `{${known}}`).join(' ')} です`;
