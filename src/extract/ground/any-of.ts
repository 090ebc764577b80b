/**
 * One alternation of phrases, each a piece of a regular expression. `frame` says what stands around it.
 * Pieces hold no two unbounded repetitions side by side: notices are written by strangers.
 */
export function anyOf(phrases: readonly string[], frame: (phrases: string) => string = (all) => all): RegExp {
  return new RegExp(frame(`(?:${phrases.join('|')})`), 'i');
}
