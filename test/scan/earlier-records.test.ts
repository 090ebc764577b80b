import { describe, expect, test } from 'vitest';
import type { InputItem } from '../../src/input/item/item.ts';
import { isCut } from '../../src/input/item/problem.ts';
import type { BounceRecord } from '../../src/model.ts';
import { PIECE } from '../../src/pieces.ts';
import { readEarlierRecord } from '../../src/scan/earlier-record.ts';
import { readPrograms } from '../../src/scan/programs.ts';
import { groupRecords } from '../../src/scan/records.ts';
import { cli } from '../cli/harness.ts';
import fc, { times } from '../fast-check.ts';
import { sampleRecord } from '../output/sample.ts';

const FORMATS = [
  ...['table', 'markdown', 'html', 'ndjson', 'csv', 'json'].map((format) => ['--format', format]),
  ...['table', 'markdown', 'ndjson', 'csv', 'json'].map((format) => ['--by', 'recipient', '--format', format]),
];

async function scanned(lines: readonly string[], format: readonly string[] = []) {
  return cli(['scan', '--no-progress', ...format, '-'], {
    stdin: `${JSON.stringify(sampleRecord)}\n${lines.join('\n')}\n`,
  });
}

test('what this version wrote is read back as it was', () => {
  const explained = { ...sampleRecord, explain: { decidedBy: 'said', looks: [] } } as const;
  for (const record of [sampleRecord, explained]) expect(readEarlierRecord(JSON.stringify(record))).toEqual(record);
});

describe('what a newer version wrote', () => {
  const newer = {
    ...sampleRecord,
    kind: 'relayed-late',
    reason: 'greylisted',
    side: 'registrar',
    list: 'review',
    resend: 'never',
    command: 'BDAT',
    campaign: 'news.example.jp',
    headers: { 'X-Campaign': ['42'] },
  };

  test('keeps what this one does not know', async () => {
    const { code, out } = await scanned([JSON.stringify(newer)], ['--format', 'ndjson']);
    expect(code).toBe(0);
    expect(
      out
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toEqual([sampleRecord, newer]);
  });

  test('is counted by the names that it has', async () => {
    const bounce = JSON.stringify({ ...newer, kind: 'bounce', recipient: 'jiro@docomo.ne.jp' });
    const { code, out } = await scanned([bounce, bounce.replace('jiro', 'saburo')]);
    expect(code).toBe(0);
    expect(out).toMatch(/この版にない理由\(greylisted\) +2\n/);
    expect(out).toMatch(/この版にない区分\(registrar\) +2\n/);
    // Nobody is taken off for what this version does not know.
    expect(out).toMatch(/外す\(この先も届かない\) +1\n.*\n +様子を見る\(まだ外さない\) +2\n/);
    const { summary } = JSON.parse((await scanned([JSON.stringify(newer)], ['--format', 'json'])).out);
    expect(summary.kinds).toEqual({ bounce: 1, 'relayed-late': 1 });
  });

  test('has names like those that every object of JavaScript has', async () => {
    const { code, out } = await scanned(
      ['constructor', 'toString'].map((reason) =>
        JSON.stringify({ ...newer, kind: 'bounce', reason, side: reason, list: reason, noticeId: reason }),
      ),
    );
    expect(code).toBe(0);
    expect(out).toMatch(/この版にない理由\(toString\) +1\n/);
  });

  test('has no more names than anybody could read', async () => {
    const records = Array.from({ length: 1000 }, (_, i) =>
      JSON.stringify({ ...newer, reason: `r${i}`, messageNumber: i + 2, noticeId: `${i}` }),
    );
    const { summary } = JSON.parse((await scanned(records, ['--format', 'json'])).out);
    expect(summary.records).toBe(1001);
    expect(Object.keys(summary.reasons).length).toBeLessThan(300);
    const counts: readonly number[] = Object.values(summary.reasons);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(1001);
  });
});

test('an older version may have had fewer fields', () => {
  const { remoteMta: _, messageId: __, ...older } = sampleRecord;
  expect(readEarlierRecord(JSON.stringify(older))).toEqual({ ...sampleRecord, remoteMta: null, messageId: null });
});

const deep = (depth: number): string => `${'['.repeat(depth)}${']'.repeat(depth)}`;
const withField = (name: string, json: string): string =>
  JSON.stringify({ ...sampleRecord, [name]: '@' }).replace(`"${name}":"@"`, `"${name}":${json}`);

const FOREIGN = [
  ...['recipient', 'remedy', 'evidence', 'candidates', 'hints', 'title', 'explain', 'somethingNew'].map((name) =>
    withField(name, deep(200_000)),
  ),
  withField('remedy', 'null'),
  withField('remedy', '"sender"'),
  withField('recipient', '42'),
  withField('date', '20261120'),
  withField('reason', '"__proto__"'),
  withField('kind', '"two words"'),
  withField('messageNumber', '0'),
  '{"schema":1,"source":"x"}',
  '{"schema":1',
  'null',
  '[]',
];

test.each(FOREIGN)('a foreign line is counted, said once, and leaves the others: %.60s', async (line) => {
  const { code, out, err } = await scanned([line]);
  expect(code).toBe(2);
  expect(err).toContain('2 行目が診断結果');
  expect(out).toContain('診断結果やイベントとして読めなかった行: 1行');
  expect((await scanned([line], ['--format', 'ndjson'])).out.split('\n')).toHaveLength(2);
});

test.each(FORMATS.map((format) => [format.join(' '), format] as const))(
  'all leave the others: %s',
  async (_, format) => {
    const { code, err } = await scanned(FOREIGN, format);
    expect(code).toBe(2);
    expect(err).toContain(`2 行目など ${FOREIGN.length} 行が診断結果`);
  },
);

test('no line ends any summary, whatever stands in the place of a field', async () => {
  const names = Object.keys(sampleRecord) as (keyof BounceRecord)[];
  const json = fc.oneof(fc.jsonValue({ maxDepth: 3 }), fc.constantFrom(...Object.values(sampleRecord)));
  let accepted = 0;
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...names), json, fc.constantFrom(...FORMATS), async (name, value, format) => {
      const line = JSON.stringify({ ...sampleRecord, recipient: 'jiro@example.jp', [name]: value });
      const { code } = await scanned([line], format);
      if (code !== 2) accepted++;
      expect(code).toBeLessThanOrEqual(2);
    }),
    times(300),
  );
  expect(accepted).toBeGreaterThan(5);
});

describe('records of one message', () => {
  const lines = (count: number): InputItem[] =>
    Array.from({ length: count }, (_, i) => ({
      ...{ type: 'record', source: 'a.ndjson', line: i + 1 },
      text: JSON.stringify({ ...sampleRecord, recipient: `user${i}@example.jp` }),
    }));
  async function* stream(items: readonly InputItem[]) {
    yield* items;
  }
  const grouped = async (items: readonly InputItem[]) => {
    const found = [];
    for await (const item of groupRecords(readPrograms(stream(items)))) found.push(item);
    return found;
  };

  test('are one message, however many there are, in pieces', async () => {
    const found = await grouped(lines(2 * PIECE + 1));
    expect(found.map((item) => item.type === 'findings' && [item.findings.length, item.from])).toEqual([
      [PIECE, 0],
      [PIECE, PIECE],
      [1, 2 * PIECE],
    ]);
  });

  test('end at a line that is none, and such lines are told together', async () => {
    const bad = (line: number): InputItem => ({ type: 'record', source: 'a.ndjson', line, text: '{}' });
    const found = await grouped([
      ...lines(2),
      bad(3),
      bad(4),
      { type: 'record', source: 'b.ndjson', line: 1, text: '' },
    ]);
    expect(found.map((item) => (item.type === 'problem' ? [item.source, item.lines] : item.type))).toEqual([
      'findings',
      ['a.ndjson', 2],
      ['b.ndjson', 1],
    ]);
    expect(found.some((item) => item.type === 'problem' && isCut(item))).toBe(false);
  });
});
