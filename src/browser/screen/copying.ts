const FOR = 2000;

/** Shows the buttons that copy a text; without a script they could not. */
export function showCopying(within: ParentNode): void {
  for (const button of within.querySelectorAll<HTMLElement>('[data-copies]')) button.hidden = false;
}

export function copyOnClick(): void {
  document.addEventListener('click', ({ target }) => {
    const button = (target as Element).closest<HTMLElement>('[data-copies]');
    const text = button && document.getElementById(button.dataset.copies ?? '')?.textContent;
    if (button && text) void copy(text).then(() => confirm(button));
  });
}

/** A page without encryption has no clipboard, only the command of old. */
async function copy(text: string): Promise<void> {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  const field = document.createElement('textarea');
  field.value = text;
  document.body.append(field);
  field.select();
  document.execCommand('copy');
  field.remove();
}

function confirm(button: HTMLElement): void {
  const caption = button.textContent;
  button.textContent = '写しました';
  setTimeout(() => {
    button.textContent = caption;
  }, FOR);
}
