import type { Tier } from '../../model.ts';
import type { CompiledRule } from '../table/compiled.ts';

export interface Hit {
  readonly rule: CompiledRule;
  /** That of the rule, or `weak` where only words that say little were seen. */
  readonly tier: Tier;
  /** The words that were seen; empty where only codes were looked at. */
  readonly matched: string;
  /** What breaks a tie behind the number of keys: how much the words tell, or the exactness of the code. */
  readonly weight: number;
}
