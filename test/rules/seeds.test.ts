import { describe, expect, test } from 'vitest';
import { sizeLimitIn } from '../../src/output/advice/size-limit.ts';
import type { Finding } from '../../src/output/record/finding.ts';
import { createEngine } from '../../src/pipeline.ts';
import { type Situation, situations } from './seeds.ts';

const engine = createEngine();

async function explain(text: string): Promise<Finding> {
  const bytes = new TextEncoder().encode(text);
  const [finding] = await engine.diagnose({ source: '-', messageNumber: 1, bytes, shape: 'text', truncated: false });
  return finding as Finding;
}

/** All that the reader is told, without what the server said. */
function told({ record, speech }: Finding): string {
  return [record.title, speech.headline, record.cause, ...Object.values(record.remedy).flat()].join('\n');
}

// A figure that belongs to one company would be wrong advice to everybody else's customers; the limit that the words
// state themselves is no such figure.
const COMPANY_FIGURE = /\d+\s*(?:分以内|分間|分を|MB|メガ)/;

describe('what people ask about', () => {
  test('none of the situations got lost', () => {
    expect(new Set(situations.map((situation) => situation.id)).size).toBe(75);
  });

  test.each(situations)('$id: $text', async ({ text, reasons, words, list, resend }: Situation) => {
    const finding = await explain(text);
    const { record } = finding;
    expect(reasons).toContain(record.reason);
    expect(list).toContain(record.list);
    expect(resend).toContain(record.resend);
    const missing = words.filter((word) => !told(finding).includes(word));
    expect(missing).toEqual([]);
    expect(told(finding).replaceAll(sizeLimitIn(text) ?? '', '')).not.toMatch(COMPANY_FIGURE);
  });
});
