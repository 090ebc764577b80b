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

/** The right side as it is written; null for a name without one. */
export function domainOf(address: string | null | undefined): string | null {
  if (!address) return null;
  const at = address.lastIndexOf('@');
  return at < 0 ? null : address.slice(at + 1);
}

/** RFC 5321 section 4.1.2: between quotation marks the left side may hold anything. */
export const isQuoted = (local: string): boolean => local.startsWith('"') && local.endsWith('"') && local.length > 1;
