import { cleanAddress, findAddresses } from '../../extract/ground/address.ts';
import { MACHINE_WORDS } from './common-words.ts';
import { stretchesOf } from './stretches.ts';

/** A name, quoted or not, or an address of letters for which findAddresses wants brackets. */
const PHRASE = /"[^"]{0,400}"|[^\s<>,;:()"][^<>,;:()"]{0,400}/g;
const AT = /[@\uff20]/;
const MACHINE_JAPANESE =
  /メール|配信|配送|送信|エラー|システム|サーバー?|管理者?|自動|応答|返信|通知|お知らせ|担当|窓口|[のー・]/g;
const machineWords: ReadonlySet<string> = new Set(MACHINE_WORDS);

/** What programs call themselves in place of a name. */
function isMachine(name: string): boolean {
  const words = name.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
  return words.every((word) => machineWords.has(word.toLowerCase()) || word.replace(MACHINE_JAPANESE, '') === '');
}

export interface PeopleEdits {
  readonly address: (address: string) => string;
  readonly person: (name: string) => string;
}

/** Edits a field of addresses: each address, and each name that stands before one or in brackets behind it. */
export const editPeople = (text: string, edits: PeopleEdits): string =>
  Array.from(stretchesOf(text), (stretch) => editStretch(stretch.text, edits)).join('');

function editStretch(text: string, edits: PeopleEdits): string {
  const names = (between: string): string => between.replace(PHRASE, (phrase) => editPhrase(phrase, edits));
  let [result, at] = ['', 0];
  for (const found of findAddresses(text)) {
    const written = text.slice(found.start, found.end);
    result += names(text.slice(at, found.start)) + written.replace(found.address, () => edits.address(found.address));
    at = found.end;
  }
  return result + names(text.slice(at));
}

function editPhrase(phrase: string, { address, person }: PeopleEdits): string {
  if (AT.test(phrase)) return phrase.replace(/[^\s"]+/g, (word) => (AT.test(word) ? address(word) : person(word)));
  return isMachine(phrase) ? phrase : withinQuotes(phrase, person);
}

/** Edits what stands between quotation marks and blanks. */
function withinQuotes(text: string, edit: (text: string) => string): string {
  const inner = text.replaceAll('"', ' ').trim();
  return inner === '' ? text : text.replace(inner, () => edit(inner));
}

/** Edits the value of a report's field: `rfc822; taro@example.jp`, `LOCAL;<taro>`. */
export function editRecipient(value: string, edits: PeopleEdits): string {
  const type = typeOf(value);
  const rest = value.slice(type.length).trim();
  if (rest === '' || rest === '<>') return value;
  const edited = editWhole(rest, edits) ?? editPeople(rest, edits);
  return type + value.slice(type.length).replace(rest, () => edited);
}

function editWhole(rest: string, { address }: PeopleEdits): string | null {
  const found = cleanAddress(rest);
  if (found !== null) return rest.startsWith('<') ? `<${address(found)}>` : address(found);
  const mailbox = /^<?([\w.+-]{1,64})>?$/.exec(rest)?.[1];
  return mailbox === undefined ? null : rest.replace(mailbox, () => address(mailbox));
}

const typeOf = (value: string): string => /^\s{0,20}[\w-]{1,40}\s{0,4};/.exec(value)?.[0] ?? '';

/** The names in a field of addresses. */
export function peopleIn(text: string): readonly string[] {
  const found: string[] = [];
  const person = (name: string): string => {
    found.push(name);
    return name;
  };
  editPeople(text, { address: (address) => address, person });
  return found;
}
