import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import {
  type BounceRecord,
  diagnose,
  explain,
  InputError,
  judge,
  loadRules,
  type Rules,
  RulesError,
  scan,
} from '../../src/index.ts';
import { msgFile } from '../input/msg-file.ts';

const BOUNCE = 'fixtures/qmail/over-quota.eml';
const folder = mkdtempSync(join(tmpdir(), 'bounce-doctor-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = (name: string, content: string): string => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};
const MINE = `rules:
  - id: mine/quux
    reason: suspend
    when: { text: ["frobnicated quux"] }
    source: [observed]
    examples: { match: ["550 frobnicated quux"] }
`;

async function all(records: AsyncIterable<BounceRecord>): Promise<BounceRecord[]> {
  const found: BounceRecord[] = [];
  for await (const record of records) found.push(record);
  return found;
}

async function* chunks(): AsyncGenerator<Uint8Array> {
  yield readFileSync(BOUNCE).subarray(0, 100);
  yield readFileSync(BOUNCE).subarray(100);
}

describe('diagnose', () => {
  test('takes bytes, strings and pasted text', async () => {
    const bytes = readFileSync(BOUNCE);
    expect(await diagnose(bytes)).toMatchObject([{ source: '-', kind: 'bounce', reason: 'mailboxfull' }]);
    expect(await diagnose(bytes.toString('latin1'), { source: 'a.eml' })).toMatchObject([
      { source: 'a.eml', reason: 'mailboxfull' },
    ]);
    expect(await diagnose('550 5.1.1 <taro@example.jp>: User unknown')).toMatchObject([{ reason: 'userunknown' }]);
  });

  test('never rejects for bad input', async () => {
    expect(await diagnose(new Uint8Array())).toMatchObject([{ kind: 'unreadable' }]);
    expect(await diagnose(Buffer.alloc(3000, 1))).toMatchObject([{ kind: 'unreadable' }]);
    const ole = Buffer.from('d0cf11e0a1b11ae1', 'hex');
    expect(await diagnose(Buffer.concat([ole, Buffer.alloc(5000)]))).toMatchObject([{ kind: 'unreadable' }]);
    expect(await diagnose(gzipSync(readFileSync(BOUNCE)).subarray(0, 12))).toMatchObject([{ kind: 'unreadable' }]);
  });

  test('reads what Outlook saved, and what was compressed', async () => {
    const [plain] = await diagnose(readFileSync(BOUNCE));
    expect(await diagnose(gzipSync(readFileSync(BOUNCE)))).toEqual([plain]);
    const note = msgFile({
      properties: {
        '001A001F': 'IPM.Note',
        '0037001F': 'failure notice',
        '1000001F':
          'Hi. This is the qmail-send program at mx.example.jp.\n<taro@example.net>:\n192.0.2.1 does not like recipient.\nRemote host said: 550 5.1.1 User unknown\n',
      },
    });
    expect(await diagnose(note)).toMatchObject([{ kind: 'bounce', recipient: 'taro@example.net' }]);
  });

  test('explains itself on request only', async () => {
    const [plain] = await diagnose(readFileSync(BOUNCE));
    const [explained] = await diagnose(readFileSync(BOUNCE), { explain: true });
    expect(plain).not.toHaveProperty('explain');
    expect(explained?.explain?.looks.length).toBeGreaterThan(0);
  });
});

describe('scan', () => {
  test('reads paths and streams alike', async () => {
    const [ofPath] = await all(scan(BOUNCE));
    const [ofStream] = await all(scan(chunks()));
    expect(ofPath).toMatchObject({ source: BOUNCE, reason: 'mailboxfull' });
    expect({ ...ofStream, source: BOUNCE }).toEqual(ofPath);
  });

  test('gives records back that it wrote', async () => {
    const records = await all(scan([BOUNCE]));
    const lines = file('old.ndjson', records.map((record) => `${JSON.stringify(record)}\n`).join(''));
    expect(await all(scan(lines))).toEqual(records);
  });

  test('tells of what it cannot read and goes on, or throws where nobody listens', async () => {
    const problems: string[] = [];
    const records = await all(scan(['no-such.eml', BOUNCE], { onProblem: ({ code }) => problems.push(code) }));
    expect({ problems, count: records.length }).toEqual({ problems: ['missing'], count: 1 });
    await expect(all(scan(['no-such.eml', BOUNCE]))).rejects.toBeInstanceOf(InputError);
  });

  test('refuses a senseless number of threads', async () => {
    await expect(all(scan(BOUNCE, { jobs: 0 }))).rejects.toThrow(TypeError);
  });
});

describe('explain', () => {
  test('knows codes, terms and error lines', async () => {
    expect(await explain('5.1.1')).toMatchObject({ type: 'article' });
    const term = await explain('op25b');
    expect(term.type === 'article' && term.sections.length).toBeGreaterThan(0);
    expect(await explain('550 5.1.1 User unknown')).toMatchObject({
      type: 'records',
      records: [{ reason: 'userunknown' }],
    });
    expect(await explain('frobnicate')).toEqual({ type: 'unknown' });
  });
});

describe('loadRules', () => {
  test('joins the rules of a folder to ours', async () => {
    const rules = await loadRules(file('mine.yaml', MINE));
    expect(await diagnose('550 frobnicated quux', { rules })).toMatchObject([{ rule: 'mine/quux', reason: 'suspend' }]);
    expect(await diagnose('550 frobnicated quux')).not.toMatchObject([{ rule: 'mine/quux' }]);
    expect(await all(scan(BOUNCE, { rules }))).toMatchObject([{ reason: 'mailboxfull' }]);
  });

  test('says where a rule is wrong', async () => {
    const error: unknown = await loadRules(file('bad.yaml', MINE.replace('suspend', 'suspnd'))).catch(
      (e: unknown) => e,
    );
    expect(error).toBeInstanceOf(RulesError);
    expect((error as RulesError).problems).toMatchObject([
      { file: 'bad.yaml', line: 3, column: expect.any(Number), message: expect.any(String) },
    ]);
  });

  test('tells of a folder that is not there as node:fs does', async () => {
    await expect(loadRules('no-such-folder')).rejects.toMatchObject({ code: 'ENOENT' });
  });

  test('only its result is taken for rules', async () => {
    await expect(diagnose('550 User unknown', { rules: { dir: '.', warnings: [] } as Rules })).rejects.toThrow(
      TypeError,
    );
  });
});

test.each([[undefined], [null], [42], [Promise.resolve('550')], [{}], [Object.create(null)]])(
  'diagnose(%o) says what it wants',
  async (input) => {
    await expect(diagnose(input as never)).rejects.toThrow(/^input: expected a string or a Uint8Array .*, not \S+/);
  },
);

describe('judge', () => {
  const twice = [BOUNCE, BOUNCE];

  test('is one judgement for each address, of records that came from anywhere', async () => {
    const [row, ...others] = await judge(scan(twice));
    expect(others).toEqual([]);
    // The same notice twice is one.
    expect(row).toMatchObject({ verdict: 'watch', by: 'soft', soft: 1, reason: 'mailboxfull' });
    expect(await judge(await all(scan(twice)))).toEqual([row]);
  });

  test('goes by limits, by rules with a policy, and forgets who is to stay', async () => {
    const records = await all(scan([BOUNCE]));
    const [row] = await judge(records, { soft: 1 });
    expect(row).toMatchObject({ verdict: 'remove', by: 'soft' });
    const dir = mkdtempSync(join(folder, 'policy-'));
    writeFileSync(join(dir, 'policy.yaml'), 'groups: [{ counts: never, reasons: [mailboxfull] }]\n');
    expect(await judge(records, { rules: await loadRules(dir), soft: 1 })).toMatchObject([{ verdict: 'keep' }]);
    expect(await judge(records, { forget: [row?.recipient ?? ''] })).toEqual([]);
    await expect(judge(records, { soft: 0 })).rejects.toThrow(TypeError);
  });
});
