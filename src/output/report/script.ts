/**
 * The script of a report: shows the buttons that copy a list, which could do nothing without it. A report without
 * encryption or in an old browser has no clipboard, only the command of old.
 */
export const REPORT_SCRIPT = `for (const button of document.querySelectorAll('[data-copies]')) {
  const caption = button.textContent;
  const list = document.getElementById(button.dataset.copies);
  button.hidden = false;
  button.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(list.textContent);
    } catch {
      getSelection().selectAllChildren(list);
      document.execCommand('copy');
    }
    button.textContent = '写しました';
    setTimeout(() => { button.textContent = caption; }, 2000);
  });
}
`;

/** What the policy of the report lets run: this script and nothing else. */
export const REPORT_SCRIPT_HASH = 'sha256-anML2I+bWnU9igFmijkeBPp5wHMz6WhSMINarKJ/bpc=';
