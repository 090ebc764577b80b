const MAX_LINES = 3000;
const MAX_LENGTH = 4000;

/** The lines of a notice, as many and as long as a reader would look at. */
export function linesOf(text: string): string[] {
  return text.split('\n', MAX_LINES).map((line) => (line.length > MAX_LENGTH ? line.slice(0, MAX_LENGTH) : line));
}
