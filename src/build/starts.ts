import { execFile } from 'node:child_process';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { eagerly } from './eager.ts';

interface Start {
  readonly argv: readonly string[];
  readonly stdin: string | Buffer;
}

/** What most runs are. */
const usualStarts = async (): Promise<readonly Start[]> => [
  { argv: ['--help'], stdin: '' },
  { argv: ['explain', '5.7.26'], stdin: '' },
  { argv: ['explain', '550 5.1.1 User unknown'], stdin: '' },
  { argv: [], stdin: '550 5.1.1 User unknown\n' },
  { argv: [], stdin: await readFile('fixtures/pasted/postfix-log-line.txt') },
  { argv: [], stdin: await readFile('fixtures/qmail/over-quota.eml') },
  { argv: [], stdin: await readFile('fixtures/postfix/connection-refused.eml') },
];

/** As much of what Node writes of a run (Profiler.takePreciseCoverage) as is asked for. */
interface Coverage {
  readonly result: readonly {
    readonly url: string;
    readonly functions: readonly {
      readonly ranges: readonly { readonly endOffset: number; readonly count: number }[];
    }[];
  }[];
}

/**
 * Has V8 compile with the files of a built command what usual starts call of them: the command is run to see what that
 * is. Node's reports of it are written into `reports`.
 */
export async function hastenStarts(dist: string, reports: string): Promise<void> {
  await Promise.all((await usualStarts()).map((start) => run(join(dist, 'cli.js'), start, reports)));
  for (const [file, ends] of await calledIn(resolve(dist), reports))
    await writeFile(
      file,
      eagerly(await readFile(file, 'utf8'), (end) => ends.has(end)),
    );
}

async function run(command: string, { argv, stdin }: Start, reports: string): Promise<void> {
  // What lies in a cache is not compiled, and what would be put there nobody asks for again.
  const env = { ...process.env, NODE_V8_COVERAGE: resolve(reports), NODE_DISABLE_COMPILE_CACHE: '1' };
  const done = promisify(execFile)(process.execPath, [command, ...argv], { env });
  done.child.stdin?.end(stdin);
  await done;
}

/** Where in the files below `folder` the functions end that were called. */
async function calledIn(folder: string, reports: string): Promise<ReadonlyMap<string, ReadonlySet<number>>> {
  const called = new Map<string, Set<number>>();
  for (const name of await readdir(reports)) {
    const { result } = JSON.parse(await readFile(join(reports, name), 'utf8')) as Coverage;
    for (const { url, functions } of result.filter(({ url }) => url.startsWith(pathToFileURL(folder).href))) {
      const ends = functions.flatMap(({ ranges: [whole] }) => (whole && whole.count > 0 ? [whole.endOffset] : []));
      const file = fileURLToPath(url);
      called.set(file, new Set([...(called.get(file) ?? []), ...ends]));
    }
  }
  return called;
}
