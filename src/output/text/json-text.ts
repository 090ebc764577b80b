/** Neither ASCII nor Japanese. Few records have any, and looking for these takes a third of looking for the others. */
const UNUSUAL = /[^ -~\u3000-\u9fff\uff01-\uff60]/;

/** What is legal in JSON, but drives terminals, deceives readers, or ends a line for some line readers. */
const harmless = (text: string): string => text.replace(/[\u007f-\u009f\p{Cf}\p{Zl}\p{Zp}]/gu, escaped);
const escapedUnit = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
const escaped = (character: string): string => character.split('').map(escapedUnit).join('');
const wellFormed = (_key: string, value: unknown): unknown =>
  typeof value === 'string' ? value.replace(/\p{Cs}/gu, '\ufffd') : value;

/** JSON on one line, valid UTF-8 and harmless on a terminal. */
export function jsonText(value: unknown): string {
  const plain = JSON.stringify(value);
  // JSON.stringify writes a lone surrogate as an escape that other languages refuse to read.
  const text = plain.includes('\\ud') ? JSON.stringify(value, wellFormed) : plain;
  return UNUSUAL.test(text) ? harmless(text) : text;
}
