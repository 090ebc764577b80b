import { type Cell, type Meter, WORKS } from './measure.ts';
import { PATTERNS } from './patterns.ts';
import type { Place } from './places.ts';

/** A pattern that costs more than its size explains. */
export interface Superlinear {
  readonly cell: Cell;
  readonly sizes: readonly number[];
  /** Milliseconds of CPU. */
  readonly costs: readonly number[];
}

/** What costs no more than so many times ordinary prose is not looked at closer: neither quadratic nor dear. */
const SUSPICIOUS = 4;
/**
 * Four sizes, each twice the one before. Twice the size is twice the work; one step may be dearer (a limit is passed,
 * a second look is taken), two in a row are not.
 */
const STEPS = [1 / 8, 1 / 4, 1 / 2, 1];
const WORST_STEP = 2.6;
const WORST_TWO = 7;

const growsTooFast = (costs: readonly number[]): boolean => {
  const [, , half = 0, whole = 0] = costs;
  const [, quarter = 0] = costs;
  return half > quarter * WORST_STEP && whole > half * WORST_STEP && whole > quarter * WORST_TWO;
};

/** Every pattern in every place, or what `wanted` says of them. */
export function* cellsOf(
  places: readonly Place[],
  works: readonly Cell['work'][] = WORKS,
  wanted: (pattern: number, place: number) => boolean = () => true,
): Generator<Cell> {
  for (const work of works)
    for (const [p, place] of places.entries())
      for (const [i, pattern] of PATTERNS.entries()) if (wanted(i, p)) yield { work, place, ...pattern };
}

/** The cells whose cost grows faster than their size, up to `size` bytes. */
export async function* search(cells: Iterable<Cell>, meter: Meter, size: number): AsyncGenerator<Superlinear> {
  for (const cell of cells) {
    const floor = await meter.floor(cell, size);
    const cost = await meter.cost(cell, size, 1);
    // Most of what is dear is so in proportion, and half of it tells.
    if (cost < floor * SUSPICIOUS || cost <= (await meter.cost(cell, size / 2, 2)) * WORST_STEP) continue;
    const found = await suspect(cell, meter, size);
    // Something else may have run meanwhile; what grows too fast does so again, and beyond this size too.
    if (found !== null && (await suspect(cell, meter, size)) && (await suspect(cell, meter, size * 2))) yield found;
  }
}

async function suspect(cell: Cell, meter: Meter, size: number): Promise<Superlinear | null> {
  const { sizes, costs } = await meter.growth(
    cell,
    STEPS.map((step) => Math.round(size * step)),
  );
  return growsTooFast(costs) ? { cell, sizes, costs } : null;
}

export const told = ({ cell, sizes, costs }: Superlinear): string =>
  `${cell.work}, ${cell.place.name}, ${cell.name}: ${sizes.map((size, i) => `${size} B ${(costs[i] as number).toFixed(1)} ms`).join(', ')}`;
