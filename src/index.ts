import type { BounceRecord, RawMessage } from './model.ts';
import { createEngine, type Engine } from './pipeline.ts';

export type * from './model.ts';

let shared: Engine | undefined;
const engine = (): Engine => {
  shared ??= createEngine();
  return shared;
};

/** Options of {@link diagnose}. */
export interface DiagnoseOptions {
  /** What the records name as their source; `-` by default. */
  readonly source?: string;
  /** `text`: what somebody pasted, without a header block; `mail` by default. */
  readonly shape?: RawMessage['shape'];
}

/**
 * Reads one mail and says what it tells: one record per recipient, at least one. Never throws on bad input:
 * what cannot be read yields a record of kind `unreadable`.
 */
export async function diagnose(
  input: string | Uint8Array,
  options: DiagnoseOptions = {},
): Promise<readonly BounceRecord[]> {
  const bytes = typeof input === 'string' ? new TextEncoder().encode(input) : input;
  const { source = '-', shape = 'mail' } = options;
  const findings = await engine().diagnose({ source, messageNumber: 1, bytes, shape, truncated: false });
  return findings.map((finding) => finding.record);
}
