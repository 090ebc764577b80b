import type { Front } from './front.ts';

/** Fields of systemd's journal (systemd.journal-fields(7)), as `journalctl -o json` writes them. */
const JSON_LINE = /^\{.{0,20000}?"(?:__REALTIME_TIMESTAMP|SYSLOG_IDENTIFIER|MESSAGE)"\s{0,4}:/s;
/** The first field of an entry that `journalctl -o export` writes. */
const EXPORT = /^__CURSOR=/;

export const isJournalJson = (line: string): boolean => line.charCodeAt(0) === 0x7b && JSON_LINE.test(line);
export const isJournalExport = (line: string): boolean => EXPORT.test(line);

/** An entry of the journal as the front of a line; null where it has no words. */
export function frontOfJournal(line: string): Front | null {
  const fields = parsed(line);
  const words = textOf(fields?.MESSAGE);
  return words === null ? null : front(fields ?? {}, words);
}

function front(fields: Readonly<Record<string, unknown>>, words: string): Front {
  const [name, command] = [textOf(fields.SYSLOG_IDENTIFIER), textOf(fields._COMM)];
  return {
    stamp: textOf(fields.__REALTIME_TIMESTAMP) ?? '',
    host: textOf(fields._HOSTNAME),
    program: name ?? command,
    words,
  };
}

/** What is not plain text stands there as numbers. */
function textOf(value: unknown): string | null {
  if (typeof value === 'string') return value;
  const isBytes = Array.isArray(value) && value.every((byte) => Number.isInteger(byte));
  return isBytes ? Buffer.from(value as number[]).toString('utf8') : null;
}

function parsed(line: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

/** Collects the lines of an exported entry; it is complete where a blank line ends it. */
export function journalExport(): (line: string) => Front | null {
  let fields: Record<string, string> = Object.create(null);
  return (line) => {
    const at = line.indexOf('=');
    if (line !== '') {
      if (at > 0 && at < 64) fields[line.slice(0, at)] = line.slice(at + 1);
      return null;
    }
    const done = fields;
    fields = Object.create(null);
    return done.MESSAGE === undefined ? null : front(done, done.MESSAGE);
  };
}
