import type { News, Order } from '../messages.ts';
import { inflated } from './inflated.ts';

/** The thread that reads what was handed in. */
export interface Thread {
  ask(order: Order): void;
  /** Ends whatever it is doing; the next order starts another. */
  stop(): void;
}

export function createThread(told: (news: News) => void, died: () => void): Thread {
  const program = inflated('worker').then((code) => URL.createObjectURL(new Blob([code], { type: 'text/javascript' })));
  const table = inflated('table');
  let worker: Promise<Worker> | undefined;
  let life = 0;

  const started = async (): Promise<Worker> => {
    const mine = ++life;
    const begun = new Worker(await program);
    begun.onmessage = ({ data }: MessageEvent<News>) => mine === life && told(data);
    begun.onerror = (event) => {
      event.preventDefault();
      if (mine === life) end(died);
    };
    begun.postMessage({ type: 'begin', table: await table } satisfies Order);
    return begun;
  };
  const end = (then: () => void): void => {
    life++;
    void worker?.then((one) => one.terminate());
    worker = undefined;
    then();
  };
  const current = (): Promise<Worker> => (worker ??= started());
  // The first answer shall not wait for the start.
  current().catch(died);
  return {
    ask: (order) => void current().then((one) => one.postMessage(order), died),
    stop: () => end(() => {}),
  };
}
