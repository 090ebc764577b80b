const ADDRESS_HEADING = /mail|メール|アドレス|宛先|rcpt|recipient/i;
const SEPARATORS = [',', '\t', ';'];

export const looksLikeJson = (text: string): boolean => /^[{[]\s*["{[\]}]/.test(text.slice(0, 200).trimStart());

/** What parts the columns of a table whose heading names one of addresses; null where there is no such heading. */
export function delimiterOf(text: string): string | null {
  const heading = text.slice(0, 2000).trimStart().split('\n', 1)[0] ?? '';
  if (heading.includes('@') || !ADDRESS_HEADING.test(heading)) return null;
  return SEPARATORS.find((one) => heading.includes(one)) ?? null;
}

/** Whether a text may be what a program wrote for programs (JSON, CSV); most of what people paste is not. */
export const looksLikeRows = (text: string): boolean => looksLikeJson(text) || delimiterOf(text) !== null;
