import type { Headers } from '../../model.ts';
import { type Field, makeHeaders, readField } from './headers.ts';

const MAX_LINES = 2000;
const STARTS_FIELD = /^[!-9;-~]{1,80}[ \t]*:/;
const ENVELOPE = /^>?From /;

/** The fields, folded as they are, up to the first blank line or the first that is no field. */
function fieldsOf(text: string): string[] {
  const fields: string[] = [];
  for (let [start, lines] = [0, 0]; start < text.length && lines < MAX_LINES; lines += 1) {
    const newline = text.indexOf('\n', start);
    const line = text.slice(start, newline < 0 ? text.length : newline);
    if (!takeLine(fields, line)) break;
    start += line.length + 1;
  }
  return fields;
}

/** False where the block is over. */
function takeLine(fields: string[], line: string): boolean {
  const begun = fields.length > 0;
  if (line.trim() === '') return !begun;
  if (!begun && ENVELOPE.test(line)) return true;
  const folded = line.startsWith(' ') || line.startsWith('\t');
  if (folded && begun) fields[fields.length - 1] += `\n${line}`;
  else if (folded || STARTS_FIELD.test(line)) fields.push(line);
  else return false;
  return true;
}

/**
 * Reads the header block a text begins with, as a returned original or a `text/rfc822-headers` part has it.
 * It ends at the first blank line, or where a line is no field.
 */
export function readHeaderBlock(text: string): Headers {
  const fields = fieldsOf(text).map((line) => readField(line, false));
  return makeHeaders(fields.filter((field): field is Field => field !== null));
}
