/** Bounded: the date comes from a mail's header. */
const ISO = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)[^Z+-]{0,16}(Z|[+-]\d\d:\d\d)?$/;
const JAPAN = '+09:00';

/** The date and time as the sender's clock showed it; a clock outside Japan is named. */
export function readableDate(iso: string): string {
  const [, day, time, zone] = ISO.exec(iso) ?? [];
  if (!day) return iso;
  const note = !zone || zone === JAPAN ? '' : `(UTC${/^(Z|[+-]00:00)$/.test(zone) ? '' : zone})`;
  return `${day} ${time}${note}`;
}

const IN_JAPAN = 9 * 60 * 60 * 1000;

/** A time that is still to come, by the clock of those who read this; null for one that only stands for never. */
export function readableTimeInJapan(iso: string): string | null {
  const time = new Date(Date.parse(iso) + IN_JAPAN).toISOString();
  return time.length === 24 && !time.startsWith('9999') ? time.slice(0, 16).replace('T', ' ') : null;
}
