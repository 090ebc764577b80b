import { FILLERS, fill } from '../families.ts';

const utf8 = (text: string): string => Buffer.from(text).toString('latin1');

/** Beside the fillers of the families: single characters and the smallest pairs of those that readers look for. */
const SMALL: Readonly<Record<string, (n: number) => string>> = {
  ...Object.fromEntries([...'@<>,:;="\'()[]{}|/\\+.-_*#!?&%^~`$0aA'].map((sign) => [`"${sign}"`, () => sign])),
  ...Object.fromEntries(
    [
      'a ',
      ' .',
      '> ',
      '>',
      ' >',
      '- ',
      'a.',
      'a,',
      'a:',
      'a: ',
      'a=',
      '=3D',
      '=?',
      '?=',
      '@a',
      'a@',
      '<a',
      'a>',
      '<>',
      '@.',
      '.@',
    ]
      .concat([
        '1 ',
        '1.',
        '1:',
        '11',
        '5.',
        '550-',
        '#5',
        '((a',
        '"a',
        '" ',
        "' ",
        '[1',
        '1]',
        '::',
        ':a',
        '//',
        '://',
        '%40',
        '&#',
        '&amp;',
        '\\"',
      ])
      .concat([
        'a\n',
        ' \n',
        '>\n',
        ',\n',
        ':\n',
        '=\n',
        '-\n',
        '.\n',
        '\t\n',
        'a@b.example\n',
        '<a@b.example>\n',
        'a@b.example,',
        'a@b.example ',
      ])
      .map((piece) => [JSON.stringify(piece), () => piece]),
  ),
  kanji: () => utf8('漢'),
  kana: () => utf8('あ'),
  'kanji and blanks': () => utf8('漢 '),
  'full-width blanks': () => utf8('　'),
  'full-width digits': () => utf8('5'),
  'full stops': () => utf8('。'),
  brackets: () => utf8('「'),
  'combining marks': () => utf8('か\u3099'),
  'no-break spaces': () => utf8('\u00a0'),
  'zero-width spaces': () => utf8('\u200b'),
  emoji: () => utf8('😀'),
  'kanji before at signs': () => utf8('漢@漢'),
};

/** What grows; each gives about so many bytes. */
export const PATTERNS: readonly { readonly name: string; readonly grow: (size: number) => string }[] = Object.entries({
  ...SMALL,
  ...FILLERS,
}).map(([name, piece]) => ({ name, grow: (size) => fill(size, piece) }));

export const PLAIN = (size: number): string => fill(size, () => 'The quick brown fox jumps over the lazy dog.\n');
