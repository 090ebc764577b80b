import iconv from 'iconv-lite';
import { asBuffer } from '../input/bytes/chunks.ts';
import { guessCharset } from '../input/text/charset.ts';
import { hasJisEscape } from '../input/text/decode-text.ts';
import { guessUtf16 } from '../input/text/utf16.ts';

/** How the text of a list is written. */
export interface Encoding {
  /** As iconv-lite calls it. */
  readonly name: string;
  /** As its owner knows it. */
  readonly label: string;
  /** Bytes before the text. */
  readonly bom: Uint8Array;
}

const BOM = {
  'utf-8': Uint8Array.of(0xef, 0xbb, 0xbf),
  'utf-16le': Uint8Array.of(0xff, 0xfe),
  'utf-16be': Uint8Array.of(0xfe, 0xff),
} as const;
const NONE = new Uint8Array(0);

/** Of UTF-8 with a BOM, as Excel reads it. */
export const UTF8_FOR_EXCEL: Encoding = { name: 'utf-8', label: 'UTF-8(BOM 付き)', bom: BOM['utf-8'] };

/** What Windows calls Shift_JIS has ①, 髙 and half a thousand more. */
const NAMES = {
  'utf-8': ['utf-8', 'UTF-8'],
  shift_jis: ['cp932', 'Shift_JIS'],
  'euc-jp': ['eucjp', 'EUC-JP'],
  gb18030: ['gb18030', 'GB18030'],
  'windows-1252': ['windows-1252', 'Windows-1252'],
} as const;

const startsWith = (bytes: Uint8Array, bom: Uint8Array): boolean => bom.every((byte, i) => bytes[i] === byte);

/** null: ISO-2022-JP, whose double bytes may be commas and quotation marks. */
export function encodingOf(bytes: Uint8Array): Encoding | null {
  if (startsWith(bytes, BOM['utf-8'])) return UTF8_FOR_EXCEL;
  const utf16 = guessUtf16(bytes);
  if (utf16 !== null) {
    const bom = startsWith(bytes, BOM[utf16]) ? BOM[utf16] : NONE;
    return { name: utf16, label: utf16.toUpperCase(), bom };
  }
  if (hasJisEscape(bytes)) return null;
  const [name, label] = NAMES[guessCharset(bytes)];
  return { name, label, bom: NONE };
}

const ASCII_ONLY = /^[\0-\x7f]*$/;

export const isUtf16 = ({ name }: Encoding): boolean => name.startsWith('utf-16');

/** The text of bytes that were read one by one. */
export const decode = (cell: string, { name }: Encoding): string =>
  ASCII_ONLY.test(cell) ? cell : iconv.decode(Buffer.from(cell, 'latin1'), name, { stripBOM: false });

export const decodeAll = (bytes: Uint8Array, { name }: Encoding): string =>
  iconv.decode(asBuffer(bytes), name, { stripBOM: false });

export const encode = (text: string, { name }: Encoding): Uint8Array => iconv.encode(text, name);

/** Whether Japanese can be written in it. */
export const knowsJapanese = ({ name }: Encoding): boolean => name !== 'windows-1252';
