import { DEFAULT_MAX_MESSAGE, type InputItem } from '../input/item/item.ts';
import { readInputs } from '../input/store/read.ts';
import type { BounceRecord } from '../model.ts';
import { readPrograms } from '../scan/programs.ts';
import { groupRecords } from '../scan/records.ts';
import { scanItems } from '../scan/scan.ts';
import { engineFor, type Rules } from './rules.ts';

/** Options of {@link scan}. */
export interface ScanOptions {
  /** Rules of your own, from {@link loadRules}. */
  readonly rules?: Rules;
  /** Each record also tells why its rule won (`explain`); `false` by default. */
  readonly explain?: boolean;
  /**
   * Words that no phrase of a rule is in are compared with sentences whose reason is known, and records say so
   * (`similar/...`); `true` by default.
   */
  readonly similar?: boolean;
  /**
   * Fields of the original message that records have as their `headers`, by the names given here; `null` for one that is
   * not there. None by default.
   */
  readonly headers?: readonly string[];
  /** How many threads diagnose; 1 by default: everything in this one. The records and their order are the same. */
  readonly jobs?: number;
  /** Bytes kept of one message; 64 MiB by default. Records of longer ones say `truncated`. */
  readonly maxMessage?: number;
  /**
   * Told of each input that could not be read; the others go on. Without it the first such input ends the scan with an
   * {@link InputError}.
   */
  readonly onProblem?: (problem: InputProblem) => void;
}

/** An input that could not be read. */
export interface InputProblem {
  /** The path as given, `/` on every system; `-` for a stream. */
  readonly source: string;
  /** In kebab-case: `missing`, `no-permission`, `binary`, `empty` ... */
  readonly code: string;
  /** Japanese; says what to do. */
  readonly message: string;
}

/** An input could not be read, and no `onProblem` was there to be told. */
export class InputError extends Error {
  override readonly name = 'InputError';
  readonly problem: InputProblem;

  constructor(problem: InputProblem) {
    super(`${problem.source}: ${problem.message}`);
    this.problem = problem;
  }
}

/**
 * Reads many messages and yields one record per recipient of each, in the order of the input, as they come: mailboxes
 * need not fit into memory. A message that tells nothing yields a record too (kind `other` or `unreadable`).
 *
 * @param input - Paths of mailboxes (mbox), Maildirs, folders, single mails, `.gz` of these and earlier records
 *   (`.ndjson`); or one stream of the bytes of a mailbox or a mail.
 * @throws {@link InputError} while iterating, where an input cannot be read and there is no `onProblem`.
 * @throws TypeError where `options.rules` does not come from {@link loadRules}, or `jobs` is no positive integer.
 * @example
 * for await (const record of scan(['bounces.mbox'])) console.log(record.recipient, record.reason);
 */
export async function* scan(
  input: string | readonly string[] | AsyncIterable<Uint8Array>,
  options: ScanOptions = {},
): AsyncGenerator<BounceRecord, void, undefined> {
  const { rules, jobs = 1, maxMessage = DEFAULT_MAX_MESSAGE, onProblem } = options;
  const { explain = false, similar = true, headers = [] } = options;
  if (!Number.isInteger(jobs) || jobs < 1) throw new TypeError('jobs: expected a positive integer');
  const engine = engineFor(rules, { explain, similar, headers });
  const work = { engine, jobs, options: { explain, similar, headers }, ownTable: rules !== undefined };
  for await (const item of scanItems(groupRecords(readPrograms(itemsOf(input, maxMessage))), work)) {
    if (item.type === 'findings') yield* item.findings.map((finding) => finding.record);
    else if (item.type === 'problem') tell(item, onProblem);
  }
}

function itemsOf(input: Parameters<typeof scan>[0], maxMessage: number): AsyncIterable<InputItem> {
  const paths = typeof input === 'string' ? [input] : isList(input) ? input : null;
  if (paths?.length === 0) return nothing();
  return readInputs(paths ?? ['-'], {
    stdin: paths === null ? (input as AsyncIterable<Uint8Array>) : nothing(),
    mode: 'scan',
    maxMessage,
  });
}

const isList = (input: readonly string[] | AsyncIterable<Uint8Array>): input is readonly string[] =>
  Array.isArray(input);

async function* nothing(): AsyncGenerator<never> {}

function tell({ source, code, message }: InputProblem, onProblem: ScanOptions['onProblem']): void {
  const problem = { source, code, message };
  if (onProblem === undefined) throw new InputError(problem);
  onProblem(problem);
}
