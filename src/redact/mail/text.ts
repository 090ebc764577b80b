import { type Binary, editText } from './codec.ts';
import { beginsWithFields, linesOf } from './header.ts';
import { inlineOriginal } from './inline-original.ts';
import type { Place, Role, Visitor } from './visitor.ts';

type WalkMessage = (message: Binary, visitor: Visitor, from: Partial<Place>) => Binary;

/** The notice's text, behind which the original may be copied. */
export function walkText(
  content: Binary,
  media: string,
  charset: string,
  place: Place,
  walkMessage: WalkMessage,
): Binary {
  const { visitor, depth } = place;
  const edit = (text: Binary) => editText(text, charset, (decoded) => visitor.text(decoded, media === 'text/html'));
  const original = media === 'text/plain' ? inlineOriginal(content, charset) : null;
  if (original === null) return edit(content);
  const { prose, prefix, lines } = original;
  const inner = lines.join('');
  const walked = beginsWithFields(inner)
    ? walkMessage(inner, visitor, { role: roleOf(inner, visitor), depth: depth + 1, charset })
    : visitor.content(inner, media, charset);
  return (
    edit(prose) +
    (prefix === ''
      ? walked
      : linesOf(walked)
          .map((line) => prefix + line)
          .join(''))
  );
}

const roleOf = (message: Binary, visitor: Visitor): Role =>
  visitor.isNotice(message, 'inline') ? 'notice' : 'original';
