/** As much of what a server says as anybody reads. */
export const MAX_WORDS = 16_384;

/** One line, the way it would have been sent unfolded. */
export function unfold(text: string): string {
  // A space that stands alone is left as it is: nearly all are, and each replacement costs.
  return text.replace(/\s\s+|[^\S ]/g, ' ').trim();
}
