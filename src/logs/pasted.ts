import type { Notice } from '../model.ts';
import { readQueue } from './queue.ts';
import { readLogText } from './text.ts';

/** What mail servers write for those who run them: a queue's list or lines of a log; null where it is neither. */
export const readServerText = (text: string, asOf: number): readonly Notice[] | null =>
  readQueue(text, asOf) ?? readLogText(text, asOf);
