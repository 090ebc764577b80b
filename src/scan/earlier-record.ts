import * as z from 'zod';
import type { BounceRecord } from '../model.ts';
import { recordShape } from './record-shape.ts';

/** Deeper than anything that a record says; what is deeper can end whoever writes it out again. */
const DEEPEST = 8;

function isShallow(value: unknown, left = DEEPEST): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return left > 0 && Object.values(value).every((inner) => isShallow(inner, left - 1));
}

const shallow = z.custom<unknown>((value) => isShallow(value));

/** What a newer version may call a reason, or who has to act. */
const WORD = /^[A-Za-z][A-Za-z0-9-]{0,63}$/;

/** A record of any version: with fields and words that this one does not know, and without some that it writes. */
const earlier = recordShape({
  object: (shape) => z.object(shape).catchall(shallow) as never,
  oneOf: () => z.string().regex(WORD) as never,
  like: () => z.string(),
  orNull: (value) => z.nullable(value).default(null) as never,
  extra: () => z.exactOptional(shallow) as never,
});

/** A line that some version of this command wrote; null where it is none. */
export function readEarlierRecord(line: string): BounceRecord | null {
  const { success, data } = earlier.safeParse(parsed(line));
  return success ? (data as BounceRecord) : null;
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
