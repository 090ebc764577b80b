/** Legal in JSON, but they drive terminals, deceive readers, or end a line for some line readers. */
const UNSAFE = /[\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

const escaped = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
const wellFormed = (_key: string, value: unknown): unknown =>
  typeof value === 'string' ? value.replace(/\p{Cs}/gu, '\ufffd') : value;

/** JSON on one line, valid UTF-8 and harmless on a terminal. */
export function jsonText(value: unknown): string {
  const plain = JSON.stringify(value);
  // JSON.stringify writes a lone surrogate as an escape that other languages refuse to read.
  const text = plain.includes('\\ud') ? JSON.stringify(value, wellFormed) : plain;
  return text.replace(UNSAFE, escaped);
}
