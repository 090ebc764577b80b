/**
 * The same text in memory of its own. V8 makes the piece of a text a window into it, so a short address that is kept
 * would keep the whole message.
 */
export function ownText(text: string): string {
  // With two bytes for each character only where some character needs them.
  const encoding = /[^\0-\xff]/.test(text) ? 'utf16le' : 'latin1';
  if (text.length > SHORT) return Buffer.from(text, encoding).toString(encoding);
  return scratch.toString(encoding, 0, scratch.write(text, encoding));
}

/** To make a buffer for each text would take longer than to copy one that is short. */
const SHORT = 1024;
const scratch = Buffer.alloc(2 * SHORT);
