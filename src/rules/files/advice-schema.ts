import { z } from 'zod';
import { LIST_ADVICE, RESEND_ADVICE, SIDES } from '../../model.ts';
import { CIRCUMSTANCE_NAMES } from './circumstances.ts';
import type { Option } from './said.ts';
import { list, strict, text, texts } from './shapes.ts';
import { ADDRESS_SIDES, GIVEN, HARDNESS } from './types.ts';

/** Shapes of what the table says: one text, or several of which the first that fits a mail is said. */

const circumstances = z
  .array(list(CIRCUMSTANCE_NAMES), { error: '状況の名前を [ ] の中に書いてください' })
  .min(1, { error: 'when が空です。状況の名前を書くか、when ごと消してください' });

const NEITHER = '文を書くか、{ when: [状況], say: "文" } の一覧を書いてください';
const either = <A extends z.ZodType, B extends z.ZodType>(a: A, b: B) => z.union([a, b], { error: NEITHER });

function optionsOf<T extends z.ZodType<string>>(value: T) {
  const conditional = strict({ when: circumstances, say: value }).transform((it) => it as Option<z.infer<T>>);
  const plain = value.transform((say): Option<z.infer<T>> => ({ when: [], say }));
  const several = z
    .array(either(plain, conditional), { error: NEITHER })
    .min(1, { error: '一覧が空です。1つ以上書いてください' });
  return { conditional, several };
}

/** Where nothing fits there must be something to say. */
const said = <T extends z.ZodType<string>>(value: T) =>
  either(
    value,
    optionsOf(value).several.refine((options) => options.at(-1)?.when.length === 0, {
      error: '最後に、どのメールにも当てはまる文(when のないもの)を書いてください',
    }),
  );

const alone = optionsOf(text);
const step = either(
  text,
  either(
    alone.conditional.transform((option) => [option]),
    alone.several,
  ),
);
const steps = z.array(step, { error: '一覧を「- 」で書いてください' });
export const or = <T extends string>(values: readonly T[]) => list<T | 'none'>([...values, 'none']);

const letter = strict({
  to: said(list(['senderAdmin', 'recipientAdmin', 'writer', 'side'])),
  before: text.optional(),
  asks: texts.optional(),
});

export const advice = {
  title: said(text),
  headline: said(text),
  cause: said(text),
  remedy: strict({
    sender: steps.default([]),
    senderAdmin: steps.default([]),
    recipient: steps.default([]),
    recipientAdmin: steps.default([]),
  }),
  side: said(list(SIDES)),
  mend: said(text),
  hard: list(HARDNESS),
  list: said(or(LIST_ADVICE)),
  resend: or(RESEND_ADVICE),
  again: said(text).optional(),
  check: text,
  outcome: step.optional(),
  note: said(text).optional(),
  letter,
  contact: either(list(['general', 'none']), steps),
  terms: texts.default([]),
};

/** What a rule does not override. */
export const reasonOnly = {
  given: list(GIVEN).optional(),
  mistyped: z.array(list(ADDRESS_SIDES)).optional(),
};
