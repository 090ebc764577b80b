import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { chunkedSink } from '../../src/cli/io/chunked-sink.ts';
import { ReaderGone } from '../../src/cli/io/sink.ts';
import type { Sink } from '../../src/cli/io/target.ts';

/** Notes what it gets; behind `broken` writes all others fail. */
function target(broken = Number.POSITIVE_INFINITY) {
  const seen: unknown[] = [];
  const sink: Sink = {
    async write(text) {
      if (seen.length >= broken) throw new ReaderGone();
      seen.push(text);
    },
    async close() {
      seen.push('closed');
    },
    async abandon() {
      seen.push('abandoned');
    },
  };
  return { seen, sink: chunkedSink(sink) };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('small texts', () => {
  test('go out as one, in their order, when there is enough', async () => {
    const { seen, sink } = target();
    const texts = ['a', 'b', 'c', 'd'].map((letter) => letter.repeat(20_000));
    for (const text of texts) await sink.write(text);
    expect(seen).toEqual([texts.join('')]);
  });

  test('go out soon when nothing more comes', async () => {
    const { seen, sink } = target();
    await sink.write('a');
    await sink.write('b');
    expect(seen).toEqual([]);
    await vi.advanceTimersByTimeAsync(100);
    expect(seen).toEqual(['ab']);
    await sink.write('c');
    await vi.advanceTimersByTimeAsync(100);
    expect(seen).toEqual(['ab', 'c']);
  });

  test.each(['close', 'abandon'] as const)('go out before %s', async (end) => {
    const { seen, sink } = target();
    await sink.write('a');
    await sink[end]();
    expect(seen).toEqual(['a', end === 'close' ? 'closed' : 'abandoned']);
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('a target that fails', () => {
  test('is told at the next write, though nobody waited for the failed one', async () => {
    const { sink } = target(0);
    await sink.write('a');
    await vi.advanceTimersByTimeAsync(100);
    await expect(sink.write('b')).rejects.toThrow(ReaderGone);
    await expect(sink.close()).rejects.toThrow(ReaderGone);
  });

  test('is told at the end', async () => {
    const { seen, sink } = target(0);
    await sink.write('a');
    await expect(sink.close()).rejects.toThrow(ReaderGone);
    await sink.abandon();
    expect(seen).toEqual(['abandoned']);
  });
});
