/** What may come, and how slowly. */
export interface ArrivalLimits {
  /** Of one body. */
  readonly bytes: number;
  /** In each span of so many milliseconds ... */
  readonly span: number;
  /** ... at least so many bytes, unless it is the last ... */
  readonly bytesPerSpan: number;
  /** ... and no more spans than these. */
  readonly spans: number;
}

export const ARRIVAL_LIMITS: ArrivalLimits = {
  bytes: 32 * 1024 * 1024,
  span: 5_000,
  bytesPerSpan: 16 * 1024,
  spans: 12,
};

/** Why a body did not come. */
type Lost = 'too-large' | 'too-slow' | 'broken';

export const announcedSize = ({ headers }: Request): number => Number(headers.get('content-length') ?? Number.NaN);

/** The body of a request once it is there as a whole; whoever sends it slowly costs nobody else anything. */
export async function arrive(request: Request, limits: ArrivalLimits): Promise<Uint8Array | Lost> {
  if (announcedSize(request) > limits.bytes) return 'too-large';
  if (request.body === null) return new Uint8Array();
  const reader = request.body.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  const pace = watchPace(limits, () => size);
  try {
    for (;;) {
      const next = await Promise.race([reader.read(), pace.lost]);
      if (next === 'too-slow') return next;
      if (next.done) return Buffer.concat(chunks, size);
      size += next.value.length;
      if (size > limits.bytes) return 'too-large';
      chunks.push(next.value);
    }
  } catch {
    // The sender went away; hardly anybody will read what it is told.
    return 'broken';
  } finally {
    pace.stop();
  }
}

/** Tells when a sender has lost its turn. */
function watchPace({ span, bytesPerSpan, spans }: ArrivalLimits, received: () => number) {
  let timer: NodeJS.Timeout | undefined;
  const lost = new Promise<'too-slow'>((resolve) => {
    let [before, passed] = [0, 0];
    timer = setInterval(() => {
      passed++;
      if (passed >= spans || received() - before < bytesPerSpan) resolve('too-slow');
      before = received();
    }, span);
  });
  return { lost, stop: () => clearInterval(timer) };
}
