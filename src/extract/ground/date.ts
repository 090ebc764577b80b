const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const DATE =
  /(\d{1,2})[ -]([A-Za-z]{3})[a-z]*[ -](\d{2,4})[ ,]+(\d{1,2}):(\d{2})(?::(\d{2}))?\s*([+-]\d{4}|[A-Za-z]{1,5})?/;
/** asctime: `Thu Nov 20 10:15:00 2026 +0900`. */
const ASCTIME =
  /([A-Za-z]{3})\s+(\d{1,2})\s+(\d{1,2}):(\d{2}):(\d{2})\s+(?:([A-Z]{2,5})\s+)?(\d{4})(?:\s*([+-]\d{4}))?/;
/** Zones that RFC 5322 section 4.3 names, and Japan's. */
const ZONES = new Map(
  Object.entries({
    jst: 9,
    est: -5,
    edt: -4,
    cst: -6,
    cdt: -5,
    mst: -7,
    mdt: -6,
    pst: -8,
    pdt: -7,
    bst: 1,
    cet: 1,
    cest: 2,
  }),
);

function two(value: number): string {
  return String(value).padStart(2, '0');
}

function offsetOf(zone: string | undefined): string {
  if (!zone) return '+00:00';
  if (/^[+-]/.test(zone)) return `${zone.slice(0, 3)}:${zone.slice(3, 5)}`;
  const hours = ZONES.get(zone.toLowerCase()) ?? 0;
  return `${hours < 0 ? '-' : '+'}${two(Math.abs(hours))}:00`;
}

function fullYear(year: string): number {
  const value = Number(year);
  if (year.length > 2) return value;
  return value < 70 ? 2000 + value : 1900 + value;
}

/** Of two digits each. */
const isClock = (hour: string, minute: string, second: string): boolean =>
  hour < '24' && minute < '60' && second < '60';

interface Written {
  readonly year: number;
  readonly month: string;
  readonly day: string;
  readonly clock: readonly [string, string, string];
  readonly offset: string;
}

function format({ year, month, day, clock, offset }: Written): string | null {
  const number = MONTHS.indexOf(month.toLowerCase()) + 1;
  const [hour, minute, second] = [clock[0].padStart(2, '0'), clock[1], clock[2]];
  if (number === 0 || Number(day) < 1 || Number(day) > 31) return null;
  if (!isClock(hour, minute, second) || !isClock(offset.slice(1, 3), offset.slice(4), '00')) return null;
  return `${String(year).padStart(4, '0')}-${two(number)}-${day.padStart(2, '0')}T${hour}:${minute}:${second}${offset}`;
}

/** A mail's date as ISO 8601 with the offset it was written in; null where it is none. */
export function isoDate(value: string): string | null {
  const text = value.slice(0, 200);
  const match = DATE.exec(text);
  if (match) {
    const [, day = '', month = '', year = '', hour = '', minute = '', second = '00', zone] = match;
    return format({ year: fullYear(year), month, day, clock: [hour, minute, second], offset: offsetOf(zone) });
  }
  const old = ASCTIME.exec(text);
  if (!old) return null;
  const [, month = '', day = '', hour = '', minute = '', second = '', zone, year = '', offset] = old;
  return format({ year: Number(year), month, day, clock: [hour, minute, second], offset: offsetOf(offset ?? zone) });
}
