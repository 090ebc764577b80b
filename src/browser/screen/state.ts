import type { Progress } from '../messages.ts';
import { element } from './element.ts';

const number = new Intl.NumberFormat('ja-JP');

/** What the page says of its work: a line for everybody, a bar, and a button that ends it. */
export function createState(stop: () => void) {
  const line = element('#paste [role=status]');
  const bar = element<HTMLProgressElement>('#paste progress');
  const button = element<HTMLButtonElement>('#paste .stop');
  const start = element<HTMLButtonElement>('#paste .main');
  const set = (text: string, busy: boolean): void => {
    line.textContent = text;
    start.disabled = busy;
    button.hidden = !busy;
    if (busy) return;
    bar.hidden = true;
    bar.removeAttribute('value');
  };
  button.addEventListener('click', () => {
    stop();
    set('やめました。', false);
    start.focus();
  });
  return {
    begin: (files: number) => set(files === 0 ? '診断しています。' : `${files}個のファイルを診断しています。`, true),
    progress({ messages, read, total }: Progress) {
      bar.hidden = false;
      bar.max = total;
      bar.value = read;
      line.textContent = `診断しています。${number.format(messages)}通を読みました(${Math.floor((read / Math.max(1, total)) * 100)}%)。`;
    },
    done: () => set('', false),
    died: () =>
      set(
        '診断の途中で止まりました。大きすぎるか、壊れたメールかもしれません。エラーが書かれたところだけを貼り付けてみてください。',
        false,
      ),
  };
}
