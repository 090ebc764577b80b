/** The first `max` sentences; 「。」 inside brackets ends none. */
export function firstSentences(text: string, max: number): string {
  let [depth, sentences, read] = [0, 0, ''];
  for (const character of text) {
    read += character;
    if ('「(『'.includes(character)) depth++;
    if ('」)』'.includes(character)) depth--;
    if (character === '。' && depth <= 0 && ++sentences === max) break;
  }
  return read;
}
