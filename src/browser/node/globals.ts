import process from 'process/browser.js';
import { Buffer } from './buffer.ts';

/** What code for Node takes for given. */
export { setImmediate } from './timers.ts';
export { Buffer, process };
export const global: typeof globalThis = globalThis;
