import { recent } from '../../recent.ts';

/** Neither ASCII nor kana, Han and Hangul, which are what they are in every form. */
const MAY_DIFFER = /[^\0-\x7f\u3041-\u3096\u30a1-\u30fa\u30fc\u4e00-\u9fff\uac00-\ud7a3]/g;
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

/**
 * The form in which wordings are looked for: lower case, full-width letters as others are, straight quotes and dashes,
 * a space for any white space but the end of a line. Every character stays at its place, so that what is found stands
 * there in the text too.
 */
export const fold = (text: string): string => (text.length < LEAST_KEPT ? foldAll(text) : foldKept(text));

const LEAST_KEPT = 100;

function foldAll(text: string): string {
  if (IS_PLAIN.test(text)) return text.toLowerCase();
  const spaced = text.replace(SPACES, ' ');
  return (spaced.search(MAY_DIFFER) < 0 ? spaced : spaced.replace(MAY_DIFFER, foldUnit)).toLowerCase();
}

/** What one reader asked for, the next ones ask for. */
const foldKept = recent(4, foldAll);
