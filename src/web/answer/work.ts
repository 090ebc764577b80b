import { type Html, html } from '../../output/text/html.ts';
import type { Engine } from '../../pipeline.ts';
import { pasteForm } from '../page/form.ts';
import { page } from '../page/page.ts';
import { readForm } from '../request/submission.ts';
import { ANSWER_LIMITS, answerTo, type Steps } from './answer.ts';
import { answerApi } from './api.ts';
import type { Setting } from './cards.ts';
import { createExplainer } from './explain.ts';
import { refusal } from './refusal.ts';
import { BEGUN, type Course, type Reply, type Task } from './task.ts';
import { wholeAnswerHtml, wholeOf } from './whole.ts';

/** Does a task; what it is given is hostile, and may take for ever. */
export type Work = (task: Task, course?: Course) => Promise<Reply>;

export interface WorkOptions {
  readonly engine: Engine;
  /** The name under which others reach this machine; null where only this machine can. */
  readonly sharedAs: string | null;
}

export function createWork({ engine, sharedAs }: WorkOptions): Work {
  const explain = createExplainer(engine, SETTING);
  const reply = (title: string, main: Html): Reply => ({
    status: 200,
    type: 'html',
    text: page({ title, sharedAs }, main),
  });
  const answerForm = async (form: Parameters<typeof readForm>[0], steps: Steps): Promise<Reply> => {
    const submission = await readForm(form);
    if (submission === null) return refusal('broken', 'html', sharedAs);
    const answer = await answerTo(submission, engine, ANSWER_LIMITS, steps);
    return reply(
      '結果',
      html`${pasteForm(submission.text, true)}${wholeAnswerHtml(answer, wholeOf(answer, engine), SETTING)}`,
    );
  };
  return async (task, course) => {
    const steps = stepsOf(course);
    steps.at(0);
    if (task.type === 'form') return answerForm(task, steps);
    if (task.type === 'records') return answerApi(task, engine, steps);
    const { title, main } = await explain(task.text);
    return reply(title, main);
  };
}

export const SETTING: Setting = {
  explainUrl: (what) => `/explain?q=${encodeURIComponent(what)}`,
  whole: '全部を調べるときは、コマンドの bounce-doctor scan を使ってください。',
};

const NO_COURSE: Course = { at: new Int32Array(1), leftOut: [] };

const stepsOf = ({ at, leftOut }: Course = NO_COURSE): Steps => ({
  leftOut,
  at: (message) => void Atomics.store(at, 0, BEGUN + message),
});
