import { domainOf, type Passage, splitAddress } from '../mail-address.ts';

/** What needs no quotation marks, but for dots where RFC 5321 section 4.1.2 allows none. */
const PLAIN = /^"([\w!#$%&'*+/=?^`{|}~.-]+)"$/;

/**
 * Under one key stands what is one address to whoever keeps a list. RFC 5321 section 2.4 leaves the case of the left
 * side to the receiving server, but none in use gives `Taro@` and `taro@` to two people, and lists hold one address in
 * both spellings; likewise `"taro..k"@` and `taro..k@`, as old addresses of phones are written.
 */
export function addressKey(address: string): string {
  const parts = splitAddress(address.toLowerCase());
  if (parts === null) return address.toLowerCase();
  return `${PLAIN.exec(parts.local)?.[1] ?? parts.local}@${parts.domain}`;
}

/** The address that stands on the list of whoever sent the mail: where it was forwarded, the one he wrote. */
export const listAddress = ({ recipient, originalRecipient }: Passage): string | null =>
  domainOf(originalRecipient) === null ? (recipient ?? originalRecipient) : originalRecipient;
