import { existsSync } from 'node:fs';
import { workerData } from 'node:worker_threads';
import workerpool from 'workerpool';
import { createEngine, type Engine } from '../../src/pipeline.ts';
import type { DeskData } from '../../src/web/answer/desk.ts';
import type { Course, Task } from '../../src/web/answer/task.ts';
import { createWork } from '../../src/web/answer/work.ts';

/** The thread behind the page, whose engine does to itself what a message tells it to do. */
const engine = createEngine();
const odd: Engine = {
  ...engine,
  diagnoseFirst(raw, most) {
    const [, act = '', path = ''] = /^550 odd (\w+) ?(\S*)/m.exec(Buffer.from(raw.bytes).toString()) ?? [];
    ACTS[act]?.(path);
    return engine.diagnoseFirst(raw, most);
  },
};

const ACTS: Readonly<Record<string, (path: string) => void>> = {
  /** Busy until there is such a file. */
  until: (path) => {
    while (!existsSync(path));
  },
  ever: () => {
    for (;;);
  },
  exit: () => process.exit(3),
  heap: () => {
    const hoard: unknown[] = [];
    for (;;) hoard.push(Array.from({ length: 10_000 }, (_, i) => ({ i })));
  },
};

const work = createWork({ engine: odd, sharedAs: (workerData as DeskData).sharedAs });
workerpool.worker({ answered: (task: Task, course: Course) => work(task, course) });
