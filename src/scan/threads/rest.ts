import { MessageChannel, type MessagePort } from 'node:worker_threads';

/**
 * Pieces that cross from one thread to another when they are asked for, so that there is never more than one on the
 * way; what is offered at once fills the memory of both.
 */
export function offerRest<T>(pieces: AsyncIterable<T>): MessagePort {
  const { port1: ours, port2: theirs } = new MessageChannel();
  const iterator = pieces[Symbol.asyncIterator]();
  ours.on('message', async () => {
    const next = await iterator.next();
    ours.postMessage(next.done === true ? null : next.value);
    if (next.done === true) ours.close();
  });
  return theirs;
}

/** The other side. The iterator throws where the thread that offered the pieces is gone. */
export function takeRest<T>(port: MessagePort): AsyncGenerator<T> {
  let isGone = false;
  let giveUp = (): void => {};
  // Heard even if nobody has asked for anything yet.
  port.once('close', () => {
    isGone = true;
    giveUp();
  });
  const ask = (): Promise<T | null> =>
    new Promise((resolve, reject) => {
      giveUp = () => reject(new Error('the thread is gone'));
      port.once('message', resolve);
      port.postMessage('next');
      if (isGone) giveUp();
    });
  return taken(port, ask);
}

async function* taken<T>(port: MessagePort, ask: () => Promise<T | null>): AsyncGenerator<T> {
  try {
    for (let piece = await ask(); piece !== null; piece = await ask()) yield piece;
  } finally {
    port.close();
  }
}
