import * as z from 'zod';
import {
  ACTIONS,
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

/** How much of a record has to be as this version writes it. */
export interface Strictness {
  object<T extends z.ZodRawShape>(shape: T): z.ZodObject<T>;
  oneOf<T extends string>(values: readonly T[]): z.ZodType<T>;
  like(shape: RegExp): z.ZodType<string>;
  /** A field without a value. */
  orNull<T extends z.ZodType>(value: T): z.ZodType<z.infer<T> | null>;
  /** A field that few records have. */
  extra<T extends z.ZodType>(value: T): z.ZodExactOptional<T>;
}

/** The record of model.ts as a shape that can be checked. */
export function recordShape({ object, oneOf, like, orNull, extra }: Strictness) {
  const text = orNull(z.string());
  const texts = z.array(z.string());
  const reason = oneOf(REASONS);
  const explanation = object({
    decidedBy: orNull(oneOf([...LOOKS, 'kind'] as const)),
    looks: z.array(
      object({
        at: oneOf(LOOKS),
        saw: z.string(),
        hits: z.array(
          object({
            rule: z.string(),
            reason,
            tier: oneOf(TIERS),
            user: z.boolean(),
            matched: text,
            lostTo: text,
            lostBy: orNull(oneOf(LOSSES)),
          }),
        ),
      }),
    ),
  });
  return object({
    schema: z.literal(1),
    source: z.string(),
    messageNumber: z.int().min(1),
    kind: oneOf(KINDS),
    recipient: text,
    originalRecipient: text,
    action: orNull(oneOf(ACTIONS)),
    replyCode: orNull(like(/^[2-5]\d\d$/)),
    status: orNull(like(/^[245]\.\d{1,3}\.\d{1,3}$/)),
    command: orNull(oneOf(COMMANDS)),
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
    reason: orNull(reason),
    hardBounce: orNull(z.boolean()),
    side: orNull(oneOf(SIDES)),
    rule: text,
    matched: text,
    candidates: z.array(object({ reason, title: z.string() })),
    title: z.string().min(1),
    cause: z.string().min(1),
    remedy: object({ sender: texts, senderAdmin: texts, recipient: texts, recipientAdmin: texts }),
    list: orNull(oneOf(LIST_ADVICE)),
    resend: orNull(oneOf(RESEND_ADVICE)),
    evidence: object({ ips: texts, domains: texts, urls: texts, dnsbl: texts }),
    hints: z.array(object({ type: z.string(), text: z.string(), suggestion: text })),
    truncated: z.boolean(),
    noticeId: text,
    queueId: text,
    listId: text,
    feedbackId: text,
    feedbackType: text,
    headers: extra(z.record(z.string(), z.nullable(z.string()))),
    nearest: z.exactOptional(z.string()),
    explain: extra(explanation),
  });
}
