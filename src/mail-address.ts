/** The two sides of the last at sign. */
export interface AddressParts {
  readonly local: string;
  readonly domain: string;
}

/** RFC 5321 section 4.1.2: a quoted left side may hold at signs of its own, so the last one divides. */
export function splitAddress(address: string): AddressParts | null {
  const at = address.lastIndexOf('@');
  return at < 0 ? null : { local: address.slice(0, at), domain: address.slice(at + 1) };
}

/** RFC 1122 section 3.2.1.3: by this name a server reaches programs of its own, such as a filter. */
export const isThisMachine = (host: string): boolean => /^(?:127\.0\.0\.1|::1|localhost)$/i.test(host);

/** The right side as it is written; null for a name without one. */
export function domainOf(address: string | null | undefined): string | null {
  if (!address) return null;
  const at = address.lastIndexOf('@');
  return at < 0 ? null : address.slice(at + 1);
}

/** RFC 5321 section 4.1.2: between quotation marks the left side may hold anything. */
export const isQuoted = (local: string): boolean => local.startsWith('"') && local.endsWith('"') && local.length > 1;

/** The address that failed and the one the sender used. */
export interface Passage {
  readonly recipient: string | null;
  readonly originalRecipient: string | null;
}

const differs = ({ recipient, originalRecipient }: Passage): boolean =>
  originalRecipient !== null && plain(originalRecipient) !== plain(recipient ?? '');

/** RFC 5321 section 4.1.2: a left side means the same with quotation marks and without. */
const plain = (address: string): string => address.toLowerCase().replace(/^"([^"\\]*)"@/, '$1@');

/**
 * RFC 5321 section 2.3.5: a right side without a dot is no domain of the internet. It is the name that the server itself
 * has for the box (`35065@lmtp-daemon`), and nobody forwarded anything.
 */
const isInnerName = (address: string | null): boolean => !(domainOf(address)?.includes('.') ?? true);

export const isForwarded = (passage: Passage): boolean => differs(passage) && !isInnerName(passage.recipient);

/** The address under which people know who failed. */
export const knownAddress = (passage: Passage): string | null =>
  differs(passage) && isInnerName(passage.recipient) ? passage.originalRecipient : passage.recipient;
