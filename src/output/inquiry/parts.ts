import { visible } from '../../visible.ts';

/** A place that the sender has to fill in. */
export const blank = (what: string): string => `【${what}】`;

/** A headed part of a letter with an empty line behind it, or nothing where there is nothing to say. */
export const section = (heading: string, lines: readonly string[]): readonly string[] =>
  lines.length > 0 ? [`${heading}:`, ...lines, ''] : [];

export const bullets = (lines: readonly string[]): readonly string[] => lines.map((line) => `・${line}`);

export const signature = (sender: string | null): readonly string[] => [
  'どうぞよろしくお願いいたします。',
  '',
  `${blank('会社名・部署名')} ${blank('お名前')}`,
  `電話: ${blank('電話番号')}`,
  `返信先: ${sender === null ? blank('返信を受け取れるメールアドレス') : visible(sender)}`,
];
