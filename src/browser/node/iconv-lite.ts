/** The browser's own decoders, in place of tables that would be a quarter of the page. */
export function encodingExists(charset: string): boolean {
  try {
    new TextDecoder(charset);
    return true;
  } catch {
    return false;
  }
}

export const decode = (bytes: Uint8Array, charset: string): string => new TextDecoder(charset).decode(bytes);

export default { encodingExists, decode };
