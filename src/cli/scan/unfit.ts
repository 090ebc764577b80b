import type { ScanOptions } from './options.ts';

/** What is wrong with flags of `scan` beside others, in Japanese. */
export const unfit = (options: ScanOptions): string | null =>
  unfitPolicy(options) ?? unfitRecipients(options) ?? unfitExport(options) ?? unfitBeside(options);

/** Records stand for themselves; only what is told of addresses hangs on the policy. */
export const isJudging = ({ format = 'table', by, export: form }: ScanOptions): boolean =>
  (by ?? form) !== undefined || (format !== 'ndjson' && format !== 'csv');

const unfitPolicy = (options: ScanOptions): string | null =>
  (options.soft ?? options.within) === undefined || isJudging(options)
    ? null
    : '--soft と --within は、集計か --by recipient と一緒に使います(1件1行の記録は、宛先ごとの判断を含みません)。';

const unfitRecipients = ({ by, format }: ScanOptions): string | null =>
  by !== undefined && format === 'html'
    ? '--by recipient は --format html では使えません。table か csv などを指定してください。'
    : null;

/** A form of somebody else's leaves nothing to choose. */
function unfitExport({ export: form, ...options }: ScanOptions): string | null {
  const other = (['format', 'by', 'fields', 'append'] as const).find((name) => options[name] !== undefined);
  return form === undefined || other === undefined
    ? null
    : `--export と --${other} は、どちらか1つを指定してください。`;
}

/** What a summary is held against, which only those that have one show. */
const unfitBeside = ({ sent, compare, by, export: form, format = 'table' }: ScanOptions): string | null =>
  (sent ?? compare) === undefined || ((by ?? form) === undefined && WITH_SUMMARY.has(format))
    ? null
    : '--sent と --compare は、集計(--format table、markdown、html、json)と一緒に使います。';

const WITH_SUMMARY: ReadonlySet<string> = new Set(['table', 'markdown', 'html', 'json']);
