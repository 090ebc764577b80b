import { element } from './element.ts';

interface HandedIn {
  readonly text: string;
  readonly files: readonly File[];
}

/** Everything by which somebody hands something in: the form, dropping and pasting anywhere, the sample. */
export function watchHandingIn(handIn: (what: HandedIn) => void, sample: string): void {
  const form = element<HTMLFormElement>('#paste');
  const text = element<HTMLTextAreaElement>('#text');
  const chosen = element<HTMLInputElement>('#files');
  element('.dropping').hidden = false;
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    handIn({ text: text.value, files: [...(chosen.files ?? [])] });
    // What was read is not read again with what comes next.
    chosen.value = '';
  });
  element('.sample').addEventListener('click', (event) => {
    event.preventDefault();
    text.value = sample;
    handIn({ text: sample, files: [] });
  });
  watchDropping(form, (files) => handIn({ text: '', files }));
  watchPasting(text, (files) => handIn({ text: '', files }));
}

function watchDropping(form: HTMLElement, drop: (files: readonly File[]) => void): void {
  const hasFiles = ({ dataTransfer }: DragEvent): boolean => dataTransfer?.types.includes('Files') ?? false;
  addEventListener('dragover', (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    form.classList.add('over');
  });
  addEventListener('dragleave', (event) => {
    if (event.relatedTarget === null) form.classList.remove('over');
  });
  addEventListener('drop', (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    form.classList.remove('over');
    drop([...(event.dataTransfer?.files ?? [])]);
  });
}

function watchPasting(text: HTMLTextAreaElement, paste: (files: readonly File[]) => void): void {
  addEventListener('paste', (event) => {
    const { files } = event.clipboardData ?? new DataTransfer();
    if (files.length > 0) {
      event.preventDefault();
      paste([...files]);
      return;
    }
    if (event.target instanceof HTMLTextAreaElement || event.target instanceof HTMLInputElement) return;
    text.value = event.clipboardData?.getData('text/plain') ?? '';
    text.focus();
  });
}
