import { columnsOf, pad } from '../text/columns.ts';
import type { Paint } from '../text/paint.ts';
import { wrap } from '../text/wrap.ts';
import type { CardRow } from './row.ts';
import type { CardView } from './view.ts';

export interface Sheet {
  /** Columns of the terminal. */
  readonly width: number;
  readonly paint: Paint;
}

/** Long lines tire the eye. */
const WIDEST = 100;
const NARROWEST = 24;
/** Below this, labels get a line of their own. */
const ROOM_FOR_LABELS = 48;
const INDENT = '  ';
const GAP = 2;
/** Between two rows on one line. */
const BETWEEN = 4;

/** Columns that a card uses of a terminal. */
export const readableWidth = (columns: number): number => Math.max(NARROWEST, Math.min(columns, WIDEST));

/** A card as lines: what matters first, then labelled rows, then the note. */
export function layOutCard(view: CardView, { width, paint }: Sheet): string {
  const fitted = { paint, width: readableWidth(width) };
  const lead = wrap(view.lead, fitted.width).map((line) => paint.lead(view.tone, line));
  const columns = labelColumns(view.rows, fitted.width);
  const rows = besideEachOther(view.rows, columns, fitted).flat();
  const note = view.note === null ? [] : wrap(view.note, fitted.width - INDENT.length).map((line) => INDENT + line);
  return `${[...lead, ...rows, ...note.map(paint.quiet)].join('\n')}\n`;
}

/** Columns of the label and the gap behind it; 0 where there is no room beside the text. */
function labelColumns(rows: readonly CardRow[], width: number): number {
  if (width < ROOM_FOR_LABELS) return 0;
  // Labels are Japanese: two columns a character.
  return Math.max(0, ...rows.map((row) => row.label.length * 2)) + GAP;
}

/** The lines of each row; one that may stand beside the row before it does so where there is room. */
function besideEachOther(rows: readonly CardRow[], columns: number, sheet: Sheet): readonly (readonly string[])[] {
  const laid: (readonly string[])[] = [];
  for (const [i, row] of rows.entries()) {
    const before = rows[i - 1];
    const used = before === undefined ? 0 : INDENT.length + columns + columnsOf(before.lines[0]?.text ?? '');
    const behind = `${' '.repeat(BETWEEN)}${sheet.paint.label(row.label)}${' '.repeat(GAP)}${row.lines[0]?.text ?? ''}`;
    const wanted = used + BETWEEN + columnsOf(row.label) + GAP + columnsOf(row.lines[0]?.text ?? '');
    const fits = columns > 0 && laid.at(-1)?.length === 1 && row.lines.length === 1 && wanted <= sheet.width;
    if (row.beside && fits) laid.push([`${laid.pop()?.[0] ?? ''}${behind}`]);
    else laid.push(layOutRow(row, columns, sheet));
  }
  return laid;
}

function layOutRow(row: CardRow, columns: number, { width, paint }: Sheet): readonly string[] {
  const before = columns === 0 ? INDENT.repeat(2) : INDENT + ' '.repeat(columns);
  const texts = row.lines.flatMap(({ marker, text }) => {
    const lines = wrap(text, width - before.length - marker.length);
    return lines.map((line, i) => (i === 0 ? marker : ' '.repeat(marker.length)) + line);
  });
  const shown = texts.map((text) => (row.quiet ? paint.quiet(text) : text));
  if (columns === 0) return [INDENT + paint.label(row.label), ...shown.map((text) => before + text)];
  const [first = '', ...rest] = shown;
  return [INDENT + paint.label(pad(row.label, columns)) + first, ...rest.map((text) => before + text)];
}
