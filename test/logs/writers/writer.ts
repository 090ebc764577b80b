import type { Answer, MailPlan, Recipient } from '../mails.ts';

/** How a server writes its log. `time` is in ms. */
export interface Writer {
  /** Lines before all others. */
  readonly head?: readonly string[];
  /** What files of one log are called, the newest first; logrotate's where nothing is said. */
  readonly names?: readonly [string, string, string];
  /** Of the times in it; Japan's where nothing is said. */
  readonly zone?: '+00:00';
  /** What a record names as the mail's queue id. */
  queueId(mail: MailPlan, recipient: Recipient): string;
  accepted(mail: MailPlan, time: number): readonly string[];
  attempt(mail: MailPlan, recipient: Recipient, answer: Answer, time: number): readonly string[];
  /** All that still waits goes back. */
  expired(mail: MailPlan, waiting: readonly Recipient[], time: number): readonly string[];
  removed(mail: MailPlan, time: number): readonly string[];
  /** A mail that this server did not take; null where its log does not say so. */
  refused(number: number, time: number): string | null;
  /** What tells of no delivery. */
  noise(number: number, time: number): string;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const JAPAN = 9 * 60 * 60 * 1000;

/** `Nov  2 10:15:00`, on a clock in Japan. */
export function syslogTime(time: number): string {
  const iso = isoTime(time);
  return `${MONTHS[Number(iso.slice(5, 7)) - 1]} ${String(Number(iso.slice(8, 10))).padStart(2)} ${iso.slice(11)}`;
}

/** `2026-11-02T10:15:00`, on a clock in Japan. */
export const isoTime = (time: number): string => new Date(time + JAPAN).toISOString().slice(0, 19);

export const statusOf = (reply: string): string => reply.split(' ')[1] as string;
