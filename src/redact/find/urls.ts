import type { Book } from '../known/book.ts';
import type { Find } from './span.ts';

const URL_LIKE =
  /(?<![A-Za-z0-9+.-])([A-Za-z][A-Za-z0-9+.-]{1,20}:\/\/)(?:[^\s/@<>"']{1,200}@)?([^\s/:?#<>"'()[\]]{1,255})((?::\d{1,5})?)([/?#][!#-&*-;=?-~]*)?/g;
/** RFC 6068: what is behind the address fills in a mail. */
const MAILTO = /mailto:[^\s?<>"']{1,320}(\?[!#-&*-;=?-~]+)/gi;

/** Links: a path tells of one mail and one reader, unless the site is one that servers point everybody to. */
export const urls = (book: Book): Find =>
  function* ({ text }) {
    for (const { 0: whole, 1: scheme = '', 2: host = '', 3: port = '', 4: path = '', index } of text.matchAll(
      URL_LIKE,
    )) {
      const value = book.host(host);
      if (value === host.toLowerCase()) continue;
      const end = index + whole.length - (/(?<![.,:;!?])[.,:;!?]*$/.exec(path)?.[0].length ?? 0);
      yield { start: index, end, value: () => `${scheme}${value}${port}${path === '' ? '' : '/'}` };
    }
    for (const { 0: whole, 1: query = '', index } of text.matchAll(MAILTO)) {
      const end = index + whole.length;
      yield { start: end - query.length, end, value: () => '' };
    }
  };
