/** Of the MIME libraries that mailparser itself is built on, as much as is used here. */

declare module 'libmime' {
  const libmime: {
    decodeWords(text: string): string;
    decodeFlowed(text: string, delSp?: boolean): string;
    /** By the ending of a file name; `application/octet-stream` where it is unknown. */
    detectMimeType(filename: string): string;
    /** By the media type; `bin` where it is unknown. */
    detectExtension(mimeType: string): string;
  };
  export default libmime;
}

declare module 'libbase64' {
  const libbase64: {
    /** Several padded pieces may follow one another. */
    decode(text: string): Buffer;
  };
  export default libbase64;
}

declare module 'libqp' {
  const libqp: { decode(text: string): Buffer };
  export default libqp;
}
