import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { emit } from '../../src/cli/io/emit.ts';
import type { Io } from '../../src/cli/io/io.ts';
import { deliver } from '../../src/cli/shared/deliver.ts';
import type { Piece } from '../../src/output/record/piece.ts';
import { jsonFormat } from '../../src/output/stream/json.ts';
import { ndjsonFormat } from '../../src/output/stream/ndjson.ts';
import { PIECE } from '../../src/pieces.ts';
import { createTally } from '../../src/tally/summary.ts';
import { sample } from '../output/sample.ts';
import { BOUNCE, cli } from './harness.ts';

const folder = mkdtempSync(join(tmpdir(), 'bounce-doctor-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** More than two pieces, and the last is not whole. */
const COUNT = 2 * PIECE + 7;
const statusOf = (_: unknown, n: number): string =>
  `Final-Recipient: rfc822; user${n}@example.net\nAction: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 5.1.1 User unknown\n\n`;
const REPORT = `From: MAILER-DAEMON@mx.example.jp
Subject: Undelivered Mail Returned to Sender
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.jp

${Array.from({ length: COUNT }, statusOf).join('')}--b--
`;
const path = join(folder, 'many.eml');
writeFileSync(path, REPORT);

const linesOf = (out: string): readonly string[] => out.trimEnd().split('\n');
const addresses = Array.from({ length: COUNT }, (_, n) => `user${n}@example.net`);

describe.each([
  ['the default command', [], ''],
  ['scan', ['scan', '--no-progress', '--jobs', '1'], ''],
  ['scan in threads', ['scan', '--no-progress', '--jobs', '2'], ''],
])('one message with %s', (_, argv) => {
  test('gives every recipient in its order, in each format', async () => {
    const ndjson = linesOf((await cli([...argv, '--format', 'ndjson', path])).out).map((line) => JSON.parse(line));
    expect(ndjson.map(({ recipient }) => recipient)).toEqual(addresses);
    const json = JSON.parse((await cli([...argv, '--format', 'json', path])).out);
    expect(json.records).toEqual(ndjson);
    expect(json.summary).toMatchObject({ messages: 1, records: COUNT, unnamed: 0 });
    const csv = linesOf((await cli([...argv, '--format', 'csv', path])).out);
    expect(csv).toHaveLength(COUNT + 1);
    expect(csv.at(-1)).toContain(addresses.at(-1));
  });
});

test('cards are about all of them', async () => {
  const { out } = await cli(['--plain', path]);
  expect(out.match(/届いていない宛先が\d+件あります/g)).toEqual([`届いていない宛先が${COUNT}件あります`]);
  expect(out).not.toContain('1通目');
});

test('what --only leaves is one message, whichever piece it stands in', async () => {
  const argv = ['scan', '--no-progress', '--only', 'domain=example.net', '--format', 'json'];
  const { summary } = JSON.parse((await cli([...argv, path, BOUNCE])).out);
  expect(summary).toMatchObject({ messages: 1, read: 2, records: COUNT });
});

test('records that are scanned again are the same message', async () => {
  const records = join(folder, 'many.ndjson');
  writeFileSync(records, (await cli(['scan', '--no-progress', '--format', 'ndjson', path, BOUNCE])).out);
  const { records: again, summary } = JSON.parse((await cli(['scan', '--format', 'json', records])).out);
  expect(summary).toMatchObject({ messages: 2, records: COUNT + 1 });
  expect(again).toHaveLength(COUNT + 1);
});

describe('pieces', () => {
  const piece = (from: number, count: number, of: number): Piece => ({
    findings: Array.from({ length: count }, (_, i) => sample({ recipient: `user${from + i}@example.jp` })),
    from,
    of,
  });
  async function* messages(failure?: Error): AsyncGenerator<Piece> {
    yield piece(0, 1, 1);
    yield piece(0, 2, 5);
    yield piece(2, 2, 5);
    if (failure) throw failure;
    yield piece(4, 1, 5);
  }
  const nobody = { stdout: { write: () => expect.unreachable() } } as unknown as Io;

  test('are written as they come, and never joined', async () => {
    const written: string[] = [];
    const sink = {
      write: async (text: string) => void written.push(text),
      close: async () => {},
      abandon: async () => {},
    };
    const { summary } = await emit(messages(), ndjsonFormat(), sink, createTally());
    expect(written.map((text) => text.split('\n').length - 1)).toEqual([0, 1, 2, 2, 1, 0]);
    expect(summary).toMatchObject({ messages: 2, records: 6 });
  });

  test('that end in a mistake of ours leave what came before it: a document that is whole and says so', async () => {
    const output = join(folder, 'partial.json');
    writeFileSync(output, 'the last one');
    const run = deliver(messages(new RangeError('Invalid string length')), jsonFormat(), { output }, nobody);
    await expect(run).rejects.toThrow('Invalid string length');
    const { records, summary } = JSON.parse(readFileSync(output, 'utf8'));
    expect(records).toHaveLength(5);
    expect(summary).toMatchObject({ messages: 2, records: 5, partial: true });
  });
});
