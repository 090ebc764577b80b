import { z } from 'zod';
import { COMMANDS, LIST_ADVICE, REASONS } from '../../model.ts';
import { ROLES } from '../notices/roles.ts';
import { advice, or, reasonOnly } from './advice-schema.ts';
import { list, pattern, someTexts, strict, text, texts } from './shapes.ts';
import { COUNTINGS } from './types.ts';

/** Shapes of the rule files. Messages are Japanese because their readers edit YAML, not TypeScript. */

const reason = list(REASONS);
const command = list(COMMANDS);
const yes = list(['true', 'false']).transform((value) => value === 'true');
const day = pattern(/^\d{4}-\d{2}-\d{2}$/, '2025-03-12');

const when = strict({
  provider: someTexts.optional(),
  reply: z.array(pattern(/^[2-5x][\dx]{2}$/, '550 か 5xx')).optional(),
  status: z.array(pattern(/^[245x]\.(\d{1,3}|x)\.(\d{1,3}(-\d{1,3})?|x)$/, '5.1.1、x.7.x、5.7.606-649')).optional(),
  command: z.array(command).optional(),
  text: someTexts.optional(),
  weak: someTexts.optional(),
  says: z.array(reason).optional(),
  seen: list(['dialog', 'notice']).optional(),
  forwarded: yes.optional(),
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
  forwarded: yes.optional(),
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
    strict({ url: z.url({ error: 'URL を書いてください' }), version: day.optional(), checked: day.optional() }),
    strict({ rfc: text }),
  ],
  { error: '出典は observed、{ url: "https://…" }、{ rfc: "5321 4.2.3" } のどれかです' },
);

const ruleId = pattern(/^[a-z0-9-]+\/[a-z0-9.-]+$/, 'reason/kebab-name');
const sources = z
  .array(source, { error: '出典(source)を書いてください。自分で見たものなら [observed] です' })
  .min(1, { error: '出典がありません' });
const examples = strict({ match: z.array(example).default([]), nomatch: z.array(example).default([]) });
const NO_EXAMPLES = { match: [], nomatch: [] };
/** Fewer say too little of how it is asked. */
const FEWEST_ASKS = 3;

const rule = strict({
  id: ruleId,
  reason: reason.optional(),
  when,
  not: strict({ text: someTexts }).optional(),
  over: texts.default([]),
  candidates: z.array(reason).default([]),
  ...z.object(advice).partial().shape,
  terms: texts.optional(),
  source: sources,
  seen: z.array(seen).default([]),
  examples: examples.default(NO_EXAMPLES),
});

const rules = z.array(rule, { error: '規則を「- 」で始まる一覧にしてください' });

export const joiningReasonFile = strict({
  reason,
  ...z.object({ ...advice, ...reasonOnly }).partial().shape,
  terms: texts.optional(),
  rules: rules.default([]),
});
export const rulesFile = strict({ title: text.optional(), rules });
/** The names that were published; a record carries them, so that none may vanish. */
export const idsFile = strict({ ids: texts });
export const reasonFile = strict({ reason, ...advice, ...reasonOnly, rules: rules.default([]) });
/** More rules of a reason, such as those of one language: `reasons/userunknown/japanese.yaml`. */
export const reasonPartFile = strict({ reason, rules });
/** Rules about what words belong together: a kind of mail program, of server, of gateway. */
export const familyFile = strict({ title: text, rules });
export const providerRulesFile = strict({ provider: text, title: text.optional(), rules });
export const clientFile = strict({ client: text, title: text, rules });
/** What only a record says of a situation; the rest it has from the situation itself. */
const situationRule = strict({
  reason,
  when,
  not: strict({ text: someTexts }).optional(),
  over: texts.default([]),
  candidates: z.array(reason).default([]),
  headline: advice.headline,
  seen: z.array(seen).default([]),
  examples: examples.default(NO_EXAMPLES),
});
const situation = strict({
  id: ruleId,
  title: text,
  asks: texts.min(FEWEST_ASKS, { error: `尋ね方(asks)を ${FEWEST_ASKS} つ以上書いてください` }),
  about: texts.default([]),
  unless: texts.default([]),
  answer: text,
  cause: text.optional(),
  remedy: advice.remedy,
  resend: advice.resend.optional(),
  list: or(LIST_ADVICE).optional(),
  terms: texts.default([]),
  source: sources,
  rule: situationRule.optional(),
});
export const situationsFile = strict({ title: text, situations: z.array(situation) });
export const synonymsFile = strict({
  synonyms: z.record(pattern(/^[A-Z][A-Z0-9_]*$/, 'PRINTER'), someTexts, {
    error: '「名前: ["語", "語"]」の形で書いてください。名前は大文字です',
  }),
});
export const providersFile = strict({
  providers: z.array(
    strict({
      id: pattern(/^[a-z0-9-]+$/, 'kebab-name'),
      name: text,
      domains: texts.default([]),
      mx: texts.default([]),
      often: texts.default([]),
      oneName: texts.default([]),
      called: texts.default([]),
      near: texts.default([]),
      mistaken: z.record(text, someTexts).default({}),
      dotsOnce: yes.default(false),
      phone: yes.default(false),
      until: day.optional(),
    }),
  ),
});
/** Upper case or Japanese: what differs from mail to mail has names in lower case. */
const CLASS_NAME = /^(?:[A-Z][A-Z0-9_]{0,30}|[ぁ-んァ-ヶー一-龠々]{1,30})$/;
/** Words that stand for one another, for phrases to name as `{BOX}` or `{サーバー}`. */
export const wordsFile = strict({
  words: z.record(pattern(CLASS_NAME, 'BOX'), someTexts, {
    error: '「名前: ["語", "語"]」の形で書いてください。名前は大文字か、漢字とかなです',
  }),
});
export const termsFile = strict({
  title: text,
  terms: z.array(
    strict({
      id: pattern(/^[a-z0-9-]+$/, 'kebab-name'),
      names: someTexts,
      title: text,
      text,
      steps: texts.default([]),
      source: z.array(source).default([]),
    }),
  ),
});

/** How a mail system, or whoever writes in a language, words notices: `notices/qmail.yaml`, `notices/languages/de.yaml`. */
const wording = strict({ role: list(ROLES), command: command.optional(), text: someTexts, match: someTexts }).refine(
  ({ role, command }) => (role === 'stage') === (command !== undefined),
  { error: 'command は role: stage だけに、必ず書きます' },
);
export const noticeFile = strict({ title: text, wordings: z.array(wording).min(1, { error: '言い回しがありません' }) });

/** A hundred days of the same trouble are enough for anybody. */
const times = pattern(/^[1-9]\d?$/, '5').transform(Number);
const span = pattern(/^[1-9]\d{0,3}d$/, '180d').transform((value) => Number(value.slice(0, -1)));
const group = {
  counts: list(COUNTINGS),
  times: times.optional(),
  reasons: z.array(reason).min(1, { error: '理由を1つ以上書いてください' }),
};
/** After how many passing troubles an address leaves a list. */
export const policyFile = strict({
  soft: strict({ times, within: span, why: text, source: sources }),
  groups: z.array(strict({ ...group, why: text })),
});
export const joiningPolicyFile = strict({
  soft: strict({ times: times.optional(), within: span.optional(), why: text.optional() }).optional(),
  groups: z.array(strict({ ...group, why: text.optional() })).default([]),
});

export type RuleEntry = z.infer<typeof rule>;
export type SituationEntry = z.infer<typeof situation>;
export type ReasonFile = z.infer<typeof reasonFile>;
