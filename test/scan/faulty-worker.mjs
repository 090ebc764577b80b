import process from 'node:process';
import { MessageChannel } from 'node:worker_threads';
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

const diagnosis = ({ source, messageNumber }, recipient) => ({
  source,
  messageNumber,
  failure: { kind: 'other', recipient },
});

/** Three pieces; `half` ends the thread when the last is asked for. */
function restOf(message, text) {
  const { port1, port2 } = new MessageChannel();
  let asked = 0;
  port1.on('message', () => {
    asked++;
    if (asked === 2 && text === 'half') process.exit(3);
    port1.postMessage(asked > 2 ? null : [diagnosis(message, `${text} ${asked}`)]);
  });
  return port2;
}

async function diagnose(messages) {
  const answers = [];
  for (const message of messages) {
    const text = Buffer.from(message.bytes).toString();
    await ACTS[text]?.();
    const rest = text === 'many' || text === 'half' ? restOf(message, text) : null;
    answers.push({ first: [diagnosis(message, text)], of: rest === null ? 1 : 3, rest });
  }
  return answers;
}

/** As src/scan/threads/line.ts has it. */
function serve(line, at) {
  let last = Promise.resolve();
  const done = async ({ number, content }) => {
    Atomics.store(at, 0, number);
    try {
      const answer = await diagnose(content);
      line.postMessage(
        { number, answer },
        answer.flatMap(({ rest }) => rest ?? []),
      );
    } catch (error) {
      line.postMessage({ number, error });
    }
  };
  line.on('message', (task) => {
    last = last.then(() => done(task));
  });
  return new Promise(() => {});
}

workerpool.worker({ serve });
