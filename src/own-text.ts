/**
 * The same text in memory of its own. V8 makes the piece of a text a window into it, so a short address that is kept
 * would keep the whole message.
 */
export const ownText = (text: string): string => Buffer.from(text, 'utf16le').toString('utf16le');
