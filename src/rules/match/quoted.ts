import { once } from '../../once.ts';

/** Made where words are compared: most runs never do. */
const patterns = once(() => ({
  // How people tell of an error and ask about it; programs say none of it.
  told: /ですか|でしょうか|どうして|なぜ|教えて(?:くだ|下)さい|困って(?:い|ま)|というメールが|返ってき|なのに|[のん]ですが|と(?:出ます|出て|表示され|言われ)/,
  quoted: /[「『"\u201c]([^「『」』"\u201c\u201d]{4,400})[」』"\u201d]/g,
}));

/**
 * What may be compared with sentences of programs: where somebody tells of an error in his own words, only what he
 * quotes, if anything. A story is like every sentence that shares its words, and says nothing of the cause.
 */
export function wordsOfPrograms(words: string): string {
  const { told, quoted } = patterns();
  if (!told.test(words)) return words;
  return [...words.matchAll(quoted)].map(([, quote]) => quote).join(' ');
}
