/** People write names with and without spaces and middle dots, in either width, and with either sign for a long vowel. */
export const bareName = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_・-]/g, '')
    .replace(/(?<=[ァ-ヴ])ー(?![ァ-ヴー])/g, '');
