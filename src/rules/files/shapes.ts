import { z } from 'zod';

/** What all rule files are made of. */

export const list = <T extends string>(values: readonly T[]) =>
  z.enum(values as readonly [T, ...T[]], { error: `次のどれかを書いてください: ${values.join(' ')}` });
export const text = z
  .string({ error: '文字列を書いてください' })
  .min(1, { error: '空の値です。文字列を書いてください' });
export const texts = z.array(text, { error: '一覧を [ ] か「- 」で書いてください' });
export const someTexts = texts.min(1, { error: '一覧が空です。1つ以上書くか、キーごと消してください' });
export const pattern = (shape: RegExp, example: string) =>
  text.regex(shape, { error: `${example} の形で書いてください` });
/** Where a key belongs that is often written elsewhere. */
const BELONGS: Readonly<Record<string, string>> = {
  not: 'not は when の中ではなく、id や when と同じ段に not: { text: ["…"] } と書きます',
  text: '語句(text)は when の中に書きます。当てはめたくない語句は not: { text: ["…"] } です',
  weak: '多くを語らない語句(weak)は when の中に書きます',
  match: 'match は examples の中に書きます。受け取った文は seen に書きます',
  nomatch: 'nomatch は examples の中に書きます',
  provider: '相手(provider)は when の中に書きます',
  status: '拡張コード(status)は when の中に書きます',
  reply: '応答コード(reply)は when の中に書きます',
  over: 'over は when の中ではなく、id や when と同じ段に書きます',
  candidates: 'candidates は when の中ではなく、id や when と同じ段に書きます',
};

const unknownKeys = (keys: readonly string[], known: readonly string[]): string => {
  const where = keys.flatMap((key) => BELONGS[key] ?? []);
  const hint = where.length > 0 ? `${where.join('。')}。ここで` : '';
  return `知らないキーです: ${keys.join(' ')}。${hint}使えるのは ${known.join(' ')} です`;
};

export const strict = <T extends z.core.$ZodLooseShape>(shape: T) =>
  z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys'
        ? unknownKeys(issue.keys ?? [], Object.keys(shape))
        : '「キー: 値」の形で書いてください',
  });
