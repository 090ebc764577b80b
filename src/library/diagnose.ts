import { tellShape } from '../input/shape.ts';
import type { BounceRecord } from '../model.ts';
import { engineFor, type Rules } from './rules.ts';

/** Options of {@link diagnose}. */
export interface DiagnoseOptions {
  /** What the records name as their `source`; `-` by default. */
  readonly source?: string;
  /**
   * `mail` has a header block; `text` is what somebody pasted: a dialog, a log line, a notice's body.
   * By default the input tells.
   */
  readonly shape?: 'mail' | 'text';
  /** Rules of your own, from {@link loadRules}. */
  readonly rules?: Rules;
  /** Each record also tells why its rule won (`explain`); `false` by default. */
  readonly explain?: boolean;
  /**
   * Words that no phrase of a rule is in are compared with sentences whose reason is known, and records say so
   * (`similar/...`); `true` by default.
   */
  readonly similar?: boolean;
}

/**
 * Reads one mail, or one text that somebody pasted, and says what it tells: one record per recipient, at least one.
 * Nothing is sent anywhere, and the same input gives the same records.
 *
 * Never rejects for bad input: what cannot be read is a record of kind `unreadable`.
 *
 * @param input - The raw message: its bytes, or a string where it is ASCII or UTF-8.
 * @throws TypeError where `options.rules` does not come from {@link loadRules}.
 * @example
 * const [record] = await diagnose(await readFile('mail.eml'));
 * console.log(record?.title, record?.remedy.sender);
 */
export async function diagnose(
  input: string | Uint8Array,
  options: DiagnoseOptions = {},
): Promise<readonly BounceRecord[]> {
  const bytes = typeof input === 'string' ? new TextEncoder().encode(input) : input;
  const { source = '-', rules } = options;
  const shape = options.shape ?? (tellShape(bytes) === 'text' ? 'text' : 'mail');
  const findings = await engineFor(rules, options).diagnose({
    source,
    messageNumber: 1,
    bytes,
    shape,
    truncated: false,
  });
  return findings.map((finding) => finding.record);
}
