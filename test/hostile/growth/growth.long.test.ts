import { beforeAll, describe, expect, test } from 'vitest';
import { createEngine } from '../../../src/pipeline.ts';
import { Meter, WORKS } from './measure.ts';
import { PATTERNS } from './patterns.ts';
import { FIELD_PLACES, HEADER_PLACES, type Place, TEXT_PLACES } from './places.ts';
import { cellsOf, type Superlinear, search, told } from './search.ts';

/** A part of the cells, the same on every machine; `npm run growth` takes all of them, and larger. */
const SIZES = { extract: 8192, page: 4096, redact: 2048 } as const;
/** One of so many patterns is tried in each place, each time others. */
const SHARE = { extract: 8, page: 24, redact: 48 } as const;
const PLACES: readonly Place[] = [...TEXT_PLACES, ...HEADER_PLACES];

const meter = new Meter(createEngine());

async function all(found: AsyncIterable<Superlinear>): Promise<readonly string[]> {
  const lines: string[] = [];
  for await (const one of found) lines.push(told(one));
  return lines;
}

// V8 makes ready what it has seen; the first mails cost many times what later ones do.
beforeAll(async () => {
  for (const work of WORKS)
    for (const place of PLACES) await meter.cost({ work, place, grow: () => 'x@example.org ' }, 14, 3);
});

describe('what it costs to read a mail grows with its size and not faster', () => {
  test.each(WORKS)('%s', { timeout: 120_000 }, async (work) => {
    const share = SHARE[work];
    const cells = [...cellsOf(PLACES, [work], (pattern, place) => (pattern + place) % share === 0)];
    expect(cells.length).toBeGreaterThan((PLACES.length * PATTERNS.length) / share - PLACES.length);
    expect(await all(search(cells, meter, SIZES[work]))).toEqual([]);
  });
});

test('the search sees what is quadratic', async () => {
  const slow: Place = { name: 'a slow place', shape: 'text', put: (text) => text };
  const quadratic = new (class extends Meter {
    override async cost({ grow }: Parameters<Meter['cost']>[0], size: number): Promise<number> {
      return grow(size).includes('fox') ? size : size * size;
    }
  })(createEngine());
  const cells = [...cellsOf([slow], ['extract'])].slice(0, 3);
  expect(await all(search(cells, quadratic, 1024))).toHaveLength(3);
});

test('every field is a place of its own', () => {
  const names = FIELD_PLACES.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  expect(names.length).toBeGreaterThan(70);
  for (const { put } of FIELD_PLACES) expect(put('grown text')).toContain(': grown text y\n');
});
