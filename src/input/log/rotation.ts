/** What logrotate, newsyslog and savelog make of a name: `maillog.2.gz`, `maillog-20261115`. */
const ROTATED = /(?:\.(\d{1,4})|[.-](\d{8}(?:\d{2}|-\d{4,6})?))$/;
/** Mailboxes may have numbers behind their names as well, and are read as they are given. */
const LOG = /(?:log|messages|current|mail\.(?:info|warn|err))$/i;

interface Rotated {
  readonly stem: string;
  /** A higher one is older; the file that is still written has 0. */
  readonly number: number;
  /** A higher one is newer; empty where there is none. */
  readonly date: string;
}

/** Exchange begins a new file each hour, and when one is full: `MSGTRK2026112010-2.LOG`; some services have their own. */
const TRACKING = /(MSGTRK[A-Z]{0,3})(\d{8,10})-(\d{1,6})\.log$/i;

function rotationOf(path: string): Rotated {
  const name = path.replace(/\.gz$/, '');
  const [all = '', service, hour = '', part = ''] = TRACKING.exec(name) ?? [];
  if (service !== undefined)
    return {
      stem: `${name.slice(0, name.length - all.length)}${service}.log`,
      ...{ number: 0, date: `${hour.padEnd(10, '0')}-${part.padStart(6, '0')}` },
    };
  const [suffix = '', number, date = ''] = ROTATED.exec(name) ?? [];
  return { stem: name.slice(0, name.length - suffix.length), number: Number(number ?? 0), date };
}

/** The log that a file is a part of. */
export const logOf = (path: string): string => rotationOf(path).stem;

/** Files of one rotated log stand behind its first one, the oldest first: what was deferred in one is delivered in the next. */
export function inOrderOfTime<T>(files: readonly T[], nameOf: (file: T) => string): T[] {
  const sets = new Map<string, T[]>();
  for (const [i, file] of files.entries()) {
    const { stem } = rotationOf(nameOf(file));
    // A name that is given twice is read twice.
    const key = LOG.test(stem) ? stem : `${i}`;
    const set = sets.get(key);
    if (set === undefined) sets.set(key, [file]);
    else set.push(file);
  }
  const byAge = (a: T, b: T): number => compare(nameOf(a), nameOf(b));
  return [...sets.values()].flatMap((set) => (set.length > 1 ? set.sort(byAge) : set));
}

function compare(a: string, b: string): number {
  const [one, other] = [rotationOf(a), rotationOf(b)];
  if (one.date !== other.date) {
    if (one.date === '' || other.date === '') return one.date === '' ? 1 : -1;
    return one.date < other.date ? -1 : 1;
  }
  return other.number - one.number;
}
