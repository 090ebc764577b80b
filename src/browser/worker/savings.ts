import type { Format } from '../../output/format/format.ts';
import type { Piece } from '../../output/record/piece.ts';
import { reportHtmlFormat } from '../../output/report/document.ts';
import type { ReportOptions } from '../../output/report/parts/data.ts';
import { csvFormat } from '../../output/stream/csv.ts';
import { ndjsonFormat } from '../../output/stream/ndjson.ts';
import type { Summary } from '../../tally/summary.ts';
import type { Saving } from '../messages.ts';

/** What `scan` writes, to be saved from the page. */
export interface Savings {
  add(piece: Piece): void;
  finish(summary: Summary): readonly Saving[];
}

interface Kind extends Omit<Saving, 'content'> {
  readonly type: string;
  readonly format: Format;
}

const kinds = (options: ReportOptions): readonly Kind[] => [
  { name: 'bounces.csv', label: '一覧を保存(CSV)', type: 'text/csv', format: csvFormat({ bom: true }) },
  { name: 'report.html', label: '報告書を保存(HTML)', type: 'text/html', format: reportHtmlFormat(options) },
  { name: 'bounces.ndjson', label: '記録を保存(ndjson)', type: 'application/x-ndjson', format: ndjsonFormat() },
];

export function createSavings(options: ReportOptions): Savings {
  const files = kinds(options).map(({ format, ...kind }) => ({ ...kind, format, written: createWritten() }));
  for (const { format, written } of files) written.add(format.begin());
  return {
    add({ findings, from, of }) {
      for (const { format, written } of files) written.add(format.message(findings, { alone: false, from, of }));
    },
    finish: (summary) =>
      files.map(({ name, label, type, format, written }) => {
        written.add(format.end(summary));
        return { name, label, content: written.blob(type) };
      }),
  };
}

/** Characters that are held as text; a browser may keep blobs on the disk. */
const HELD = 1024 * 1024;

function createWritten() {
  const blobs: Blob[] = [];
  let text = '';
  return {
    add(more: string): void {
      text += more;
      if (text.length < HELD) return;
      blobs.push(new Blob([text]));
      text = '';
    },
    blob: (type: string): Blob => new Blob([...blobs, text], { type: `${type};charset=utf-8` }),
  };
}
