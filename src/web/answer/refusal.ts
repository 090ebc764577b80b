import { badAnswer } from '../../stream/answer.ts';
import { notePage } from '../page/page.ts';
import { ARRIVAL_LIMITS } from '../request/arrive.ts';
import { TOO_MUCH } from './answer.ts';
import type { Reply } from './task.ts';

/** Why a submission is not answered, and what to do. */
const REFUSALS = {
  'too-large': {
    status: 413,
    title: '大きすぎます',
    text: `一度に渡せるのは ${ARRIVAL_LIMITS.bytes / 1024 / 1024} MB までです。大きなメールボックスは、コマンドの bounce-doctor scan で調べてください。`,
  },
  'too-slow': {
    status: 408,
    title: '時間がかかりすぎました',
    text: '送られてくるのに時間がかかりすぎたため、受け取るのをやめました。もう一度お試しください。',
  },
  broken: {
    status: 400,
    title: '読み取れませんでした',
    text: '送られた内容が途中で切れているようです。もう一度お試しください。',
  },
  'too-much': { status: 422, title: '診断できませんでした', text: TOO_MUCH },
  'no-thread': {
    status: 503,
    title: '診断を始められませんでした',
    text: 'bounce-doctor serve を止めて、もう一度始めてください。',
  },
  bug: {
    status: 500,
    title: 'うまくいきませんでした',
    text: '診断の途中で思わぬことが起きました。同じメールで続くときは、そのメールの形を添えて開発者に知らせてください。',
  },
} as const satisfies Record<string, Pick<Reply, 'status' | 'text'> & { readonly title: string }>;

export type Refusal = keyof typeof REFUSALS;

/** A refusal in the form that whoever asked can read. */
export function refusal(why: Refusal, type: Reply['type'], sharedAs: string | null): Reply {
  const { status, title, text } = REFUSALS[why];
  return {
    status,
    type,
    text: type === 'html' ? notePage(sharedAs, title, text) : badAnswer({ id: null, error: text }),
  };
}
