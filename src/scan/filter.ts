import { domainOf } from '../mail-address.ts';
import { type BounceRecord, KINDS, LIST_ADVICE, REASONS, RESEND_ADVICE, SIDES } from '../model.ts';

/** A filter over records, e.g. `reason=userunknown,reason=hostunknown,list=remove`. */
export interface Filter {
  /** As given. */
  readonly text: string;
  accepts(record: BounceRecord): boolean;
}

/** What is wrong with a filter's text; `choices` is empty where any word will do. */
export interface FilterProblem {
  readonly part: string;
  readonly choices: readonly string[];
}

interface Field {
  /** null: any word. */
  readonly values: readonly string[] | null;
  read(record: BounceRecord): string | null;
}

/** What a record has no value for is asked for by this word. */
const NONE = 'none';

const FIELDS = new Map<string, Field>([
  ['kind', { values: KINDS, read: (record) => record.kind }],
  ['reason', { values: [...REASONS, NONE], read: (record) => record.reason }],
  ['list', { values: [...LIST_ADVICE, NONE], read: (record) => record.list }],
  ['side', { values: [...SIDES, NONE], read: (record) => record.side }],
  ['resend', { values: [...RESEND_ADVICE, NONE], read: (record) => record.resend }],
  [
    'hard',
    { values: ['true', 'false', NONE], read: ({ hardBounce }) => (hardBounce === null ? null : String(hardBounce)) },
  ],
  ['rule', { values: null, read: (record) => record.rule }],
  ['provider', { values: null, read: (record) => record.provider }],
  ['domain', { values: null, read: (record) => domainOf(record.recipient)?.toLowerCase() ?? null }],
]);

/** Values of one name are alternatives, different names must all hold. */
export function parseFilter(text: string): Filter | FilterProblem {
  const wanted = new Map<string, Set<string>>();
  for (const part of text.split(',').map((piece) => piece.trim())) {
    const [name = '', value = ''] = splitAt(part, '=');
    const field = FIELDS.get(name);
    if (field === undefined) return { part, choices: [...FIELDS.keys()].map((known) => `${known}=…`) };
    if (value === '' || (field.values !== null && !field.values.includes(value)))
      return { part, choices: (field.values ?? []).map((known) => `${name}=${known}`) };
    wanted.set(name, (wanted.get(name) ?? new Set()).add(value));
  }
  return { text, accepts: (record) => [...wanted].every(([name, values]) => values.has(read(name, record))) };
}

const read = (name: string, record: BounceRecord): string => FIELDS.get(name)?.read(record) ?? NONE;

function splitAt(text: string, sign: string): readonly [string, string] {
  const at = text.indexOf(sign);
  return at < 0 ? [text.trim(), ''] : [text.slice(0, at).trim(), text.slice(at + 1).trim()];
}
