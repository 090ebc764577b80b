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
export const strict = <T extends z.core.$ZodLooseShape>(shape: T) =>
  z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys'
        ? `知らないキーです: ${issue.keys?.join(' ')}。使えるのは ${Object.keys(shape).join(' ')} です`
        : '「キー: 値」の形で書いてください',
  });
