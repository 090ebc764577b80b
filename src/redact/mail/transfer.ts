import { type Binary, toBinary } from './codec.ts';

/** RFC 2045 section 6: how a body is written down. */
export interface Transfer {
  decode(body: Binary): Binary;
  encode(content: Binary, lineEnd: string): Binary;
}

const HEX = /=([0-9A-Fa-f]{2})/g;
const SOFT_BREAK = /=[ \t]*(?:\r\n|\n|\r)/g;

const quotedPrintable: Transfer = {
  decode: (body) =>
    body.replace(SOFT_BREAK, '').replace(HEX, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
  encode: (content, lineEnd) =>
    content
      .split(/\r\n|\n/)
      .map((line) => softBreaks(quoted(line), lineEnd))
      .join(lineEnd),
};

const hex = (byte: string): string => `=${byte.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
const quoted = (line: string): string => line.replace(/[^\t\x20-<>-~]/g, hex).replace(/[\t ]$/, hex);

/** At most 76 characters a line, and no cut inside `=XX`. */
function softBreaks(line: string, lineEnd: string): string {
  const pieces = line.match(/(?:=[0-9A-F]{2}|[^=]){1,24}/g) ?? [];
  const lines: string[] = [''];
  for (const piece of pieces) {
    if (`${lines.at(-1)}${piece}`.length > 75) lines.push('');
    lines[lines.length - 1] += piece;
  }
  return lines.join(`=${lineEnd}`);
}

const base64: Transfer = {
  decode: (body) => toBinary(Buffer.from(body, 'base64')),
  encode: (content, lineEnd) =>
    (
      Buffer.from(content, 'latin1')
        .toString('base64')
        .match(/.{1,76}/g) ?? []
    )
      .map((l) => l + lineEnd)
      .join(''),
};

const asIs: Transfer = { decode: (body) => body, encode: (content) => content };

export function transferOf(encoding: string): Transfer {
  const name = /[a-z0-9-]+/.exec(encoding.toLowerCase())?.[0] ?? '';
  if (name === 'base64') return base64;
  return name === 'quoted-printable' ? quotedPrintable : asIs;
}

/** Edits a body's content; a body whose content stays as it is stays as it is written. */
export function editBody(body: Binary, encoding: string, lineEnd: string, edit: (content: Binary) => Binary): Binary {
  const transfer = transferOf(encoding);
  const content = transfer.decode(body);
  const edited = edit(content);
  return edited === content ? body : transfer.encode(edited, lineEnd);
}
