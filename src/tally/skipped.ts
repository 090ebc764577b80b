import type { SkipReason } from '../input/item/item.ts';

/** Files of folders that were passed over, by why. */
export type Skipped = Partial<Record<SkipReason, number>>;
