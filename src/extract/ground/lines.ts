const MAX_LINES = 3000;
const MAX_LENGTH = 4000;

/** Whether there is more of a text than `linesOf` gives. */
export function exceedsLines(text: string): boolean {
  let lines = 1;
  for (let at = text.indexOf('\n'); at >= 0 && lines <= MAX_LINES; at = text.indexOf('\n', at + 1)) lines += 1;
  return lines > MAX_LINES;
}

/** The lines of a notice, as many and as long as a reader would look at. */
export function linesOf(text: string): string[] {
  const lines = text.split('\n', MAX_LINES);
  if (text.length <= MAX_LENGTH) return lines;
  return lines.map((line) => (line.length > MAX_LENGTH ? line.slice(0, MAX_LENGTH) : line));
}
