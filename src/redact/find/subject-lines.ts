import { isNoticeSubject } from '../../extract/wording/phrases.ts';
import type { Book } from '../known/book.ts';
import { editSubject } from '../known/subject.ts';
import type { Vocabulary } from '../known/vocabulary.ts';
import { labelledIn } from './labelled.ts';
import type { Find } from './span.ts';

const LABELS: ReadonlySet<string> = new Set(
  'subject 件名 題名 表題 タイトル betreff objet asunto assunto oggetto 主题 主旨 제목 тема'.split(' '),
);
/** 件名「...」, `your message "..."`. */
const OPENING =
  /(?:subject|件名|題名|表題|タイトル|betreff|objet|asunto|oggetto|your (?:message|mail|e-?mail)|メール)\s{0,3}(["\u201c「『])/gi;
const CLOSING: Readonly<Record<string, string>> = { '"': '"', '\u201c': '\u201d', '「': '」', '『': '』' };
const LONGEST = 500;

/** Subjects that the words of a notice name: `Subject: ...`, 件名「...」. */
export const subjectLines = (book: Book, known: Vocabulary): Find =>
  function* ({ text }) {
    const edited = (title: string) => () =>
      editSubject(title, isNoticeSubject(title) ? 'notice' : 'original', known, book.subject);
    for (const { label, value, start, end } of labelledIn(text))
      if (LABELS.has(label)) yield { start, end, value: edited(value) };
    for (const { 0: opening, 1: sign = '', index } of text.matchAll(OPENING)) {
      const title = titleAt(text, index + opening.length, CLOSING[sign] ?? sign);
      const start = index + opening.length;
      if (title !== '') yield { start, end: start + title.length, value: edited(title) };
    }
  };

/** What is quoted on one line, if it is no address. */
function titleAt(text: string, start: number, closing: string): string {
  const rest = text.slice(start, start + LONGEST);
  const title = rest.slice(0, Math.max(0, rest.indexOf(closing)));
  return /[\r\n@]/.test(title) ? '' : title;
}
