import { readableDate } from '../text/when-sent.ts';

/** Bounded: the date comes from a mail's header. */
const DAY = /^(\d{4})-(\d\d)-(\d\d)(?: (.{1,40}))?$/;

/** 「2026年2月3日」, as a letter has it. */
export function dayInWords(iso: string): string {
  const [, year, month, day] = DAY.exec(readableDate(iso)) ?? [];
  return year ? `${year}年${Number(month)}月${Number(day)}日` : iso;
}

/** With the time; a log is kept in the clock of its server, so the clock is named, Japan's too. */
export function timeInWords(iso: string): string {
  const time = DAY.exec(readableDate(iso))?.[4] ?? '';
  return `${dayInWords(iso)} ${time}${iso.endsWith('+09:00') ? '(日本時間)' : ''}`.trim();
}
