const waiting: (() => void)[] = [];
const { port1, port2 } = new MessageChannel();
port1.addEventListener('message', () => waiting.shift()?.());
port1.start();

/** A turn of the event loop. Browsers stretch `setTimeout` to milliseconds; a message comes at once. */
export function setImmediate<T extends readonly unknown[]>(then: (...args: T) => void, ...args: T): void {
  waiting.push(() => then(...args));
  port2.postMessage(null);
}
