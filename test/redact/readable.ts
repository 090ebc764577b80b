import { decodeHTML } from 'entities';
import libmime from 'libmime';

const CHARSETS = ['utf-8', 'iso-2022-jp', 'shift_jis', 'euc-jp', 'latin1'];

/**
 * All that a program could read in a mail, whatever its parts say of themselves: bytes in every charset, transfer
 * encodings, encoded words, entities and percent signs undone, without tags and line ends, all in one case and width.
 */
export function readableIn(bytes: Uint8Array): string {
  const decoded = [Buffer.from(bytes), ...undone(Buffer.from(bytes))];
  const texts = decoded.flatMap((one) => CHARSETS.map((charset) => new TextDecoder(charset).decode(one)));
  const words = texts.map((text) => libmime.decodeWords(text.replace(/\r?\n[ \t]+/g, ' ')));
  const plain = [...texts, ...words].flatMap((text) => [text, decodeHTML(text), percentDecoded(text)]);
  const joined = plain.flatMap((text) => [
    text,
    text.replace(/<[^<>@]{0,400}>/g, ''),
    text.replace(/\r?\n[> \t]*/g, ''),
  ]);
  return [...new Set(joined)].map((text) => text.normalize('NFKC').toLowerCase()).join('\n');
}

/** Signs and spaces are no place to hide behind. */
export const squeezed = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

function undone(bytes: Buffer): readonly Buffer[] {
  const text = bytes.toString('latin1');
  const blocks = text.match(/(?:^[A-Za-z0-9+/]{4,}={0,2}\r?\n)+/gm) ?? [];
  const quoted = text
    .replace(/=[ \t]*\r?\n/g, '')
    .replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  const values = text.match(/[A-Za-z0-9+/]{16,}={0,2}/g) ?? [];
  return [Buffer.from(quoted, 'latin1'), ...[...blocks, ...values].map((block) => Buffer.from(block, 'base64'))];
}

const percentDecoded = (text: string): string =>
  text.replace(/(?:%[0-9a-f]{2})+/gi, (run) => Buffer.from(run.replaceAll('%', ''), 'hex').toString());
