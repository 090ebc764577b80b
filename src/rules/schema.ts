import { z } from 'zod';
import { COMMANDS, LIST_ADVICE, REASONS, RESEND_ADVICE, SIDES } from '../model.ts';
import { HARDNESS } from './types.ts';

/** Shapes of the rule files. Messages are Japanese because their readers edit YAML, not TypeScript. */

const list = <T extends string>(values: readonly T[]) =>
  z.enum(values as readonly [T, ...T[]], { error: `次のどれかを書いてください: ${values.join(' ')}` });
const text = z.string({ error: '文字列を書いてください' }).min(1, { error: '空の値です。文字列を書いてください' });
const texts = z.array(text, { error: '一覧を [ ] か「- 」で書いてください' });
const someTexts = texts.min(1, { error: '一覧が空です。1つ以上書くか、キーごと消してください' });
const pattern = (shape: RegExp, example: string) => text.regex(shape, { error: `${example} の形で書いてください` });
const strict = <T extends z.core.$ZodLooseShape>(shape: T) =>
  z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys'
        ? `知らないキーです: ${issue.keys?.join(' ')}。使えるのは ${Object.keys(shape).join(' ')} です`
        : '「キー: 値」の形で書いてください',
  });

const reason = list(REASONS);
const command = list(COMMANDS);
const day = pattern(/^\d{4}-\d{2}-\d{2}$/, '2025-03-12');
const or = <T extends string>(values: readonly T[]) => list<T | 'none'>([...values, 'none']);

const remedy = strict({
  sender: texts.default([]),
  senderAdmin: texts.default([]),
  recipient: texts.default([]),
  recipientAdmin: texts.default([]),
});

const advice = {
  title: text,
  headline: text,
  cause: text,
  remedy,
  side: list(SIDES),
  hard: list(HARDNESS),
  list: or(LIST_ADVICE),
  resend: or(RESEND_ADVICE),
  terms: texts.default([]),
};

const when = strict({
  provider: someTexts.optional(),
  reply: z.array(pattern(/^[2-5x][\dx]{2}$/, '550 か 5xx')).optional(),
  status: z.array(pattern(/^[245x]\.(\d{1,3}|x)\.(\d{1,3}(-\d{1,3})?|x)$/, '5.1.1、x.7.x、5.7.606-649')).optional(),
  command: z.array(command).optional(),
  text: someTexts.optional(),
  weak: someTexts.optional(),
  says: z.array(reason).optional(),
  seen: list(['dialog', 'notice']).optional(),
  forwarded: list(['true', 'false'])
    .transform((v) => v === 'true')
    .optional(),
  since: day.optional(),
  until: day.optional(),
}).refine((w) => Object.keys(w).length > 0, { error: 'when が空です。text か status などを書いてください' });

const exampleKeys = {
  text,
  to: text.optional(),
  sender: text.optional(),
  remoteMta: text.optional(),
  command: command.optional(),
  date: day.optional(),
  forwarded: list(['true', 'false'])
    .transform((v) => v === 'true')
    .optional(),
};
const exampleOf = <T extends z.core.$ZodLooseShape>(shape: T) =>
  z.union([text.transform((value) => ({ text: value })), strict(shape)], {
    error: '例は引用符で囲んだ1行か、{ text: "…", to: … } の形で書いてください',
  });
const example = exampleOf(exampleKeys);
/** A sentence that somebody received: where, and when. */
const seen = exampleOf({
  ...exampleKeys,
  at: text.optional(),
  on: pattern(/^\d{4}(-\d{2})?$/, '2026 か 2026-11').optional(),
});

const source = z.union(
  [
    z.literal('observed'),
    strict({ url: z.url({ error: 'URL を書いてください' }), checked: day.optional() }),
    strict({ rfc: text }),
  ],
  { error: '出典は observed、{ url: "https://…" }、{ rfc: "5321 4.2.3" } のどれかです' },
);

const rule = strict({
  id: pattern(/^[a-z0-9-]+\/[a-z0-9.-]+$/, 'reason/kebab-name'),
  reason: reason.optional(),
  when,
  not: strict({ text: someTexts }).optional(),
  over: texts.default([]),
  candidates: z.array(reason).default([]),
  ...z.object(advice).partial().shape,
  terms: texts.optional(),
  source: z
    .array(source, { error: '出典(source)を書いてください。自分で見たものなら [observed] です' })
    .min(1, { error: '出典がありません' }),
  seen: z.array(seen).default([]),
  examples: strict({ match: z.array(example).default([]), nomatch: z.array(example).default([]) }).default({
    match: [],
    nomatch: [],
  }),
});

export const joiningReasonFile = strict({
  reason,
  ...z.object(advice).partial().shape,
  terms: texts.optional(),
  rules: z.array(rule).default([]),
});
export const rulesFile = strict({ title: text.optional(), rules: z.array(rule) });
/** The names that were published; a record carries them, so that none may vanish. */
export const idsFile = strict({ ids: texts });
export const reasonFile = strict({ reason, ...advice, rules: z.array(rule).default([]) });
export const providerRulesFile = strict({ provider: text, title: text.optional(), rules: z.array(rule) });
export const clientFile = strict({ client: text, title: text, rules: z.array(rule) });
export const situationsFile = strict({ rules: z.array(rule) });
export const providersFile = strict({
  providers: z.array(
    strict({
      id: pattern(/^[a-z0-9-]+$/, 'kebab-name'),
      name: text,
      domains: texts.default([]),
      mx: texts.default([]),
    }),
  ),
});
/** Words that stand for one another, for phrases to name as `{BOX}`. */
export const wordsFile = strict({
  words: z.record(pattern(/^[A-Z][A-Z0-9_]*$/, 'BOX'), someTexts, {
    error: '「名前: ["語", "語"]」の形で書いてください。名前は大文字です',
  }),
});
export const termsFile = strict({
  terms: z.array(
    strict({ id: pattern(/^[a-z0-9-]+$/, 'kebab-name'), names: texts, title: text, text, steps: texts.default([]) }),
  ),
});

export type RuleEntry = z.infer<typeof rule>;
export type ReasonFile = z.infer<typeof reasonFile>;
