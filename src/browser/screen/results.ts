import type { Saving } from '../messages.ts';
import { showCopying } from './copying.ts';
import { element } from './element.ts';

const TITLE = document.title;
const EXPLAIN = '#explain=';
let urls: string[] = [];

/** Puts the answer below the form and goes there. */
export function showAnswer(html: string, savings: readonly Saving[]): void {
  const answer = element('#answer');
  answer.innerHTML = html;
  showCopying(answer);
  offer(savings, answer.querySelector('.saving'));
  document.title = `結果 - ${TITLE}`;
  if (location.hash !== '#result') location.hash = 'result';
  const result = element('#result');
  result.scrollIntoView();
  result.focus({ preventScroll: true });
}

function offer(savings: readonly Saving[], place: Element | null): void {
  for (const url of urls) URL.revokeObjectURL(url);
  urls = savings.map(({ content }) => URL.createObjectURL(content));
  for (const [i, { name, label }] of savings.entries()) {
    const link = document.createElement('a');
    link.href = urls[i] ?? '';
    link.download = name;
    link.textContent = label;
    place?.append(link);
  }
}

export function showExplanation(html: string, title: string): void {
  const place = element('#explained > div');
  place.innerHTML = html;
  showCopying(place);
  document.title = `${title} - ${TITLE}`;
  const heading = place.querySelector<HTMLElement>('h1, h2');
  if (heading) heading.tabIndex = -1;
  heading?.focus();
}

/** An explanation has an address of its own, so that the browser's way back leads to the answer. */
export function watchExplaining(ask: (what: string) => void): void {
  const show = (): void => {
    const isAsked = location.hash.startsWith(EXPLAIN);
    element('#doctor').hidden = isAsked;
    element('#explained').hidden = !isAsked;
    if (isAsked) ask(decoded(location.hash.slice(EXPLAIN.length)));
    else document.title = location.hash === '' ? TITLE : `結果 - ${TITLE}`;
  };
  addEventListener('hashchange', show);
  element('#ask').addEventListener('submit', (event) => {
    event.preventDefault();
    location.hash = EXPLAIN + encodeURIComponent(element<HTMLInputElement>('#q').value);
  });
  document.addEventListener('click', (event) => {
    if ((event.target as Element).closest('a.home') === null) return;
    event.preventDefault();
    location.hash = '';
  });
  show();
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
