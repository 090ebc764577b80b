import type { VerdictName } from '../../judgement/verdict.ts';

/** What becomes of an address, by all that is known of it. */
export const VERDICT_WORDS: Readonly<Record<VerdictName, string>> = {
  remove: '外す',
  complaint: '配信を止める',
  watch: '様子を見る',
  keep: '残す',
};
