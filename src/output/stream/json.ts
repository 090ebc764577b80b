import type { Beside } from '../../tally/beside.ts';
import type { Format } from '../format/format.ts';
import { jsonText } from '../text/json-text.ts';
import { besideJson } from './beside-json.ts';

/** One object: `{"schema":1,"records":[...],"summary":{...}}`, a record per line. */
export function jsonFormat(beside: Beside = {}): Format {
  let separator = '\n';
  return {
    begin: () => '{"schema":1,"records":[',
    message: (findings) =>
      findings
        .map(({ record }) => {
          const text = separator + jsonText(record);
          separator = ',\n';
          return text;
        })
        .join(''),
    end: (summary) => `\n],"summary":${jsonText({ ...summary, ...besideJson(summary, beside) })}}\n`,
  };
}
