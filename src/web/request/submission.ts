/** What somebody handed in: a pasted text, files, or both. */
export interface Submission {
  readonly text: string;
  readonly files: readonly File[];
}

const FORMS = /^(?:multipart\/form-data|application\/x-www-form-urlencoded)(?:\s*;|$)/i;

/** The two fields of the form; whatever else was sent is left aside. Null where it is broken off. */
export async function readForm(sent: {
  readonly body: Uint8Array;
  readonly contentType: string;
}): Promise<Submission | null> {
  if (!FORMS.test(sent.contentType)) return { text: '', files: [] };
  const response = new Response(sent.body as Uint8Array<ArrayBuffer>, {
    headers: { 'Content-Type': sent.contentType },
  });
  const form = await response.formData().catch(() => null);
  if (form === null) return null;
  const texts = form.getAll('text').filter((value) => typeof value === 'string');
  const files = form.getAll('files').filter((value) => typeof value !== 'string');
  // A browser sends an empty file without a name where none was chosen.
  return { text: texts.join('\n'), files: files.filter(({ name, size }) => size > 0 || name !== '') };
}
