import { joinLikeness } from '../../rules/likeness/likeness.ts';
import { type LikenessFiles, toLikenessFiles } from '../../rules/likeness/likeness-files.ts';
import { type NoticeFiles, toNoticeFiles } from '../../rules/notices/notice-files.ts';
import { loadBuiltInLikeness, loadBuiltInNotices } from '../../rules/table/built-in.ts';
import type { CompiledTable } from '../../rules/table/compiled.ts';
import { type TableFiles, toFiles } from '../../rules/table/table-files.ts';
import { joinParts, kept, PARTS } from '../parts.ts';

/** A table with what was learnt from its examples, and how notices are worded, as the files of the build. */
export type WholeTable = TableFiles & LikenessFiles & NoticeFiles;

/** The files of a table that rules of somebody's own were joined to. */
export function wholeTable(table: CompiledTable): WholeTable {
  const ours = loadBuiltInLikeness();
  const learnt = table.learnt ? joinLikeness(ours, table.learnt) : ours;
  return { ...toFiles(table), ...toLikenessFiles(learnt), ...toNoticeFiles(loadBuiltInNotices()) };
}

/** All of it in one piece, for the page. */
export const packTable = (files: WholeTable): Uint8Array => joinParts(PARTS.map((part) => kept(part, files[part])));
