import { html } from '../output/html.ts';
import type { Engine } from '../pipeline.ts';
import { ANSWER_LIMITS, answerTo, type Steps } from './answer.ts';
import { answerHtml } from './cards.ts';
import { createExplainer } from './explain.ts';
import { pasteForm } from './form.ts';
import { notePage, page } from './page.ts';
import { readForm } from './submission.ts';
import { BEGUN, type Course, type Reply, type Task } from './task.ts';

/** Does a task; what it is given is hostile, and may take for ever. */
export type Work = (task: Task, course?: Course) => Promise<Reply>;

export interface WorkOptions {
  readonly engine: Engine;
  /** The name under which others reach this machine; null where only this machine can. */
  readonly sharedAs: string | null;
}

export function createWork({ engine, sharedAs }: WorkOptions): Work {
  const explain = createExplainer(engine);
  return async (task, course) => {
    const steps = stepsOf(course);
    steps.at(0);
    if (task.type === 'question') {
      const { title, main } = await explain(task.text);
      return { status: 200, text: page({ title, sharedAs }, main) };
    }
    const submission = await readForm(task);
    if (submission === null) return { status: 400, text: notePage(sharedAs, '読み取れませんでした', BROKEN) };
    const answer = await answerTo(submission, engine, ANSWER_LIMITS, steps);
    const main = html`${pasteForm(submission.text, true)}${answerHtml(answer)}`;
    return { status: 200, text: page({ title: '結果', sharedAs }, main) };
  };
}

const NO_COURSE: Course = { at: new Int32Array(1), leftOut: [] };

const stepsOf = ({ at, leftOut }: Course = NO_COURSE): Steps => ({
  leftOut,
  at: (message) => void Atomics.store(at, 0, BEGUN + message),
});

const BROKEN = '送られた内容が途中で切れているようです。もう一度お試しください。';
