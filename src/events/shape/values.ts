import { cleanAddress } from '../../extract/ground/address.ts';
import { isoDate } from '../../extract/ground/date.ts';
import { statusOf } from '../../extract/standard/report.ts';
import { dateOf, inJapan } from '../../logs/ground/stamp.ts';

export const address = (value: string | null | undefined): string | null => cleanAddress(value ?? '');
export const status = (value: string | null | undefined): string | null => statusOf(value ?? '');

/** `smtp; 550 ...`: a type as in RFC 3464 says nothing to anybody. */
export const words = (value: string | null | undefined): string | null =>
  value?.replace(/^\s*[a-z][a-z0-9-]{0,30}\s*;\s*/i, '').trim() || null;

/** ISO 8601, a mail's date, or seconds since 1970 (milliseconds where they are too many for seconds). */
export function when(value: string | number | null | undefined): string | null {
  if (value === null || value === undefined || value === '') return null;
  const number = Number(value);
  if (Number.isFinite(number)) return inJapan(Math.abs(number) > 1e11 ? number : number * 1000);
  return dateOf(String(value), 0) ?? isoDate(String(value));
}

/** With its brackets, which some services leave out. */
export const messageId = (value: string | null | undefined): string | null =>
  value ? (value.startsWith('<') ? value : `<${value}>`) : null;

/** A reply that an SMTP server gives; services have numbers of their own as well. */
export const reply = (value: string | number | null | undefined): string | null =>
  /^[245][0-5]\d$/.test(String(value ?? '')) ? String(value) : null;
