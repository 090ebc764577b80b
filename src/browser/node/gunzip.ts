/** In place of src/input/bytes/gzip.ts, whose decompressor is Node's. */
export async function* gunzip(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = ReadableStream.from(chunks).pipeThrough(new DecompressionStream('gzip')).getReader();
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value;
  } catch {
    throw Object.assign(new Error('damaged gzip'), { code: 'Z_DATA_ERROR' });
  } finally {
    await reader.cancel().catch(() => {});
  }
}
