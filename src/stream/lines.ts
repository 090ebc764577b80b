const LF = 0x0a;

/** A line without its end; `null` stands for one that is longer than anybody may send. Empty lines are left out. */
export async function* boundedLines(
  stream: AsyncIterable<Uint8Array>,
  longest: number,
): AsyncGenerator<Uint8Array | null> {
  let pieces: Uint8Array[] = [];
  let length = 0;
  const add = (piece: Uint8Array): void => {
    length += piece.length;
    // What is too long is counted on, and not kept.
    if (length > longest) pieces = [];
    else if (piece.length > 0) pieces.push(piece);
  };
  const taken = (): Uint8Array | null => {
    const line = length > longest ? null : Buffer.concat(pieces, length);
    [pieces, length] = [[], 0];
    return line;
  };
  for await (const chunk of stream) {
    let from = 0;
    for (let at = chunk.indexOf(LF); at >= 0; at = chunk.indexOf(LF, from)) {
      add(chunk.subarray(from, at));
      from = at + 1;
      const line = taken();
      if (line === null || !isBlank(line)) yield line;
    }
    add(chunk.subarray(from));
  }
  const line = taken();
  if (line === null || !isBlank(line)) yield line;
}

const isBlank = (line: Uint8Array): boolean => line.every((byte) => byte === 0x20 || byte === 0x09 || byte === 0x0d);
