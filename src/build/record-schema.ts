import { z } from 'zod';
import type { BounceRecord } from '../model.ts';
import { recordShape } from '../scan/record-shape.ts';

/** As this version writes it; the type keeps the shape and model.ts from drifting apart. */
const record = recordShape({
  object: z.strictObject,
  oneOf: z.enum,
  like: (shape) => z.string().regex(shape),
  orNull: z.nullable,
  extra: z.exactOptional,
}) satisfies z.ZodType<BounceRecord>;

/** JSON Schema (2020-12) of one record, i.e. of one line of `--format ndjson`. */
export function recordSchema(): object {
  return { title: 'bounce-doctor record', ...z.toJSONSchema(record) };
}
