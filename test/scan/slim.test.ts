import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createEngine } from '../../src/pipeline.ts';
import { withoutWords } from '../../src/scan/threads/slim.ts';

const files = readdirSync('fixtures', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.eml'));
const { examine, texts } = createEngine();

test('what comes from another thread says all that is told of a message', async () => {
  expect(files.length).toBeGreaterThan(200);
  for (const source of files) {
    const raw = { source, messageNumber: 1, shape: 'mail', truncated: false } as const;
    const [found] = await examine([{ ...raw, bytes: readFileSync(join('fixtures', source)) }]);
    const diagnoses = found?.first ?? [];
    const told = withoutWords(diagnoses).map((diagnosis) => texts.finding(diagnosis).record);
    expect(told).toEqual(diagnoses.map((diagnosis) => texts.finding(diagnosis).record));
  }
});
