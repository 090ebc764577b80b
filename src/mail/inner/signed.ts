import { type BaseBlock, fromBER, type OctetString } from 'asn1js';
import { ownBytes } from '../../input/bytes/chunks.ts';

const SIGNED_DATA = '1.2.840.113549.1.7.2';
const [OCTETS, IDENTIFIER] = [4, 6];

/** What stands in an opaque signature (RFC 8551 section 3.5.2); null where it is encrypted, or no signature. */
export function signedContent(bytes: Uint8Array): Uint8Array | null {
  try {
    const [type, content] = partsOf(fromBER(ownBytes(bytes).buffer as ArrayBuffer).result);
    if (type?.idBlock.tagNumber !== IDENTIFIER || type.valueBlock.toString() !== SIGNED_DATA) return null;
    // ContentInfo > SignedData > encapContentInfo > eContent (RFC 5652 section 5).
    const [, inner] = partsOf(partsOf(partsOf(content)[0])[2]);
    const [octets] = partsOf(inner);
    return octets?.idBlock.tagNumber === OCTETS ? new Uint8Array((octets as OctetString).getValue()) : null;
  } catch {
    return null;
  }
}

/** The package is loaded when it is called, so nothing here can be an instance of what it exports. */
function partsOf(block: BaseBlock | undefined): readonly BaseBlock[] {
  const parts = (block?.valueBlock as { readonly value?: unknown } | undefined)?.value;
  return Array.isArray(parts) ? parts : [];
}
