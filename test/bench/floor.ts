import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { splitMbox } from '../../src/input/mbox/mbox.ts';
import { fileChunks } from '../../src/input/store/file.ts';
import { takeApart } from './mailparser.ts';

/**
 * What mailparser alone needs for the messages of an mbox, each whole.
 * `node bench-floor.mjs MBOX JOBS`; with more than one job each thread reads the file and parses its share.
 */
interface Share {
  readonly path: string;
  readonly jobs: number;
  readonly turn: number;
}

async function parseShare({ path, jobs, turn }: Share): Promise<number> {
  let [number, parsed] = [0, 0];
  for await (const { bytes } of splitMbox(fileChunks(path))) {
    if (number++ % jobs !== turn) continue;
    parsed += 1;
    await takeApart(bytes);
  }
  return parsed;
}

const inThread = (share: Share): Promise<number> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(fileURLToPath(import.meta.url), { workerData: share });
    worker.once('message', resolve);
    worker.once('error', reject);
  });

if (isMainThread) {
  const [path = '', given] = process.argv.slice(2);
  const jobs = Number(given ?? availableParallelism());
  const shares = Array.from({ length: jobs }, (_, turn) => ({ path, jobs, turn }));
  const counts = jobs === 1 ? [await parseShare(shares[0] as Share)] : await Promise.all(shares.map(inThread));
  console.log(counts.reduce((sum, count) => sum + count, 0));
} else parentPort?.postMessage(await parseShare(workerData as Share));
