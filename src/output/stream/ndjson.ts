import type { Format } from '../format/format.ts';
import { jsonText } from '../text/json-text.ts';
import { pick } from './pick.ts';

export interface NdjsonOptions {
  /** These fields in this order; all where nothing is given. */
  readonly fields?: readonly string[] | null;
}

/** One record per line. */
export const ndjsonFormat = ({ fields = null }: NdjsonOptions = {}): Format => ({
  begin: () => '',
  message: (findings) =>
    findings.map(({ record }) => `${jsonText(fields === null ? record : pick(record, fields))}\n`).join(''),
  end: () => '',
});
