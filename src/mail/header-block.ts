import type { Headers } from '../model.ts';
import { type Field, makeHeaders, readField } from './headers.ts';

const MAX_LINES = 2000;
const STARTS_FIELD = /^[!-9;-~]{1,80}[ \t]*:/;
const ENVELOPE = /^>?From /;

function unfold(lines: readonly string[]): string[] {
  const unfolded: string[] = [];
  for (const line of lines) {
    if (/^[ \t]/.test(line) && unfolded.length > 0) unfolded[unfolded.length - 1] += `\n${line}`;
    else unfolded.push(line);
  }
  return unfolded;
}

function blockLines(text: string): string[] {
  const lines: string[] = [];
  for (const line of text.split('\n', MAX_LINES)) {
    const blank = line.trim() === '';
    if (blank && lines.length > 0) break;
    if (blank || (lines.length === 0 && ENVELOPE.test(line))) continue;
    if (!STARTS_FIELD.test(line) && !/^[ \t]/.test(line)) break;
    lines.push(line);
  }
  return lines;
}

/**
 * Reads the header block a text begins with, as a returned original or a `text/rfc822-headers` part has it.
 * It ends at the first blank line, or where a line is no field.
 */
export function readHeaderBlock(text: string): Headers {
  const fields = unfold(blockLines(text)).map((line) => readField(line, false));
  return makeHeaders(fields.filter((field): field is Field => field !== null));
}
