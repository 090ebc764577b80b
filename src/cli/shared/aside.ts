import type { RawMessage } from '../../model.ts';
import type { Finding } from '../../output/record/finding.ts';
import { type InPieces, mapPieces } from '../../pieces.ts';
import type { Engine } from '../../pipeline.ts';
import type { Pool, PoolOptions } from '../../scan/threads/pool.ts';

/**
 * So much of one message may be read by the thread that hears signals: the slowest mail that we know takes half a second
 * for it, and nobody waits longer for Ctrl-C.
 */
export const HEAVY_BYTES = 128 * 1024;

/** A thread for heavy messages, started with the first of them. */
export interface Aside {
  findings(message: RawMessage): Promise<InPieces<Finding>>;
  close(): Promise<void>;
}

export function createAside(engine: Engine, options: Omit<PoolOptions, 'jobs'>): Aside {
  let pool: Promise<Pool> | undefined;
  return {
    async findings(message) {
      // Most runs meet none.
      pool ??= import('../../scan/threads/pool.ts').then(({ createPool }) => createPool({ ...options, jobs: 1 }));
      const [found] = await (await pool).diagnose([message]);
      return mapPieces(found as NonNullable<typeof found>, engine.texts.finding);
    },
    close: async () => (await pool)?.close(),
  };
}
