import { workerData } from 'node:worker_threads';
import workerpool from 'workerpool';
import { createEngine } from '../pipeline.ts';
import type { DeskData } from './desk.ts';
import { notePage } from './page.ts';
import type { Course, Reply, Task } from './task.ts';
import { createWork } from './work.ts';

/** What runs in each thread behind the page. */
const { table, sharedAs } = workerData as DeskData;
const work = createWork({ engine: createEngine(table), sharedAs });

/** A mistake of ours is answered: whoever hears nothing takes the thread for dead. */
const answered = (task: Task, course: Course): Promise<Reply> =>
  work(task, course).catch(() => ({ status: 500, text: notePage(sharedAs, 'うまくいきませんでした', BUG) }));

const BUG =
  '診断の途中で思わぬことが起きました。同じメールで続くときは、そのメールの形を添えて開発者に知らせてください。';

workerpool.worker({ answered });
