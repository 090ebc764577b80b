/** What servers say in one way as well as in another: words that come and go, and endings of Japanese. */
const wider = (): readonly (readonly [from: RegExp, to: string])[] => [
  [/(?<=\S) (?:is|was|are) (?=\S)/, ' {is|was|} '],
  [/(?<=\S) (?:has been|have been|was) (?=\S)/, ' {has been|was|is|} '],
  [/\b(?:cannot|can't|can not)\b/, "{cannot|can't|could not}"],
  [/(?<=\S) (?:the|your|this) (?=\S)/, ' {the|your|this|} '],
  [/(?<=[\p{Script=Han}\p{Script=Katakana}ー])が(?=[\p{Script=Han}\p{Script=Katakana}])/u, '{が|は}'],
  [/サーバー?(?=[^ー]|$)/u, '{サーバー|サーバ}'],
];

/** The phrase as a pattern, where one of its words often differs; null where none does. */
export function widen(phrase: string): string | null {
  const found = wider().find(([from]) => from.test(phrase));
  return found ? phrase.replace(found[0], found[1]) : null;
}
