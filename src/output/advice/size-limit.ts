const LONGEST = 2_000;
/** A number that may be of bytes, and what it counts. */
const SIZE = String.raw`(\d[\d,.]{0,14}) ?(bytes?|kb|kib|mb|mib|gb|k|m|キロバイト|メガバイト|バイト)?(?![\w])`;
/** How big a mail may be, where the words say that it is a limit. */
const SIZE_LIMITS = [
  String.raw`(?:size limit|max(?:imum)?\.? (?:message |allowed |mail )?size|limit(?:ed)?(?: of| to| is)?|allowed|上限(?:は|が|の)?)[\s:(=]{0,3}${SIZE}`,
  String.raw`exceeds (?:the |fixed |our )?max(?:imum)? [a-z ]{0,24}\(?${SIZE}`,
  `exceeds (?:the )?(?:size )?(?:limit )?(?:of )?${SIZE}`,
  `(?:larger|greater|bigger) than (?:the )?(?:limit of |maximum (?:size )?(?:of )?)?${SIZE}`,
].map((pattern) => new RegExp(pattern, 'i'));

/** `20971520` is 20 MB; null where nothing of the kind is said. */
export function sizeLimitIn(words: string): string | null {
  const text = words.slice(0, LONGEST);
  for (const pattern of SIZE_LIMITS) {
    const [, number = '', unit = ''] = pattern.exec(text) ?? [];
    const bytes = Number(plain(number)) * unitOf(unit);
    // A smaller number is a count or a code.
    if (bytes >= 10_000) return inMegabytes(bytes);
  }
  return null;
}

/** `10,485,760` has thousands, `1,5` a half. */
const plain = (number: string): string =>
  number
    .replace(/[.,]$/, '')
    .replace(/,(?=\d{3}(?!\d))/g, '')
    .replace(',', '.');

function unitOf(unit: string): number {
  const letter = unit.toLowerCase();
  if (/^(?:k|キロ)/.test(letter)) return 1024;
  if (/^(?:m|メガ)/.test(letter)) return 1024 ** 2;
  return letter.startsWith('g') ? 1024 ** 3 : 1;
}

function inMegabytes(bytes: number): string {
  const megabytes = bytes / 1024 ** 2;
  if (megabytes < 1) return `${Math.floor(bytes / 1024)} KB`;
  return `${Math.floor(megabytes * 10) / 10} MB`;
}
