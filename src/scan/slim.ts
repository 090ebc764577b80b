import type { Diagnosis, Failure } from '../model.ts';

const wordless = (failure: Failure): Failure => ({ ...failure, prose: '' });

/**
 * The diagnoses of one message without what no text is made of. They share one notice, and the structured clone
 * that carries them from thread to thread keeps it shared.
 */
export function withoutWords(diagnoses: readonly Diagnosis[]): readonly Diagnosis[] {
  const notice = diagnoses[0]?.notice ?? null;
  const slim = notice && { ...notice, failures: [wordless(notice.failures[0])] as const, subject: '' };
  return diagnoses.map((diagnosis) => ({ ...diagnosis, failure: wordless(diagnosis.failure), notice: slim }));
}
