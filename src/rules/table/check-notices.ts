import type { NoticeWording } from '../files/types.ts';
import type { TableProblem } from '../files/yaml.ts';
import { hangs, parseWording } from '../notices/compile.ts';
import { fold } from '../notices/fold.ts';
import { OPENS_LINE, type Role } from '../notices/roles.ts';
import { toLine, type Words } from '../phrase/pattern.ts';

const CLASS = /\{[A-Z][A-Z0-9_]*\}/g;

/** Wordings that cannot be heard. */
export const checkNotices = (notices: readonly NoticeWording[], words: Words): readonly TableProblem[] =>
  notices.flatMap(({ role, text, at }) =>
    text.flatMap((wording, i): readonly TableProblem[] => {
      const fault = faultOf(wording, role, words);
      return fault === null ? [] : [{ ...at(['text', i]), level: 'error', message: `言い回し "${wording}": ${fault}` }];
    }),
  );

function faultOf(wording: string, role: Role, words: Words): string | null {
  const lower = wording.replace(CLASS, (name) => name.toLowerCase());
  if (lower !== fold(lower)) return `"${fold(lower)}" と書いてください(小文字・半角)`;
  const parsed = parseWording(wording, words);
  if (!parsed.ok) return parsed.fault;
  if (hangs(toLine(parsed.pattern), role)) return null;
  return OPENS_LINE.has(role)
    ? '行の先頭に立つ言い回しは、どの書き方でも、いつも同じ3文字以上(日本語なら2文字以上)で始めてください'
    : '最初の * より前に、いつもある語が必要です(3文字以上、日本語なら2文字以上。選択肢なら、そのすべてに)';
}
