import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { scan } from '../../src/library/scan.ts';
import type { BounceRecord } from '../../src/model.ts';
import { cli } from '../cli/harness.ts';
import { type Fate, generateLog, noTruth, type Truth } from './generate.ts';
import { exchange } from './writers/exchange.ts';
import { exim } from './writers/exim.ts';
import { opensmtpd } from './writers/opensmtpd.ts';
import { postfix } from './writers/postfix.ts';
import { qmail } from './writers/qmail.ts';
import { sendmail } from './writers/sendmail.ts';
import type { Writer } from './writers/writer.ts';

const LINES = 5000;

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bounce-doctor-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function generated(writer: Writer): { readonly lines: readonly string[]; readonly truth: Truth } {
  const [lines, truth] = [[] as string[], noTruth()];
  for (const some of generateLog(writer, 7, truth)) {
    lines.push(...some);
    if (lines.length >= LINES) break;
  }
  return { lines, truth };
}

function written(name: string, lines: readonly string[]): string {
  const path = join(folder, name);
  const text = `${lines.join('\n')}\n`;
  writeFileSync(path, name.endsWith('.gz') ? gzipSync(text) : text);
  utimesSync(path, new Date('2026-11-20T00:00:00Z'), new Date('2026-11-20T00:00:00Z'));
  return path;
}

async function recordsOf(...paths: readonly string[]): Promise<readonly BounceRecord[]> {
  const records: BounceRecord[] = [];
  for await (const record of scan(paths)) records.push(record);
  return records;
}

const KINDS = { sent: 'success', deferred: 'delay', bounced: 'bounce', expired: 'bounce' } as const;
const told = ({ kind, recipient, queueId, date, sender }: BounceRecord) => ({ kind, recipient, queueId, date, sender });
const wanted = ([recipient, { outcome, queueId, date, sender }]: readonly [string, Fate]) => ({
  ...{ kind: KINDS[outcome], recipient, queueId, date, sender },
});
const byRecipient = (a: { recipient: string | null }, b: { recipient: string | null }): number =>
  (a.recipient ?? '') < (b.recipient ?? '') ? -1 : 1;

const WRITERS = { postfix, sendmail, exim, qmail, opensmtpd, exchange };

describe.each(Object.entries(WRITERS))('5,000 lines of %s', (_, writer) => {
  test('tell the last word on each delivery once, and nothing else', async () => {
    const { lines, truth } = generated(writer);
    const records = await recordsOf(written('maillog', lines));
    expect(truth.fates.size).toBeGreaterThan(500);
    expect(records.map(told).sort(byRecipient)).toEqual([...truth.fates].map(wanted).sort(byRecipient));
  });

  test('put nobody on the list to remove who did not bounce', async () => {
    const { lines, truth } = generated(writer);
    const removed = (await recordsOf(written('maillog', lines))).filter(({ list }) => list === 'remove');
    expect(removed.length).toBeGreaterThan(0);
    const gone = [...truth.fates].filter(([, { outcome }]) => outcome === 'bounced').map(([recipient]) => recipient);
    expect(removed.filter(({ recipient }) => !gone.includes(recipient ?? ''))).toEqual([]);
  });

  test('are counted, line by line', async () => {
    const { lines, truth } = generated(writer);
    const { out } = await cli(['scan', '--format', 'json', written('maillog', lines)]);
    const { attempts, refused, lines: all } = JSON.parse(out).summary.logs;
    // qmail writes of what has been in the queue too long as of any other failure.
    const { sent, deferred, bounced, expired } = truth.attempts;
    expect({ all, refused, sent: attempts.sent, deferred: attempts.deferred }).toEqual({
      ...{ all: lines.length, refused: truth.refused, sent, deferred },
    });
    expect(attempts.bounced + attempts.expired).toBe(bounced + expired);
  });

  test('say the same as a rotated set, compressed or not, in whatever order it is named', async () => {
    const { lines } = generated(writer);
    const whole = await recordsOf(written('whole.log', lines));
    const { head = [], names: [last, middle, first] = ['maillog', 'maillog.1', 'maillog.2.gz'] } = writer;
    const paths = [
      written(last, [...head, ...lines.slice(3500)]),
      written(middle, [...head, ...lines.slice(1500, 3500)]),
      written(first, lines.slice(0, 1500)),
    ];
    const parts = await recordsOf(...paths);
    expect(parts.map(told)).toEqual(whole.map(told));
    expect(new Set(parts.map(({ source }) => source))).toEqual(new Set(paths));
    rmSync(join(folder, 'whole.log'));
    expect((await recordsOf(folder)).map(told)).toEqual(whole.map(told));
  });
});

test('the words of the other server are those that it said last', async () => {
  const { lines, truth } = generated(postfix);
  for (const record of await recordsOf(written('maillog', lines))) {
    const { reply, messageId } = truth.fates.get(record.recipient ?? '') as Fate;
    expect(record).toMatchObject({
      diagnosticCode: reply,
      messageId,
      status: reply.split(' ')[1],
      replyCode: reply.slice(0, 3),
    });
  }
});
