import { splitAddress } from '../mail-address.ts';

const NAMED = /<([^<>]{3,320})>\s*$/;
const LONGEST = 320;

/** The address in a cell of a list, also behind a name or as a link; null where there is none, or more than one. */
export function addressIn(cell: string): string | null {
  const text = (NAMED.exec(cell)?.[1] ?? cell).trim().replace(/^mailto:/i, '');
  if (text.length > LONGEST) return null;
  const parts = splitAddress(text);
  if (parts === null || parts.domain === '' || parts.local === '') return null;
  const isQuoted = parts.local.startsWith('"') && parts.local.endsWith('"');
  return /[\s,;:/@]/.test(parts.domain) || (!isQuoted && /[\s,;@"]/.test(parts.local)) ? null : text;
}
