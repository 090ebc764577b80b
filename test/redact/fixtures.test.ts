import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { readInputs } from '../../src/input/store/read.ts';
import type { RawMessage } from '../../src/model.ts';
import { createEngine } from '../../src/pipeline.ts';
import { redact } from '../../src/redact/redact.ts';
import { everythingIn, has, secretsOf } from './secrets.ts';

const ROOT = 'fixtures';
const files = readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.(?:eml|txt)$/.test(file))
  .sort();
const engine = createEngine();

async function* nothing(): AsyncGenerator<never> {}

async function messageIn(file: string): Promise<RawMessage | null> {
  for await (const item of readInputs([path.join(ROOT, file)], { stdin: nothing(), mode: 'files' }))
    if (item.type === 'message') return item.message;
  return null;
}

const essence = async (raw: RawMessage) =>
  (await engine.diagnose(raw)).map(({ record }) => [
    record.kind,
    record.reason,
    record.rule,
    record.status,
    record.provider,
  ]);

/** Types of parts, transfer encodings and charsets, in order. */
const structureOf = (raw: RawMessage): readonly string[] =>
  Buffer.from(raw.bytes)
    .toString('latin1')
    .match(/^content-(?:type: ?[\w/+.-]+|transfer-encoding: ?[\w-]+)|\bcharset="?[\w-]+/gim) ?? [];

let refused = 0;
let found = 0;

describe('a redacted fixture', () => {
  test.each(files)('%s tells no secret and the same diagnosis', async (file) => {
    const raw = await messageIn(file);
    if (raw === null) return;
    const result = await redact(raw, engine);
    if (!result.ok) {
      refused++;
      return;
    }
    const copy = { ...raw, bytes: result.bytes };
    const records = await engine.diagnose(raw);
    const secrets = await secretsOf(raw, records.map(({ record }) => record.diagnosticCode).join('\n'));
    const text = (await everythingIn(copy)).toLowerCase();
    found += secrets.size;
    expect([...secrets].filter((secret) => has(text, secret))).toEqual([]);
    expect(await essence(copy)).toEqual(await essence(raw));
    expect(structureOf(copy)).toEqual(structureOf(raw));
  });

  test('is refused for hardly any, and there was something to hide', () => {
    expect(refused / files.length).toBeLessThan(0.03);
    expect(found).toBeGreaterThan(files.length * 5);
  });
});
