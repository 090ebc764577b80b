import { createEngine, type Engine } from '../../pipeline.ts';
import { createExplainer } from '../../web/answer/explain.ts';
import type { News, Order } from '../messages.ts';
import { handIn } from './built-in.ts';
import { readAll } from './read.ts';
import { readingHtml, SETTING } from './shown.ts';

/** The thread behind the page: whatever it reads, the page stays alive. */
const port = globalThis as unknown as {
  onmessage: (event: { readonly data: Order }) => void;
  postMessage(news: News): void;
};

let engine: Engine | undefined;
const ready = (): Engine => (engine ??= createEngine());

port.onmessage = ({ data }) => {
  if (data.type === 'begin') {
    handIn(data.table);
    return void ready();
  }
  const done = data.type === 'diagnose' ? diagnose(data) : explain(data.what);
  done.catch(() => port.postMessage({ type: 'failed' }));
};

/** Milliseconds; more often nobody can see. */
const BETWEEN = 100;

async function diagnose(order: Extract<Order, { readonly type: 'diagnose' }>): Promise<void> {
  let told = performance.now();
  const reading = await readAll(order, ready(), (progress) => {
    if (performance.now() - told < BETWEEN) return;
    told = performance.now();
    port.postMessage({ type: 'progress', ...progress });
  });
  port.postMessage({ type: 'diagnosed', html: `${readingHtml(reading)}`, savings: reading.savings });
}

async function explain(what: string): Promise<void> {
  const { title, main } = await createExplainer(ready(), SETTING)(what);
  port.postMessage({ type: 'explained', title, html: `${main}` });
}
