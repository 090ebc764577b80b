import { decodeText } from '../input/text/decode-text.ts';
import type { Pieces } from './collect/pieces.ts';
import type { Replace } from './find/find.ts';
import { toBinary, toBytes } from './mail/codec.ts';
import { decodeWords } from './mail/encoded-words.ts';
import { transferOf } from './mail/transfer.ts';

/** What had to be replaced and stands in the copy all the same, in any form that a reader or a program can undo. */
export function leftovers(copy: Uint8Array, { fields, texts }: Pieces, replace: Replace): readonly string[] {
  const read = [...fields.map(({ value }) => value), ...texts].flatMap(replace.found);
  const written = [...textsOf(copy)].flatMap((text) => [
    ...replace.foundKnown(text, false),
    ...(/<[A-Za-z/]/.test(text) ? replace.foundKnown(text, true) : []),
  ]);
  return [...new Set([...read, ...written])];
}

/** All of a mail as it is written and with transfer encodings undone, whatever its parts say of themselves. */
function textsOf(copy: Uint8Array): ReadonlySet<string> {
  const raw = toBinary(copy);
  const encoded = (raw.match(/(?:^[A-Za-z0-9+/]{2,}={0,2}\r?\n)+/gm) ?? []).map(transferOf('base64').decode);
  const written = new Set([raw, transferOf('quoted-printable').decode(raw), ...encoded]);
  return new Set([...written].map((binary) => decodeWords(decodeText(toBytes(binary))).replace(LABEL, '')));
}

/** The names of fields are nobody's. */
const LABEL = /^[!-9;-~]{1,80}:/gm;
