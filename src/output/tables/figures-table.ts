/** A block of the summary with several figures in each row. */
export interface FiguresTable {
  readonly title: string;
  /** What the rows are. */
  readonly head: string;
  readonly columns: readonly string[];
  readonly rows: readonly { readonly label: string; readonly cells: readonly string[] }[];
}
