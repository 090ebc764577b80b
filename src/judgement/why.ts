import type { Mark } from './account.ts';
import type { Verdict } from './verdict.ts';

/** What decided. */
export interface Ground {
  readonly verdict: Verdict;
  readonly mark: Mark;
  /** Days of passing troubles that count. */
  readonly days: number;
}

/** Which policy put an address where it is, as one clause. */
export function wordsFor({ verdict: { by, verdict }, mark: { title, count }, days }: Ground): string {
  switch (by) {
    case 'hard':
      return `「${title}」の恒久エラー(1回で外します)`;
    case 'soft':
      return verdict === 'remove'
        ? `「${title}」などの一時エラーが${days}日分(その間に届いた記録はありません)`
        : softBelow(title, days, count);
    case 'complaint':
      return '苦情の報告(メールは届いています)';
    case 'unsubscribe':
      return '配信停止の求め(メールは届いています)';
    case 'hold':
      return `「${title}」の通知(原因が分かるまで保留)`;
    case 'arrived':
      return `「${title}」${verdict === 'watch' ? 'の恒久エラー' : ''}のあと、届いた記録があります`;
    case 'ours':
      return `「${title}」(送る側で直すことで、宛先のせいではありません)`;
    case 'delay':
      return 'サーバーがまだ送り直しています';
    case 'other':
      return `「${title}」(宛先を外す理由にはなりません)`;
  }
}

/** Those before a mail that arrived, and those without a date, do not count. */
const softBelow = (title: string, days: number, count: number): string =>
  days > 0
    ? `「${title}」などの一時エラーが${days}日分(まだ外しません)`
    : `「${title}」などの一時エラーが${count}件(日付がないため、数えていません)`;
