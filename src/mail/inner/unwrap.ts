import type { Leaf } from '../parts/leaf.ts';
import { readLeaves } from '../parts/parts.ts';
import { readTnef } from '../tnef/read.ts';
import { signedContent } from './signed.ts';
import { isPkcs, isTnef } from './wrapped.ts';

/** The leaves with what winmail.dat and an opaque signature hold in their place; what cannot be opened stays. */
export function unwrap(leaves: readonly Leaf[]): readonly Leaf[] {
  const speaks = leaves.some((leaf) => leaf.type.startsWith('text/') && leaf.text.includes('@'));
  return leaves.flatMap((leaf) => {
    const message = open(leaf);
    if (message === null) return [leaf];
    const inner = readLeaves(message).leaves;
    // Most programs put the words beside it too.
    return speaks && isTnef(leaf) ? inner.filter(({ type }) => !type.startsWith('text/')) : inner;
  });
}

function open(leaf: Leaf): Uint8Array | null {
  if (isTnef(leaf)) return readTnef(leaf.bytes);
  return isPkcs(leaf) ? signedContent(leaf.bytes) : null;
}
