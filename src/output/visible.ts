import { EVERYDAY } from './columns.ts';

/** Tab and line ends keep words apart, U+2028 and U+2029 would break a line. */
const BREAKS = /[\t\n\v\f\r\u0085\p{Zl}\p{Zp}]+/gu;
/** ESC and CSI drive a terminal; bidi and other format characters show another text than the one that is there. */
const INVISIBLE = /[\p{Cc}\p{Cf}]+/gu;
const LONE_SURROGATE = /\p{Cs}/gu;

/**
 * One line that can be shown: what a mail says may be made to drive the terminal or to deceive its reader.
 * Longer text is clipped to `max` characters.
 */
export function visible(text: string, max = 400): string {
  const start = text.slice(0, max * 8);
  const line = (EVERYDAY.test(start) ? start : harmless(start)).trim();
  if (line.length <= max) return line;
  const characters = [...line];
  return characters.length > max ? `${characters.slice(0, max).join('')}…` : line;
}

const harmless = (text: string): string =>
  text.replace(BREAKS, ' ').replace(INVISIBLE, '').replace(LONE_SURROGATE, '\ufffd');
