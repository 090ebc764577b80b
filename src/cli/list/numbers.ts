import { VERDICT_WORDS } from '../../output/advice/verdict-words.ts';
import { number } from '../../output/tables/summary-sections.ts';
import { columnsOf, pad, padStart } from '../../output/text/columns.ts';
import type { Form } from '../../roster/form.ts';
import type { Sifted } from '../../roster/sift.ts';
import { visible } from '../../visible.ts';

export interface Told {
  /** The name of the list. */
  readonly name: string;
  readonly form: Form;
  readonly sifted: Sifted;
  /** Messages that were read. */
  readonly read: number;
  /** Where the two parts went; null where nothing is written. */
  readonly files: { readonly kept: string | null; readonly removed: string | null } | null;
  /** Addresses of `--forget` that nothing was known of. */
  readonly unforgotten: readonly string[];
}

type Line = readonly [label: string, count: number, note: string];

/** Reasons that are shown; the others are one figure. */
const MOST_REASONS = 8;

/** What became of a list, in figures. */
export function numbersText({ name, form, sifted, read, files, unforgotten }: Told): string {
  const { verdicts, strangers, unread } = sifted;
  const leaving = verdicts.remove + verdicts.complaint;
  const lines: readonly Line[] = [
    ['名簿から抜く', leaving, into(files?.removed)],
    [`  ${VERDICT_WORDS.remove}`, verdicts.remove, '(この先も届かない)'],
    [`  ${VERDICT_WORDS.complaint}`, verdicts.complaint, '(苦情・配信停止の求め)'],
    ['名簿に残す', sifted.rows - leaving, into(files?.kept)],
    [`  ${VERDICT_WORDS.watch}`, verdicts.watch, '(まだ外さない)'],
    [`  ${VERDICT_WORDS.keep}`, verdicts.keep, '(宛先のせいではない)'],
    ['  通知のない宛先', verdicts.unknown, ''],
  ];
  const reasons = reasonLines(sifted.titles);
  const blocks = [
    [heading(name === '-' ? '標準入力' : name, { form, rows: sifted.rows }), `メール ${number(read)}通を読みました。`],
    aligned(lines),
    ...(reasons.length > 0 ? [['抜く宛先の理由', ...aligned(reasons)]] : []),
    [
      ...(strangers.all > 0
        ? [
            `名簿にないアドレスの通知: ${number(strangers.all)}件(うち、名簿にあれば抜くもの ${number(strangers.leaving)}件)`,
          ]
        : []),
      ...(unread.count > 0
        ? [
            `アドレスがない行、読み取れない行: ${number(unread.count)}行(最初は ${number(unread.first)} 行目)。そのまま残します。`,
          ]
        : []),
      ...unforgotten.map((address) => `--forget の ${visible(address, 120)} についての通知は、ありませんでした。`),
      ...(files === null ? ['何も書き出していません(--dry-run)。'] : []),
    ],
  ];
  return `${blocks
    .filter((block) => block.length > 0)
    .map((block) => block.join('\n'))
    .join('\n\n')}\n`;
}

const into = (path: string | null | undefined): string => (path ? ` → ${visible(path)}` : '');

const LINE_ENDS: Readonly<Record<string, string>> = { '\r\n': 'CRLF', '\n': 'LF', '\r': 'CR' };

function heading(name: string, { form, rows }: { readonly form: Form; readonly rows: number }): string {
  const { encoding, lineEnd } = form;
  return `${visible(name)}: ${number(rows)}件(${encoding.label}、改行 ${LINE_ENDS[lineEnd]}、${placeOf(form)})`;
}

function placeOf({ headings, column, width }: Form): string {
  const title = headings?.[column]?.trim();
  if (title) return `アドレスは「${visible(title, 60)}」の列`;
  return width === 1 ? '1行に1つのアドレス' : `アドレスは左から ${column + 1} 列目`;
}

function reasonLines(titles: ReadonlyMap<string, number>): readonly Line[] {
  const ranked = [...titles].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  const rest = ranked.slice(MOST_REASONS).reduce((sum, [, count]) => sum + count, 0);
  const shown = ranked.slice(0, MOST_REASONS).map(([title, count]) => [`  ${visible(title, 60)}`, count, ''] as const);
  return rest > 0 ? [...shown, ['  ほか', rest, '']] : shown;
}

const COUNT_COLUMNS = 10;

function aligned(lines: readonly Line[]): readonly string[] {
  const widest = Math.max(...lines.map(([label]) => columnsOf(label)));
  return lines.map(([label, count, note]) => `${pad(label, widest)}${padStart(number(count), COUNT_COLUMNS)}件${note}`);
}
