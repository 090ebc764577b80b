import type { Diagnosis, Failure, Notice } from '../../model.ts';

const wordless = (failure: Failure): Failure => ({ ...failure, prose: '' });

/**
 * The diagnoses of one message without what no text is made of. Many share one notice, and the structured clone that
 * carries them from thread to thread keeps it shared.
 */
export function withoutWords(diagnoses: readonly Diagnosis[]): readonly Diagnosis[] {
  const slim = new Map(diagnoses.map(({ notice }) => [notice, notice && slimmed(notice)]));
  return diagnoses.map((diagnosis) => ({
    ...diagnosis,
    failure: wordless(diagnosis.failure),
    notice: slim.get(diagnosis.notice) ?? null,
  }));
}

/** The subject of what is no notice tells what it is. */
const slimmed = (notice: Notice): Notice => ({
  ...notice,
  failures: [wordless(notice.failures[0])],
  subject: notice.failures[0].kind === 'other' ? notice.subject : '',
});
