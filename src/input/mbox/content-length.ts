const MAX_HEADER = 65_536;
const NEWLINE = 0x0a;
const RETURN = 0x0d;

/**
 * Where a message ends by its own `Content-Length` (mboxcl, mboxcl2), as an index into `message`;
 * null without such a field. Only a claim: it may be wrong, or written by a stranger.
 */
export function claimedEnd(message: Buffer): number | null {
  const head = message.subarray(0, MAX_HEADER);
  const body = bodyStart(head);
  if (body === null) return null;
  const field = /^content-length:[ \t]{0,8}(\d{1,10})\s*$/im.exec(head.toString('latin1', 0, body));
  return field === null ? null : body + Number(field[1]);
}

/** The index behind the first empty line. */
function bodyStart(head: Buffer): number | null {
  for (let at = head.indexOf(NEWLINE); at >= 0; at = head.indexOf(NEWLINE, at + 1)) {
    const next = head[at + 1] === RETURN ? at + 2 : at + 1;
    if (head[next] === NEWLINE) return next + 1;
  }
  return null;
}
