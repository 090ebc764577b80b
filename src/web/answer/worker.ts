import { workerData } from 'node:worker_threads';
import workerpool from 'workerpool';
import { createEngine } from '../../pipeline.ts';
import type { DeskData } from './desk.ts';
import { refusal } from './refusal.ts';
import { type Course, type Reply, type Task, typeOf } from './task.ts';
import { createWork } from './work.ts';

/** What runs in each thread behind the page. */
const { table, sharedAs } = workerData as DeskData;
const work = createWork({ engine: createEngine(table), sharedAs });

/** A mistake of ours is answered: whoever hears nothing takes the thread for dead. */
const answered = (task: Task, course: Course): Promise<Reply> =>
  work(task, course).catch(() => refusal('bug', typeOf(task), sharedAs));

workerpool.worker({ answered });
