const NOT_ASCII = /[^\0-\x7f]/g;
/** Nearly every line, and only capitals differ there. */
const IS_PLAIN = /^[\n -~]*$/;
const SPACES = /[\t\v\f\r]/g;

const FOLDED = new Map<string, string>();

function foldUnit(unit: string): string {
  const known = FOLDED.get(unit);
  if (known !== undefined) return known;
  const folded = straight(unit);
  FOLDED.set(unit, folded);
  return folded;
}

function straight(unit: string): string {
  if (/[\u2018\u2019\u201a\u201b\u2032\u00b4]/.test(unit)) return "'";
  if (/[\u201c\u201d\u201e\u201f\u2033]/.test(unit)) return '"';
  if (/[\u2010-\u2015\u2212]/.test(unit)) return '-';
  if (/\s/.test(unit)) return ' ';
  const plain = unit.normalize('NFKC').toLowerCase();
  return plain.length === 1 ? plain : unit === 'İ' ? 'i' : unit;
}

/** One unit of a text in that form. */
export function foldedUnit(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  if (unit > 0x7f) return foldUnit(text[at] as string).charCodeAt(0);
  if (unit < 0x20) return unit === 0x0a ? unit : 0x20;
  return unit >= 0x41 && unit <= 0x5a ? unit + 0x20 : unit;
}

/**
 * The form in which wordings are looked for: lower case, full-width letters as others are, straight quotes and dashes,
 * a space for any white space but the end of a line. Every character stays at its place, so that what is found stands
 * there in the text too.
 */
export function fold(text: string): string {
  if (text.length < LEAST_KEPT) return foldAll(text);
  const known = recent.find((one) => one.text === text);
  if (known) return known.folded;
  const folded = foldAll(text);
  recent[next] = { text, folded };
  next = (next + 1) % recent.length;
  return folded;
}

/** What one reader asked for, the next ones ask for. */
const recent = Array.from({ length: 4 }, () => ({ text: '', folded: '' }));
let next = 0;
const LEAST_KEPT = 100;

function foldAll(text: string): string {
  const plain = IS_PLAIN.test(text) ? text : text.replace(SPACES, ' ').replace(NOT_ASCII, foldUnit);
  return plain.toLowerCase();
}
