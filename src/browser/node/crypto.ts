import { sha1 } from '@noble/hashes/legacy.js';
import { Buffer } from './buffer.ts';

/** The browser's own gives its digest only later. */
export const hash = (_algorithm: 'sha1', text: string, _output: 'buffer'): Buffer =>
  Buffer.from(sha1(new TextEncoder().encode(text)));
