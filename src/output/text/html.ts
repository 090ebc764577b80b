/** Text that is markup already; nothing but `html` makes it, so an object read from JSON can never pass for it. */
class Markup {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  toString(): string {
    return this.#text;
  }
}

export type Html = Markup;
type Piece = Html | string | number | null | readonly Piece[];

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A template whose values are escaped, also inside quoted attributes; lists are joined, `null` is nothing. */
export const html = (strings: TemplateStringsArray, ...pieces: readonly Piece[]): Html =>
  new Markup(strings.reduce((text, next, i) => text + render(pieces[i - 1] ?? null) + next));

function render(piece: Piece): string {
  if (piece === null) return '';
  if (piece instanceof Markup) return piece.toString();
  return Array.isArray(piece) ? piece.map(render).join('') : escapeHtml(String(piece));
}

/** A page may be looked at on a terminal too, and turned text deceives in a browser as well. */
const escapeHtml = (text: string): string =>
  text
    .replace(/[^\P{Cc}\n\t]|[\p{Cf}\p{Zl}\p{Zp}]/gu, '')
    .replace(/\p{Cs}/gu, '\ufffd')
    .replace(/[&<>"']/g, (character) => ESCAPES[character] ?? '');

/** A file of ours (style, script), whose text ends no element early. */
export const trusted = (text: string): Html => new Markup(text);
