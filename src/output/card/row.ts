import { visible } from '../../visible.ts';

/** A line of a card; `marker` hangs before it (`1. `). */
export interface CardLine {
  readonly marker: string;
  readonly text: string;
  /** What the command in the text looks up, and its name where that is a link. */
  readonly link?: { readonly to: string; readonly caption: string };
}

export interface CardRow {
  readonly label: string;
  readonly lines: readonly CardLine[];
  /** Background for those who want it; may be shown dimmed. */
  readonly quiet: boolean;
  /** It may stand behind the row before it, where both fit on one line. */
  readonly beside?: boolean;
}

/** A row of plain lines, or none where there is nothing to say. */
export function row(label: string, text: string | readonly string[] | null, quiet = false): readonly CardRow[] {
  const texts = (typeof text === 'string' ? [text] : (text ?? [])).map((line) => visible(line));
  const lines = texts.filter((line) => line !== '').map((line) => ({ marker: '', text: line }));
  return lines.length > 0 ? [{ label, lines, quiet }] : [];
}
