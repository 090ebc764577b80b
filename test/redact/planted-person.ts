import fc from '../fast-check.ts';

/** Somebody, and all that must not be left of him. */
export interface Person {
  /** As a mail program shows it. */
  readonly name: string;
  readonly local: string;
  readonly domain: string;
  readonly address: string;
  /** The name that the organisation has, without what registries put behind it. */
  readonly label: string;
  readonly secrets: readonly string[];
}

const SYLLABLES = ['ka', 'zu', 'mo', 'ri', 'ta', 'ne', 'ho', 'sa', 'gu', 'wa', 'be', 'do', 'yu', 'chi', 'pa', 'mi'];
const ENDINGS = [
  'co.jp',
  'jp',
  'com',
  'consulting',
  'design',
  'museum',
  'xyz',
  'kyoto.jp',
  'de',
  'photography',
  'co.uk',
];
const FAMILY = ['鷲尾', '猪俣', '轟木', '蓮沼', '楠瀬', '喜屋武', '御手洗', '五十嵐'];
const GIVEN = ['慎太郎', '千鶴子', '龍之介', '菜々緒', '虎次郎', '百合枝'];
const WORDS = ['買収計画', '懲戒処分', '健診結果', '訴訟対策', '内定取消', '給与査定'];

/** No word of any language. */
export const nonsense = fc
  .array(fc.constantFrom(...SYLLABLES), { minLength: 4, maxLength: 5 })
  .map((syllables) => `q${syllables.join('')}`);

/** A number or key of one mail, one customer, one session. */
export const token = fc
  .tuple(nonsense, fc.integer({ min: 100, max: 999 }), nonsense)
  .map(([a, number, b]) => `${a.toUpperCase()}${number}${b}`);

export const ipv4 = fc
  .tuple(fc.integer({ min: 60, max: 99 }), fc.integer({ min: 100, max: 250 }), fc.integer({ min: 100, max: 250 }))
  .map(([a, b, c]) => `${a}.${b}.${c}.117`);

const capital = (word: string): string => word[0]?.toUpperCase() + word.slice(1);

const western = fc.tuple(nonsense, nonsense).map(([given, family]) => ({
  name: `${capital(given)} ${capital(family)}`,
  local: `${given}.${family}`,
  secrets: [given, family],
}));
const japanese = fc
  .record({
    family: fc.constantFrom(...FAMILY),
    given: fc.constantFrom(...GIVEN),
    between: fc.constantFrom(' ', '\u3000', ''),
    local: nonsense,
  })
  .map(({ family, given, between, local }) => ({
    name: family + between + given,
    local,
    secrets: [...(between === '' ? [family + given] : [family, given]), local],
  }));

/** Half of them with a name in Japanese. */
export const person: fc.Arbitrary<Person> = fc
  .record({ who: fc.oneof(western, japanese), label: nonsense, ending: fc.constantFrom(...ENDINGS) })
  .map(({ who, label, ending }) => {
    const domain = `${label}.${ending}`;
    const address = `${who.local}@${domain}`;
    return { ...who, domain, label, address, secrets: [...who.secrets, label] };
  });

/** What a mail was about; some say a word of a notice, too. */
export const subject = fc
  .tuple(
    fc.constantFrom(
      (a: string, b: string) => `${b}について ${a}`,
      (a: string, b: string) => `${b}の配信エラーについて 極秘 ${a}`,
      (a: string) => `Mail delivery problem of ${a}, patient`,
      (a: string) => `Undeliverable goods for ${capital(a)}`,
      (a: string, b: string) => `返送: ${b} ${a} 未達の件`,
      (a: string) => `R&D "${capital(a)}" <draft>`,
    ),
    nonsense,
    fc.constantFrom(...WORDS),
  )
  .map(([make, word, japaneseWord]) => {
    const text = make(word, japaneseWord);
    return { text, secrets: text.includes(japaneseWord) ? [word, japaneseWord] : [word] };
  });
export type Subject = { readonly text: string; readonly secrets: readonly string[] };
