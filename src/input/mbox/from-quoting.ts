const QUOTED = Buffer.from('>From ');
const MARK = 0x3e;
const NEWLINE = 0x0a;

/** Takes one `>` off every line that is `From ` behind one or more of them (mboxrd; mboxo as far as it can be undone). */
export function unquoteFrom(message: Buffer): Buffer {
  const pieces: Buffer[] = [];
  let kept = 0;
  for (let hit = message.indexOf(QUOTED); hit >= 0; hit = message.indexOf(QUOTED, hit + QUOTED.length)) {
    const start = firstMark(message, hit);
    if (start > 0 && message[start - 1] !== NEWLINE) continue;
    pieces.push(message.subarray(kept, start));
    kept = start + 1;
  }
  return pieces.length === 0 ? message : Buffer.concat([...pieces, message.subarray(kept)]);
}

function firstMark(message: Buffer, hit: number): number {
  let at = hit;
  while (at > 0 && message[at - 1] === MARK) at -= 1;
  return at;
}
