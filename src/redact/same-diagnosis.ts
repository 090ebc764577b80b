import type { BounceRecord } from '../model.ts';

/** What must not change when names are replaced. */
const FIELDS = ['kind', 'reason', 'rule', 'status', 'replyCode', 'command', 'provider', 'hardBounce'] as const;

/** A field that came out otherwise. */
export interface Difference {
  /** 1-based; 0 where the number of records differs. */
  readonly record: number;
  readonly field: 'records' | 'recipient' | (typeof FIELDS)[number];
  readonly before: string | number | boolean | null;
  readonly after: string | number | boolean | null;
}

/** Compares two diagnoses; a recipient must have become the address that stands for it. */
export function differences(
  before: readonly BounceRecord[],
  after: readonly BounceRecord[],
  standsFor: (address: string) => string,
): readonly Difference[] {
  if (before.length !== after.length)
    return [{ record: 0, field: 'records', before: before.length, after: after.length }];
  return before.flatMap((record, i) => differ(record, after[i] as BounceRecord, i + 1, standsFor));
}

function differ(
  was: BounceRecord,
  is: BounceRecord,
  record: number,
  standsFor: (address: string) => string,
): readonly Difference[] {
  const wanted = was.recipient === null ? null : standsFor(was.recipient);
  const recipient =
    wanted?.toLowerCase() === is.recipient?.toLowerCase()
      ? []
      : [{ record, field: 'recipient' as const, before: wanted, after: is.recipient }];
  const others = FIELDS.filter((field) => was[field] !== is[field]);
  return [...recipient, ...others.map((field) => ({ record, field, before: was[field], after: is[field] }))];
}
