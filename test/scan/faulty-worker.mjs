import process from 'node:process';
import workerpool from 'workerpool';

/** A worker that does to itself what the message in its hand tells it to do. */
const ACTS = {
  throw: () => {
    throw new Error('thrown by a message');
  },
  exit: () => process.exit(3),
  uncaught: async () => {
    setImmediate(() => {
      throw new Error('nobody catches this');
    });
    await new Promise(() => {});
  },
  heap: () => {
    const hoard = [];
    for (;;) hoard.push(Array.from({ length: 10_000 }, (_, i) => ({ i })));
  },
};

async function diagnose(messages, begun) {
  Atomics.store(begun, 0, 1);
  const results = [];
  for (const message of messages) {
    const text = Buffer.from(message.bytes).toString();
    await ACTS[text]?.();
    const failure = { kind: 'other', recipient: text };
    results.push([{ source: message.source, messageNumber: message.messageNumber, failure }]);
  }
  return results;
}

workerpool.worker({ diagnose });
