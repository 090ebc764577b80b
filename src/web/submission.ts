/** What somebody handed in: a pasted text, files, or both. */
export interface Submission {
  readonly text: string;
  readonly files: readonly File[];
}

type Field = string | File | readonly (string | File)[] | undefined;

/** The two fields of the form; whatever else was sent is left aside. */
export function submissionOf(body: Readonly<Record<string, Field>>): Submission {
  const texts = all(body.text).filter((value) => typeof value === 'string');
  const files = all(body.files).filter((value) => value instanceof File);
  // A browser sends an empty file without a name where none was chosen.
  return { text: texts.join('\n'), files: files.filter(({ name, size }) => size > 0 || name !== '') };
}

const all = (field: Field): readonly (string | File)[] =>
  field === undefined ? [] : typeof field === 'string' || field instanceof File ? [field] : field;
