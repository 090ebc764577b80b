import type { Find } from './span.ts';

const SIGN = '<>"\'\\r\\n;,=';
/** Names of an organisation's directory, of X.400 and of Exchange: `/o=Example/ou=First/cn=Recipients/cn=taro`. */
const SLASHED = new RegExp(`(?:/[A-Za-z]{1,5}=[^/${SIGN}]{1,80}(?=/)){1,12}/[A-Za-z]{1,5}=[^\\s/${SIGN}]{0,80}/?`, 'g');
/** `CN=Taro Yamada/OU=Sales/O=Example@Example`, `cn=Taro Yamada,ou=Sales,dc=example`; the last ends with its capitals. */
const DISTINGUISHED = new RegExp(
  `\\bCN=(?:[^/${SIGN}]{1,80}[/,] ?(?=(?:OU|O|C|CN|DC|L|ST|S|UID)=)(?:[A-Z]{1,3})=){0,12}[^\\s/${SIGN}]{1,80}(?: [A-Z][\\w'.-]{0,40}){0,4}`,
  'gi',
);
/** `Taro Yamada/Sales/Example@EXAMPLE`, as Notes writes it. */
const NOTES = /[A-Z][\w'.-]{0,40}(?: [A-Z][\w'.-]{0,40}){1,3}(?:\/[A-Z][\w'.-]{0,40}){1,5}@[A-Za-z][\w.-]{0,60}/g;
/** `EXAMPLE\taro`; behind another backslash it is a path. */
const ACCOUNT = /(?<![\\\w.-])[A-Za-z][A-Za-z0-9.-]{1,30}\\[A-Za-z][\w.-]{1,40}/g;
/** The folder of somebody's own. */
const HOME = /(?<=(?:\/home|\/Users|\\Users|Settings)[/\\])[^\s/\\:<>"']{1,60}/g;

const PATTERNS: readonly (readonly [pattern: RegExp, value: string])[] = [
  [SLASHED, '/O=EXAMPLE/CN=RECIPIENTS/CN=USER'],
  [DISTINGUISHED, 'CN=USER/O=EXAMPLE'],
  [NOTES, 'USER/EXAMPLE@EXAMPLE'],
  [ACCOUNT, 'EXAMPLE\\USER'],
  [HOME, 'user'],
];

/** Names that a directory or an operating system has for people. */
export const directoryNames: Find = function* ({ text }) {
  for (const [pattern, value] of PATTERNS)
    for (const { 0: name, index } of text.matchAll(pattern))
      yield { start: index, end: index + name.length, value: () => value };
};
