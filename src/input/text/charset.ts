import { isUtf8 } from 'node:buffer';

/** What an unlabelled text of single and double bytes can be here; all known to TextDecoder but the last. */
export type Charset = 'utf-8' | 'euc-jp' | 'shift_jis' | 'gb18030' | 'windows-1252';

const SAMPLE = 65_536;

/**
 * Valid UTF-8 is UTF-8, and so is UTF-8 with a few broken characters (cut lines, spliced parts).
 * Otherwise the Japanese reading that makes most sense, and Western European if neither does.
 */
export function guessCharset(bytes: Uint8Array): Charset {
  if (isUtf8(bytes)) return 'utf-8';
  const first = bytes.findIndex((byte) => byte >= 0x80);
  const sample = bytes.subarray(first, first + SAMPLE);
  if (isDamagedUtf8(sample)) return 'utf-8';
  const euc = japaneseScore(new TextDecoder('euc-jp').decode(sample));
  const sjis = japaneseScore(new TextDecoder('shift_jis').decode(sample));
  if (Math.max(euc, sjis) < 1) return 'windows-1252';
  if (euc < sjis) return 'shift_jis';
  return looksChinese(sample) ? 'gb18030' : 'euc-jp';
}

function isDamagedUtf8(sample: Uint8Array): boolean {
  const text = new TextDecoder('utf-8').decode(sample);
  let good = 0;
  let bad = 0;
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    if (unit === 0xfffd) bad += 1;
    else if (unit >= 0x80) good += 1;
  }
  return bad * 2 <= good;
}

/** Rows 0xD0-0xD7 hold a quarter of what Chinese is written with (GB 2312), and of EUC-JP what hardly anybody writes. */
const OFTEN_CHINESE = 0.15;
const ENOUGH_TO_TELL = 4;

/** Double bytes that are no kana, and whose rows are used as Chinese uses them. */
function looksChinese(sample: Uint8Array): boolean {
  let characters = 0;
  let chinese = 0;
  for (const row of rowsOf(sample)) {
    if (row === HALF_WIDTH_KANA || row === 0xa4 || row === 0xa5 || row > 0xf7) return false;
    if (row >= 0xb0) characters += 1;
    if (row >= 0xd0 && row <= 0xd7) chinese += 1;
  }
  return characters >= ENOUGH_TO_TELL && chinese / characters >= OFTEN_CHINESE;
}

const HALF_WIDTH_KANA = 0x8e;

/** The first of each two bytes that are one character in EUC. */
function* rowsOf(sample: Uint8Array): Generator<number> {
  for (let i = 0; i < sample.length; i += 1) {
    const row = sample[i] as number;
    if (row < 0xa1 && row !== HALF_WIDTH_KANA) continue;
    yield row;
    i += 1;
  }
}

/**
 * Japanese comes in runs: a lone "kanji" between ASCII letters is an accented letter and what follows it.
 * So a character counts only behind another one that is not ASCII.
 */
function japaneseScore(text: string): number {
  let score = 0;
  let previous = 0;
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    const weight = weightOf(unit);
    if (weight < 0 || previous >= 0x80) score += weight;
    previous = unit;
  }
  return score;
}

function weightOf(unit: number): number {
  if (unit < 0x3000) return 0;
  if (unit <= 0x9fff) return unit >= 0x3041 && unit <= 0x30fc ? 2 : 1;
  // EUC-JP read as Shift_JIS is all half-width kana, so they weigh little.
  if (unit >= 0xff61 && unit <= 0xff9f) return 0.25;
  if (unit >= 0xff01 && unit <= 0xffe6) return 1;
  // Private use and U+FFFD: nobody wrote that.
  return unit >= 0xe000 ? -4 : 0;
}
