declare module 'libmime' {
  const libmime: {
    decodeWords(text: string): string;
    decodeFlowed(text: string, delSp?: boolean): string;
  };
  export default libmime;
}
