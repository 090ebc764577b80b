import type { LogTotals } from '../../logs/totals.ts';

/** Mails whose lines could not be kept together; null where there were none. */
export const forgottenLine = ({ forgotten }: Pick<LogTotals, 'forgotten'>): string | null =>
  forgotten === 0
    ? null
    : `キューの中のメールが多すぎて、途中で忘れたもの: ${number(forgotten)}通(差出人や、あとの結果とつながらないことがあります)`;

const number = (value: number): string => value.toLocaleString('en-US');

/** What became of the lines of a log that tell of no delivery; null where there were none. */
export function passedLines({
  refused,
  others,
  foreign,
}: Pick<LogTotals, 'refused' | 'others' | 'foreign'>): string | null {
  const parts = [
    ...(refused > 0 ? [`このサーバーが受け取らなかったメールの記録 ${number(refused)}行`] : []),
    ...(others > 0 ? [`接続、キューの管理、ログインなど ${number(others)}行`] : []),
    ...(foreign > 0 ? [`ログの形ではない ${number(foreign)}行`] : []),
  ];
  if (parts.length === 0) return null;
  return `配送の結果ではないログの行は、数だけを数えました(${parts.join('、')})。`;
}
