import type { Diagnosis, Notice } from '../model.ts';

/**
 * The diagnoses of one message without what no text is made of. Many share one notice, and the structured clone that
 * carries them from thread to thread keeps it shared.
 */
export function withoutWords(diagnoses: readonly Diagnosis[]): readonly Diagnosis[] {
  const slim = new Map(diagnoses.map(({ notice }) => [notice, notice && slimmed(notice)]));
  return diagnoses.map((diagnosis) => ({ ...diagnosis, notice: slim.get(diagnosis.notice) ?? null }));
}

const slimmed = (notice: Notice): Notice => ({ ...notice, failures: [notice.failures[0]], prose: '', subject: '' });
