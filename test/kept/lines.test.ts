import { expect, test } from 'vitest';
import { createLines, type Lines } from '../../src/kept/lines.ts';
import fc, { times } from '../fast-check.ts';
import { createRoom } from './room.ts';

/** Some are longer than what is read at a time, some than a block. */
const line = fc
  .tuple(fc.nat({ max: 9 }), fc.constantFrom(1, 40, 600, 70_000, 150_000, 300_000))
  .map(([n, length]) => `${n}あ`.repeat(length).slice(0, length));
const change = fc.record({ does: fc.constantFrom('append', 'replace', 'delete'), which: fc.nat(), line });
type Change = typeof change extends fc.Arbitrary<infer T> ? T : never;

interface Known {
  readonly place: number;
  readonly line: string;
}

function applied(lines: Lines, known: readonly Known[], { does, which, line }: Change): readonly Known[] {
  const i = which % known.length;
  const one = known[i];
  if (does === 'append') return [...known, { place: lines.append(line), line }];
  if (one === undefined) return known;
  if (does === 'delete') {
    lines.delete(one.place);
    return known.toSpliced(i, 1);
  }
  // A shorter line keeps the room of the one before.
  const spare = Buffer.byteLength(one.line) - Buffer.byteLength(line);
  expect(lines.replace(one.place, line)).toBe(spare >= 0);
  return spare < 0 ? known : known.with(i, { place: one.place, line: line + ' '.repeat(spare) });
}

test('lines are those of a list in their order, wherever they lie and whenever the disk is full', () => {
  fc.assert(
    fc.property(
      fc.array(change, { maxLength: 40 }),
      fc.integer({ min: 1, max: 4 }),
      fc.option(fc.integer({ min: 1, max: 12 }), { nil: undefined }),
      (changes, held, fullFrom) => {
        const lines = createLines(createRoom(fullFrom), held);
        const known = changes.reduce<readonly Known[]>((all, one) => applied(lines, all, one), []);
        const texts = known.map(({ line }) => line);
        expect(known.map(({ place }) => lines.at(place))).toEqual(texts);
        expect([...lines.all()]).toEqual(texts);
      },
    ),
    times(50),
  );
});

test('what is not needed any more leaves its room to others', () => {
  const room = createRoom();
  const places = new Set<number>();
  const put: typeof room.put = (bytes) => {
    const at = room.put(bytes);
    places.add(at as number);
    return at;
  };
  for (let round = 0; round < 5; round++) {
    const lines = createLines({ ...room, put }, 1);
    for (let i = 0; i < 10; i++) lines.append('a'.repeat(200_000));
    lines.close();
  }
  expect(places.size).toBe(9);
});
