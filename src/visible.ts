/**
 * Characters that stand alone: ASCII and the everyday ones of Japanese. Nearly all of our text is made of them, and
 * the first use of a segmenter costs a third of a start.
 */
export const EVERYDAY =
  /^[ -~\u3000-\u3029\u3030-\u303e\u3041-\u3096\u309b-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uff01-\uff60]*$/;

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

/**
 * Tab and line ends keep words apart, U+2028 and U+2029 would break a line. ESC and CSI drive a terminal; bidi and
 * other format characters show another text than the one that is there.
 */
const harmless = (text: string): string =>
  text
    .replace(/[\t\n\v\f\r\u0085\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/[\p{Cc}\p{Cf}]+/gu, '')
    .replace(/\p{Cs}/gu, '\ufffd');
