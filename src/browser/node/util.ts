const Own = globalThis.TextDecoder;

/**
 * Chromium's decoder of ISO-2022-JP remembers the escape that ended one text, takes the one that begins the next for
 * an attack, and puts U+FFFD between them: each text gets a decoder of its own.
 */
export class TextDecoder extends Own {
  override decode(...[bytes, options]: Parameters<InstanceType<typeof Own>['decode']>): string {
    if (this.encoding !== 'iso-2022-jp' || options?.stream) return super.decode(bytes, options);
    return new Own(this.encoding, { fatal: this.fatal, ignoreBOM: this.ignoreBOM }).decode(bytes);
  }
}
