import type { Seal } from '../../model.ts';
import type { Leaf } from '../parts/leaf.ts';

type Named = Pick<Leaf, 'type' | 'filename'>;

export const isTnef = ({ type, filename }: Named): boolean =>
  /^application\/(?:vnd\.)?ms-tnef$/.test(type) || /^winmail\.dat$/i.test(filename);

/** S/MIME: signed with the words within, or encrypted. */
export const isPkcs = ({ type, filename }: Named): boolean =>
  /^application\/(?:x-)?pkcs7-mime$/.test(type) || /\.p7m$/i.test(filename);

/** OpenPGP, and the rights management of Microsoft. */
const isEncrypted = ({ type, filename }: Named): boolean =>
  /^application\/(?:pgp-encrypted|x-microsoft-rpmsg-message)$/.test(type) || /\.rpmsg$/i.test(filename);

const PGP = '-----BEGIN PGP MESSAGE-----';

/** Why the words of a mail stay closed; null where nothing hides them. */
export function sealOf(leaves: readonly Leaf[]): Seal | null {
  if (
    leaves.some((leaf) => isEncrypted(leaf) || isPkcs(leaf) || (leaf.type === 'text/plain' && leaf.text.includes(PGP)))
  )
    return 'encrypted';
  return leaves.some(isTnef) ? 'tnef' : null;
}
