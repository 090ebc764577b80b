import type { Reason } from '../../model.ts';
import type { CompiledTable } from '../../rules/compile.ts';
export interface DraftOptions {
  readonly reason?: Reason;
  readonly to?: string;
}
export function draftRule(_line: string, _table: CompiledTable, _options: DraftOptions): string | null {
  return null;
}
