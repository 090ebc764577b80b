import { dateOf } from './ground/stamp.ts';

const HOUR = 60 * 60 * 1000;
/** Servers and domains that are told apart. */
const MOST_NAMES = 2000;
/** Of each the last ones, two months. */
const MOST_HOURS = 24 * 62;

export interface Hour {
  /** Hours since 1970. */
  readonly hour: number;
  attempts: number;
  deferred: number;
}

/** Attempts of each hour by whom they went to, in bounded memory: what is beyond is not counted. */
export class AttemptHours {
  readonly #names = new Map<string, Hour[]>();
  #date = '';
  #hour = 0;

  add(name: string, isDeferred: boolean, stamp: string, asOf: number): void {
    const hour = this.#hourOf(stamp, asOf);
    if (hour === null) return;
    const hours = this.#hoursOf(name);
    if (hours === null) return;
    let last = hours.at(-1);
    // A line that comes late belongs to the hour that is open.
    if (last === undefined || last.hour < hour) {
      last = { hour, attempts: 0, deferred: 0 };
      hours.push(last);
      if (hours.length > MOST_HOURS) hours.shift();
    }
    last.attempts++;
    if (isDeferred) last.deferred++;
  }

  entries(): Iterable<readonly [name: string, hours: readonly Hour[]]> {
    return this.#names;
  }

  #hoursOf(name: string): Hour[] | null {
    const known = this.#names.get(name);
    if (known !== undefined || this.#names.size >= MOST_NAMES) return known ?? null;
    const hours: Hour[] = [];
    this.#names.set(name, hours);
    return hours;
  }

  /** Lines of one second follow each other. */
  #hourOf(stamp: string, asOf: number): number | null {
    const date = dateOf(stamp, asOf);
    if (date === null) return null;
    if (date !== this.#date) [this.#date, this.#hour] = [date, Math.floor(Date.parse(date) / HOUR)];
    return this.#hour;
  }
}
