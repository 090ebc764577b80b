import { lstatSync, statSync } from 'node:fs';
import cliProgress from 'cli-progress';
import type { InputItem } from '../../input/item/item.ts';
import { walkFolder } from '../../input/store/folder.ts';
import type { Io } from '../io/io.ts';
import type { ScanOptions } from './options.ts';

/** Shows how far a long run is. */
export interface Progress {
  /** One more message, of so many bytes. */
  message(bytes: number): void;
  /** The items, while it counts what is read line by line. */
  watch(items: AsyncIterable<InputItem>): AsyncIterable<InputItem>;
  stop(): void;
}

const NONE: Progress = { message: () => {}, watch: (items) => items, stop: () => {} };
const PER_SECOND = 4;

/** A bar on stderr, if that is a terminal that somebody wants to see it on. */
export function startProgress(paths: readonly string[], options: ScanOptions, io: Io): Progress {
  if (!io.stderr.isTTY || options.quiet || options.progress === false || mixesWithOutput(options, io)) return NONE;
  const total = totalBytes(paths);
  const bar = new cliProgress.SingleBar({
    format:
      total === null
        ? '{size} {messages}通 {rate}通/秒'
        : '{bar} {percentage}% {size} {messages}通 {rate}通/秒 残り{eta_formatted}',
    stream: io.stderr as NodeJS.WritableStream,
    fps: PER_SECOND,
    clearOnComplete: true,
    hideCursor: true,
    gracefulExit: false,
    etaBuffer: 100,
  });
  const started = performance.now();
  let [messages, bytes] = [0, 0];
  const shown = () => ({
    size: `${(bytes / 1_000_000).toFixed(1)}MB`,
    messages: messages.toLocaleString('en-US'),
    rate: Math.round(messages / Math.max(0.001, (performance.now() - started) / 1000)).toLocaleString('en-US'),
  });
  bar.start(total ?? 1, 0, shown());
  return {
    message(size) {
      messages++;
      bytes += size;
      bar.update(total === null ? 0 : Math.min(bytes, total), shown());
    },
    async *watch(items) {
      for await (const item of items) {
        if (item.type === 'lines') {
          bytes += item.lines.reduce((sum, line) => sum + line.length + 1, 0);
          bar.update(total === null ? 0 : Math.min(bytes, total), shown());
        }
        yield item;
      }
    },
    stop: () => bar.stop(),
  };
}

/** Records that run over the same terminal. */
const mixesWithOutput = ({ format, output }: ScanOptions, io: Io): boolean =>
  io.stdout.isTTY === true && output === undefined && format !== undefined && !['table', 'markdown'].includes(format);

/** null: there is a pipe or something compressed among them, and nobody knows how much that is. */
function totalBytes(paths: readonly string[]): number | null {
  try {
    return paths.map(sizeOf).reduce((sum, size) => sum + size, 0);
  } catch {
    return null;
  }
}

function sizeOf(path: string): number {
  const stat = statSync(path);
  if (stat.isFile() && !path.endsWith('.gz')) return stat.size;
  if (!stat.isDirectory()) throw new Error('unknown size');
  let sum = 0;
  for (const found of walkFolder(path, path)) if (found.type === 'file') sum += lstatSync(found.path).size;
  return sum;
}
