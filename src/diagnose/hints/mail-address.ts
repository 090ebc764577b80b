/** The two sides of the last at sign. */
export interface AddressParts {
  readonly local: string;
  readonly domain: string;
}

export function splitAddress(address: string): AddressParts | null {
  const at = address.lastIndexOf('@');
  return at < 0 ? null : { local: address.slice(0, at), domain: address.slice(at + 1) };
}

/** RFC 5321 section 4.1.2: between quotation marks the left side may hold anything. */
export const isQuoted = (local: string): boolean => local.startsWith('"') && local.endsWith('"') && local.length > 1;
