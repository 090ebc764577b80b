/** Where `serve` listens: the number of the standard that says how mail is sent. */
export const DEFAULT_PORT = 5321;
