import type { Circumstances } from '../../diagnose/circumstances.ts';
import type { ResendAdvice } from '../../model.ts';
import type { Advice } from '../../rules/files/types.ts';
import { ownOutcome, type SaidStep, type Situation } from './say.ts';

/**
 * Whether a server tries again is said here and nowhere else, as it follows from the kind of a notice and never from
 * its reason.
 */

export function resendOf({ resend }: Advice, holds: Circumstances): ResendAdvice | null {
  if (holds.has('delay')) return 'automatic';
  return resend === 'automatic' ? 'later' : resend;
}

const WAIT = '今は送り直さない(サーバーが自動で送り直しています)';
const URGENT = '急ぐときは、電話など別の方法で相手に伝える';
const AFTERWARDS = '「届けられなかった」という通知が後から届いたら、';
const MAY_GO_ON =
  '送信サーバーが送り直している途中なら、今は送り直さなくてよい(しばらくしても届かないか、失敗の通知が届いたときに送り直す)';

/** The sender's steps, as long as a server still tries behind those for that time. */
export function withRetry(
  steps: readonly SaidStep[],
  { resend, outcome }: Pick<Advice, 'resend' | 'outcome'>,
  situation: Situation,
): readonly string[] {
  const { holds } = situation;
  const texts = steps.map(({ text }) => text);
  if (holds.has('open') && resend === 'automatic') return [MAY_GO_ON, ...texts];
  if (ownOutcome(outcome, situation) !== undefined) return texts;
  // RFC 5321 section 4.2.1: a server tries again after any 4yz, whatever has to be mended.
  if (holds.has('open') && holds.has('temporary')) return [MAY_GO_ON, ...texts];
  if (!holds.has('delay')) return texts;
  const [now, later] = [steps.filter((step) => step.meanwhile), steps.filter((step) => !step.meanwhile)];
  const behind = later.map(({ text }, i) => (i === 0 ? AFTERWARDS + text : text));
  return [WAIT, ...now.map(({ text }) => text), URGENT, ...behind];
}

const MEND_NOW = '今のうちに直すと、自動の送り直しで届く';

/** An administrator need not wait for the failure. */
export const withMendNow = (steps: readonly string[], side: string, holds: Circumstances): readonly string[] =>
  holds.has('delay') && side === 'senderAdmin' && steps.length > 0 ? [MEND_NOW, ...steps] : steps;

/** The row 送り直し; `again` is the reason's word for what to do first. */
export function resendWords(
  resend: ResendAdvice,
  again: string | null,
  { holds, values }: Pick<Situation, 'holds' | 'values'>,
): string {
  if (resend === 'automatic' && values.retryUntil)
    return `しない(サーバーが ${values.retryUntil} まで自動で送り直します)`;
  if (again !== null && (resend === 'after-fix' || resend === 'later')) return again;
  return resend === 'later' && holds.has('final') ? NOT_BY_ITSELF : RESEND_WORDS[resend];
}

const RESEND_WORDS: Readonly<Record<ResendAdvice, string>> = {
  no: '不要',
  automatic: 'しない(サーバーが自動で送り直しています)',
  later: '時間をおいてから',
  'after-fix': '原因を直してから',
};

const NOT_BY_ITSELF = '時間をおいてから(もう自動では送り直されません)';

/** Said of a reason in general, where nobody knows whether a server still tries. */
export const GENERAL_RESEND_WORDS: Readonly<Record<ResendAdvice, string>> = {
  ...RESEND_WORDS,
  automatic: '時間をおいてから(遅れの知らせなら、サーバーの送り直しを待つ)',
};

const until = ({ retryUntil }: Situation['values']): string =>
  retryUntil ? ` ${retryUntil} まで送り直します。` : '送り直しています。';

/** The first words of a card about a failure, a delay or a mail that arrived. */
export function arrival(advice: Advice, { holds, values }: Situation): string {
  if (!holds.has('delay') && !holds.has('failed')) return '届いています。';
  if (holds.has('delay')) return `まだ届いていません。サーバーが${until(values)}`;
  const mayGoOn = holds.has('open') && (holds.has('temporary') || advice.resend === 'automatic');
  return mayGoOn ? '届いていないか、サーバーが送り直している途中です。' : '届いていません。';
}
