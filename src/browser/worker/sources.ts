import { once } from '../../input/bytes/chunks.ts';

export interface Source {
  readonly name: string;
  readonly bytes: AsyncIterable<Uint8Array>;
}

export interface HandedIn {
  readonly text: string;
  readonly files: readonly File[];
}

export interface Sources {
  readonly list: readonly Source[];
  /** Bytes of all, as they lie on the disk. */
  readonly total: number;
  read(): number;
}

/** What was handed in, and how far it has been read. */
export function sourcesOf({ text, files }: HandedIn): Sources {
  let read = 0;
  async function* counted(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const chunk of bytes) {
      read += chunk.length;
      yield chunk;
    }
  }
  const pasted = new TextEncoder().encode(text);
  return {
    list: [
      ...(text.trim() === '' ? [] : [{ name: '-', bytes: counted(once(pasted)) }]),
      ...files.map((file) => ({ name: file.name, bytes: counted(chunksOf(file)) })),
    ],
    total: pasted.length + files.reduce((sum, { size }) => sum + size, 0),
    read: () => read,
  };
}

/** Not every browser can iterate over a stream. */
async function* chunksOf(file: File): AsyncGenerator<Uint8Array> {
  const reader = file.stream().getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value;
}
