import { isNoticeSubject } from '../../extract/wording/phrases.ts';
import { once } from '../../once.ts';
import { JAPANESE, type Vocabulary, wordsOf } from './vocabulary.ts';

/** What programs put in front of a subject; behind those of notices the subject of the mail that they are about follows. */
const PREFIXES: ReadonlySet<string> = new Set([
  ...['re', 'fw', 'fwd', 'aw', 'wg', 'tr', 'sv', '返信', '転送'],
  ...['undeliverable', 'undelivered', 'not delivered', 'unzustellbar', 'non remis', 'non recapitabile', 'não entregue'],
  ...['no se puede entregar', '配信不能', '配信不可', '配信できません', '配達不能', '未配信', '送信できませんでした'],
  ...['delivered', 'relayed', 'expanded', 'delivery delayed', '配信済み', '自動返信', '自動応答', '不在通知'],
  ...['automatic reply', 'auto reply', 'autoreply', 'auto response', 'automatic response', 'auto', 'out of office'],
  ...['out of office autoreply', 'read', 'not read', '既読', '開封済み', '未開封', 'automatische antwort'],
  ...['réponse automatique', 'accepted', 'declined', '承諾', '辞退'],
]);
const LONGEST_PREFIX = 40;

/** Says what stands for a title. */
type StandIn = (title: string) => string;

/** Whose words a subject may hold: somebody's, or a server's with somebody's among them. */
export type SubjectOf = 'original' | 'notice';

/** The subject with what somebody wrote in it replaced. What programs put in front of it, and servers say, stays. */
export function editSubject(subject: string, of: SubjectOf, known: Vocabulary, standIn: StandIn): string {
  const prefix = subject.slice(0, lengthOfPrefixes(subject));
  const title = subject.slice(prefix.length).trim();
  if (title === '') return subject;
  if (of === 'original') return prefix + standIn(title);
  if (prefix !== '') return saysOnly(title, known) ? subject : prefix + standIn(title);
  return eachSection(subject, (section) => editSection(section, known, standIn));
}

function lengthOfPrefixes(subject: string): number {
  let length = 0;
  for (let next = prefixAt(subject, 0); next > 0; next = prefixAt(subject, length)) length += next;
  return length;
}

/** `Re[2]: `, with the blanks behind it. */
function prefixAt(subject: string, at: number): number {
  const rest = subject.slice(at, at + LONGEST_PREFIX);
  const colon = rest.search(/[:：]/);
  const label = rest.slice(0, Math.max(colon, 0)).replace(/\[\d{1,3}\]/, '');
  if (!PREFIXES.has(label.trim().toLowerCase())) return 0;
  return colon + 1 + (/^\s*/.exec(rest.slice(colon + 1))?.[0].length ?? 0);
}

/** What parts a subject: brackets, colons and dashes, and addresses and hosts, which are nobody's words. */
const MARK =
  /[「」『』【】()[\]<>（）［］〈〉"“”:：|]+|\s[-–—/]+\s|(?<![^\s<>()"@])[^\s<>()"@]{1,256}@[^\s<>()"@]{1,256}|(?<![A-Za-z0-9_-])[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)+/g;

function eachSection(subject: string, edit: (section: string) => string): string {
  let [result, at] = ['', 0];
  for (const { 0: mark, index } of subject.matchAll(MARK)) {
    result += edit(subject.slice(at, index)) + mark;
    at = index + mark.length;
  }
  return result + edit(subject.slice(at));
}

/** `message 1uWZaY-0000AA-0b delayed 24 hours` */
const withoutNumbers = (text: string): string =>
  text.replace(/[A-Za-z0-9-]+/g, (word) => (/\d/.test(word) ? '' : word));

function editSection(section: string, known: Vocabulary, standIn: StandIn): string {
  if (saysOnly(section, known)) return section;
  if (isNoticeSubject(section) || saysOnly(withoutNumbers(section), known)) return editUnknown(section, known, standIn);
  const title = section.trim();
  return section.replace(title, () => standIn(title));
}

const saysOnly = (text: string, known: Vocabulary): boolean => wordsOf(text).every((word) => isSaid(word, known));

const other = once(() => /[\p{L}\p{N}]/u);
const particle = once(() => /^[\p{sc=Hiragana}\u30fc]{1,4}$/u);
const MOST_DIGITS = 3;

/** A word of servers, a small number, a sign. */
function isSaid(word: string, known: Vocabulary): boolean {
  if (/^\d+$/.test(word)) return word.length <= MOST_DIGITS;
  if (!other().test(word) || particle().test(word) || known.has(word)) return true;
  if (JAPANESE.test(word)) return known.isSaid(word);
  return word.split(/[^\p{L}\p{N}]+/u).every((part) => part === '' || known.has(part) || /^\d{1,3}$/.test(part));
}

/** Replaces what servers do not say, with what stands between two such words. */
function editUnknown(text: string, known: Vocabulary, standIn: StandIn): string {
  let [result, unknown, between] = ['', '', ''];
  const close = () => {
    result += (unknown === '' ? '' : standIn(unknown)) + between;
    [unknown, between] = ['', ''];
  };
  for (const word of wordsOf(text)) {
    const neutral = !other().test(word) || /^[のと・]$/.test(word) || /^\d+$/.test(word);
    if (!isSaid(word, known)) [unknown, between] = [unknown + between + word, ''];
    else if (neutral && unknown !== '') between += word;
    else {
      close();
      result += word;
    }
  }
  close();
  return result;
}
