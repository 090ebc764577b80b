import { z } from 'zod';
import {
  ACTIONS,
  type BounceRecord,
  COMMANDS,
  KINDS,
  LIST_ADVICE,
  LOOKS,
  LOSSES,
  REASONS,
  RESEND_ADVICE,
  SIDES,
  TIERS,
} from '../model.ts';

const text = z.string().nullable();
const texts = z.array(z.string());
const reason = z.enum(REASONS);

const explain = z.strictObject({
  decidedBy: z.enum([...LOOKS, 'kind']).nullable(),
  looks: z.array(
    z.strictObject({
      at: z.enum(LOOKS),
      saw: z.string(),
      hits: z.array(
        z.strictObject({
          rule: z.string(),
          reason,
          tier: z.enum(TIERS),
          user: z.boolean(),
          matched: text,
          lostTo: text,
          lostBy: z.enum(LOSSES).nullable(),
        }),
      ),
    }),
  ),
});

/** The record of model.ts as a shape that can be checked; the type below keeps the two from drifting apart. */
const record = z.strictObject({
  schema: z.literal(1),
  source: z.string(),
  messageNumber: z.int().min(1),
  kind: z.enum(KINDS),
  recipient: text,
  originalRecipient: text,
  action: z.enum(ACTIONS).nullable(),
  replyCode: z
    .string()
    .regex(/^[2-5]\d\d$/)
    .nullable(),
  status: z
    .string()
    .regex(/^[245]\.\d{1,3}\.\d{1,3}$/)
    .nullable(),
  command: z.enum(COMMANDS).nullable(),
  diagnosticCode: text,
  remoteMta: text,
  reportingMta: text,
  provider: text,
  date: text,
  sentDate: text,
  sender: text,
  returnPath: text,
  subject: text,
  messageId: text,
  reason: reason.nullable(),
  hardBounce: z.boolean().nullable(),
  side: z.enum(SIDES).nullable(),
  rule: text,
  matched: text,
  candidates: z.array(z.strictObject({ reason, title: z.string() })),
  title: z.string().min(1),
  cause: z.string().min(1),
  remedy: z.strictObject({ sender: texts, senderAdmin: texts, recipient: texts, recipientAdmin: texts }),
  list: z.enum(LIST_ADVICE).nullable(),
  resend: z.enum(RESEND_ADVICE).nullable(),
  evidence: z.strictObject({ ips: texts, domains: texts, urls: texts, dnsbl: texts }),
  hints: z.array(z.strictObject({ type: z.string(), text: z.string(), suggestion: text })),
  truncated: z.boolean(),
  nearest: z.exactOptional(z.string()),
  explain: z.exactOptional(explain),
}) satisfies z.ZodType<BounceRecord>;

/** JSON Schema (2020-12) of one record, i.e. of one line of `--format ndjson`. */
export function recordSchema(): object {
  return { title: 'bounce-doctor record', ...z.toJSONSchema(record) };
}
