import { findAddresses, namesAddress } from '../ground/address.ts';

/** So much text is searched anew for each address; a notice for thousands of recipients may quote thousands of replies. */
const LITTLE = 16_384;

/** Servers name their own users without a domain. */
const WORD = /\w+(?:[.+-]+\w+)*/g;

function* namesIn(text: string): Generator<string> {
  for (const { address } of findAddresses(text)) yield address;
  for (const [word] of text.matchAll(WORD)) yield word;
}

type Where = (address: string, fits?: (text: number) => boolean) => number;

/** Tells which of some texts is the first that names an address and fits, -1 where none does; all are in lower case. */
export function whereNamed(texts: readonly string[]): Where {
  if (texts.reduce((sum, { length }) => sum + length, 0) <= LITTLE)
    return (address, fits = () => true) => texts.findIndex((text, i) => fits(i) && namesAddress(text, address));
  const naming = new Map<string, number[]>();
  for (const [i, text] of texts.entries())
    for (const name of namesIn(text)) {
      const before = naming.get(name);
      if (!before) naming.set(name, [i]);
      else if (before.at(-1) !== i) before.push(i);
    }
  return (address, fits = () => true) => naming.get(address)?.find(fits) ?? -1;
}
