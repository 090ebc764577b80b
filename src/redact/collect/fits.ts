import { once } from '../../once.ts';
import type { Fits } from '../find/known-values.ts';

const TITLE_BEHIND =
  /^[ \u3000]{0,2}(?:様|さま|さん|サマ|氏|殿|先生|君|くん|ちゃん|課長|部長|社長|係長|主任|室長|店長|会長|宛|あて|-san\b|-sama\b)/;
const TITLE_BEFORE = /(?:\bMr|\bMrs|\bMs|\bDr|\bProf|\bDear|\bHi|\bHello)\.? $/;
const CONTEXT = 12;
const han = once(() => /[\p{sc=Han}\p{sc=Katakana}]/u);

const before = (text: string, start: number): string => text.slice(Math.max(0, start - CONTEXT), start);
const behind = (text: string, end: number): string => text.slice(end, end + CONTEXT);

/** A word so short or so usual that only a title tells that somebody is meant. */
export const titled: Fits = (text, start, end) =>
  !han().test(text[start - 1] ?? '') &&
  (TITLE_BEHIND.test(behind(text, end)) || TITLE_BEFORE.test(before(text, start)));

/** No part of a longer Japanese word. */
export const alone: Fits = (text, start, end) => !han().test(text[start - 1] ?? '') && !han().test(text[end] ?? '');

/** Written just so, capitals included. */
export const exactly =
  (written: string): Fits =>
  (text, start, end) =>
    text.slice(start, end) === written;

/** No part of a longer address or host. */
export const whole: Fits = (text, start, end) =>
  !/[\w.%+=@-]/.test(text[start - 1] ?? '') && !/^(?:[\w@=-]|\.\w)/.test(text.slice(end, end + 2));

/** `bounces+taro=example.jp`: with another sign than its own. */
export const asVerp: Fits = (text, start, end) => {
  const written = text.slice(start, end);
  return written.includes('=') && !written.includes('@') && !/^(?:[\w=-]|\.\w)/.test(text.slice(end, end + 2));
};
