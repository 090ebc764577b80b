const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const DAY = 24 * 60 * 60 * 1000;
const JAPAN = 9 * 60 * 60 * 1000;
/** Most logs name no zone, and are read on any machine: the same line gives the same date. */
const ZONE = '+09:00';

const SYSLOG = /^([A-Z][a-z]{2} [ \d]\d \d\d:\d\d):([0-5]\d)/;
const ISO = /(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d)(?:[.,]\d{1,9})?(?: ?(Z|UTC|GMT|JST|[+-]\d\d:?\d\d))?/;
/** TAI64N: 2^62 and the ten seconds that TAI was ahead in 1970 (daemontools' tai_now). */
const TAI = /^@(4[0-9a-f]{15})/;
const TAI_EPOCH = 4_611_686_018_427_387_914n;
const SECONDS = /^(\d{10})\.\d/;
/** The journal's. */
const MICROSECONDS = /^\d{16}$/;

/** A log's time as ISO 8601. Syslog names no year: the last one in which it is not later than a day after `asOf` (ms). */
export const dateOf = likeLast((stamp, asOf) => {
  const syslog = SYSLOG.exec(stamp);
  if (syslog) return inMinute(syslog as unknown as Parts, asOf);
  const iso = ISO.exec(stamp);
  if (iso) return valid(`${iso[1]}T${iso[2]}${zoneOf(iso[3])}`);
  const tai = TAI.exec(stamp)?.[1];
  if (tai !== undefined) return inJapan(Number(BigInt(`0x${tai}`) - TAI_EPOCH) * 1000);
  const seconds = SECONDS.exec(stamp)?.[1];
  if (seconds !== undefined) return inJapan(Number(seconds) * 1000);
  return MICROSECONDS.test(stamp) ? inJapan(Number(stamp) / 1000) : null;
});

type Reckon = (stamp: string, asOf: number) => string | null;

/** Lines of one second, or one minute, follow each other, and to reckon their date takes longer than to read one. */
function likeLast(reckon: Reckon): Reckon {
  let last: { readonly stamp: string; readonly asOf: number; readonly date: string | null } | null = null;
  return (stamp, asOf) => {
    if (last?.stamp !== stamp || last.asOf !== asOf) last = { stamp, asOf, date: reckon(stamp, asOf) };
    return last.date;
  };
}

type Parts = readonly [all: string, minute: string, second: string];

function inMinute([, minute, second]: Parts, asOf: number): string | null {
  const date = withYear(minute, asOf);
  return date && `${date.slice(0, -ZONE.length)}:${second}${ZONE}`;
}

/** To look for the year takes the longest. */
const withYear = likeLast((minute, asOf) => {
  const [name, day, time] = [minute.slice(0, 3), minute.slice(4, 6), minute.slice(7)];
  const month = MONTHS.indexOf(name) + 1;
  if (month === 0) return null;
  const rest = `${two(month)}-${two(Number(day))}T${time}${ZONE}`;
  const year = new Date(asOf + JAPAN).getUTCFullYear();
  // The last leap year is eight years back where a century is none.
  for (let back = -1; back <= 8; back++) {
    const date = valid(`${year - back}-${rest}`);
    if (date !== null && Date.parse(date) <= asOf + DAY) return date;
  }
  return null;
});

/** 29 February is a day in some years only, and Date takes it for 1 March in others. */
function valid(date: string): string | null {
  const [year, month, day] = [Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10))];
  if (day > 28 && day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return null;
  return Number.isNaN(Date.parse(date)) ? null : date;
}

function zoneOf(zone: string | undefined): string {
  if (zone === undefined || zone === 'JST') return ZONE;
  if (/^[A-Z]/.test(zone)) return '+00:00';
  return zone.length === 5 ? `${zone.slice(0, 3)}:${zone.slice(3)}` : zone;
}

/** A point in time, as people in Japan say it. */
export function inJapan(time: number): string | null {
  if (!Number.isFinite(time) || Math.abs(time) > 8e15) return null;
  return `${new Date(time + JAPAN).toISOString().slice(0, 19)}${ZONE}`;
}

const two = (value: number): string => String(value).padStart(2, '0');
