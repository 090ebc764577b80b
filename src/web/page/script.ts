/** What a browser adds to the form: dropping, pasting anywhere, copying. The page works without it. */
export const SCRIPT = `'use strict';
const form = document.getElementById('paste');
if (form) {
  const files = document.getElementById('files');
  const text = document.getElementById('text');
  const state = form.querySelector('[role=status]');
  const hand = (list) => {
    files.files = list;
    state.textContent = list.length + '個のファイルを診断しています。';
    form.requestSubmit();
  };
  for (const hint of document.querySelectorAll('.dropping')) hint.hidden = false;
  const hasFiles = (event) => Array.from(event.dataTransfer.types).includes('Files');
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
    hand(event.dataTransfer.files);
  });
  addEventListener('paste', (event) => {
    if (event.clipboardData.files.length > 0) {
      event.preventDefault();
      hand(event.clipboardData.files);
      return;
    }
    if (event.target instanceof HTMLTextAreaElement || event.target instanceof HTMLInputElement) return;
    text.value = event.clipboardData.getData('text/plain');
    text.focus();
  });
  form.addEventListener('submit', () => {
    state.textContent = '診断しています。';
  });
  addEventListener('pageshow', () => {
    state.textContent = '';
  });
}
for (const button of document.querySelectorAll('[data-copies]')) {
  if (!navigator.clipboard) break;
  button.hidden = false;
  const caption = button.textContent;
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(document.getElementById(button.dataset.copies).textContent);
    button.textContent = '写しました';
    setTimeout(() => {
      button.textContent = caption;
    }, 2000);
  });
}
`;
