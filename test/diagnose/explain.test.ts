import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { recordSchema } from '../../src/build/record-schema.ts';
import type { BounceRecord, Explanation } from '../../src/model.ts';
import { explainLines } from '../../src/output/card/explain.ts';
import { createEngine } from '../../src/pipeline.ts';
import { loadBuiltInTable } from '../../src/rules/table/built-in.ts';

const engine = createEngine(loadBuiltInTable(), { explain: true });

async function recordOf(text: string): Promise<BounceRecord> {
  const raw = { source: '-', messageNumber: 1, bytes: Buffer.from(text), shape: 'text', truncated: false } as const;
  const [finding] = await engine.diagnose(raw);
  return finding?.record as BounceRecord;
}
const explained = async (text: string): Promise<Explanation> => (await recordOf(text)).explain as Explanation;

describe('how a diagnosis came about', () => {
  test('says what each look saw, who won, and by what the others lost', async () => {
    const { decidedBy, looks } = await explained('550 5.1.1 <taro@example.net>: User unknown');
    expect(decidedBy).toBe('said');
    expect(looks.map(({ at, saw }) => [at, saw])).toEqual([
      ['said', expect.stringContaining('<{address}>: user unknown')],
      ['prose', ''],
      ['codes', '550 5.1.1'],
    ]);
    const hits = looks.flatMap((look) => look.hits);
    expect(hits.filter(({ lostBy }) => lostBy === null).map(({ rule }) => rule)).toEqual(['userunknown/user-unknown']);
    expect(hits).toContainEqual({
      rule: 'userunknown/status',
      reason: 'userunknown',
      tier: 'status',
      user: false,
      matched: null,
      lostTo: 'userunknown/user-unknown',
      lostBy: 'look',
    });
  });

  test('longer words win over shorter ones', async () => {
    const { looks } = await explained('554 sender address rejected: user unknown');
    const hits = looks[0]?.hits ?? [];
    expect(hits[0]?.lostBy).toBeNull();
    expect(hits.find(({ rule }) => rule === 'userunknown/user-unknown')?.lostTo).toBe(hits[0]?.rule);
  });

  test('a rule whose words are there but whose other keys do not hold is told too', async () => {
    const { looks } = await explained('450 4.1.1 taro@example.net: access denied');
    const kept = looks.flatMap((look) => look.hits).filter(({ lostBy }) => lostBy === 'conditions');
    expect(kept).toContainEqual(expect.objectContaining({ rule: 'blocked/access-denied-551', lostTo: null }));
  });

  test('nothing known is told as such', async () => {
    const { decidedBy, looks } = await explained('frobnication of the quux');
    expect(decidedBy).toBeNull();
    expect(looks.flatMap((look) => look.hits)).toEqual([]);
    expect(explainLines({ decidedBy, looks }).join('\n')).toContain('当たった規則はありません');
  });

  test('is valid in a record', async () => {
    const validate = new Ajv2020({ strict: false }).compile(recordSchema());
    expect(validate(await recordOf('550 User unknown')) || validate.errors).toBe(true);
  });

  test('nothing of it is there unless it was asked for', async () => {
    const raw = {
      source: '-',
      messageNumber: 1,
      bytes: Buffer.from('550 User unknown'),
      shape: 'text',
      truncated: false,
    } as const;
    const [finding] = await createEngine().diagnose(raw);
    expect(finding?.record).not.toHaveProperty('explain');
  });

  test('hostile words drive no terminal on the card', async () => {
    const lines = explainLines(await explained('550 User unknown \u001b]0;owned\u0007 \u202e'));
    expect(lines.join('\n')).not.toMatch(/\p{Cc}(?<!\n)|\p{Cf}/u);
  });
});
