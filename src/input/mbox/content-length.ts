import { bodyStart } from '../bytes/body-start.ts';

const MAX_HEADER = 65_536;

/**
 * Where a message ends by its own `Content-Length` (mboxcl, mboxcl2), as an index into `message`;
 * null without such a field. Only a claim: it may be wrong, or written by a stranger.
 */
export function claimedEnd(message: Buffer): number | null {
  const head = message.subarray(0, MAX_HEADER);
  const body = bodyStart(head);
  if (body === 0) return null;
  const field = /^content-length:[ \t]{0,8}(\d{1,10})\s*$/im.exec(head.toString('latin1', 0, body));
  return field === null ? null : body + Number(field[1]);
}
