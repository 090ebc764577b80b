import type { Format } from './format.ts';
import { jsonText } from './json-text.ts';

/** One record per line. */
export const ndjsonFormat = (): Format => ({
  begin: () => '',
  message: (findings) => findings.map(({ record }) => `${jsonText(record)}\n`).join(''),
  end: () => '',
});
