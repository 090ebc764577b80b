import type { RawMessage } from '../../../src/model.ts';
import { createEngine, type Engine } from '../../../src/pipeline.ts';
import { redact } from '../../../src/redact/redact.ts';
import { ANSWER_LIMITS, answerTo } from '../../../src/web/answer/answer.ts';
import { answerHtml } from '../../../src/web/answer/cards.ts';
import { SETTING } from '../../../src/web/answer/work.ts';
import { PLAIN } from './patterns.ts';
import type { Place } from './places.ts';

/** What is done with a mail. */
export const WORKS = ['extract', 'redact', 'page'] as const;
export type WorkName = (typeof WORKS)[number];
type Work = (bytes: Uint8Array, shape: Place['shape']) => Promise<unknown>;

export interface Cell {
  readonly work: WorkName;
  readonly place: Place;
  readonly name: string;
  readonly grow: (size: number) => string;
}

/** CPU time at a size and its doublings, in milliseconds. */
export interface Growth {
  readonly sizes: readonly number[];
  readonly costs: readonly number[];
}

const raw = (bytes: Uint8Array, shape: Place['shape']): RawMessage => ({
  ...{ source: '-', messageNumber: 1, truncated: false },
  ...{ bytes, shape },
});

function worksOf(engine: Engine): Readonly<Record<WorkName, Work>> {
  return {
    extract: (bytes, shape) => engine.diagnose(raw(bytes, shape)),
    redact: (bytes, shape) => redact(raw(bytes, shape), engine),
    async page(bytes, shape) {
      const form =
        shape === 'text'
          ? { text: Buffer.from(bytes).toString('utf8'), files: [] }
          : { text: '', files: [new File([bytes as Uint8Array<ArrayBuffer>], 'a.eml')] };
      // Its own limit of time is no part of what the reading costs.
      const answer = await answerTo(form, engine, { ...ANSWER_LIMITS, milliseconds: Number.POSITIVE_INFINITY });
      return answerHtml(answer, SETTING).toString();
    },
  };
}

export class Meter {
  readonly #works: Readonly<Record<WorkName, Work>>;
  readonly #floors = new Map<string, number>();

  constructor(engine: Engine = createEngine()) {
    this.#works = worksOf(engine);
  }

  /** The least of some runs, in CPU time: what the code needs, whatever else the machine does. */
  async cost({ work, place, grow }: Omit<Cell, 'name'>, size: number, turns: number): Promise<number> {
    const bytes = Buffer.from(place.put(grow(size)), 'latin1');
    let least = Number.POSITIVE_INFINITY;
    for (let turn = 0; turn < turns; turn++) {
      const start = process.cpuUsage();
      await this.#works[work](bytes, place.shape);
      const { user, system } = process.cpuUsage(start);
      least = Math.min(least, (user + system) / 1000);
    }
    return least;
  }

  /** What as many bytes of ordinary prose cost there. */
  async floor({ work, place }: Pick<Cell, 'work' | 'place'>, size: number): Promise<number> {
    const key = `${work} ${place.name} ${size}`;
    const known = this.#floors.get(key) ?? (await this.cost({ work, place, grow: PLAIN }, size, 5));
    this.#floors.set(key, known);
    return known;
  }

  async growth(cell: Cell, sizes: readonly number[], turns = 3): Promise<Growth> {
    const costs: number[] = [];
    for (const size of sizes) costs.push(await this.cost(cell, size, turns));
    return { sizes, costs };
  }
}
