import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { judge, scan } from '../../src/index.ts';
import { cli } from './harness.ts';

/** A mailbox in which every way of asking once gave another answer. */
const folder = mkdtempSync(join(tmpdir(), 'bounce-doctor-'));
afterAll(() => rmSync(folder, { recursive: true }));
const inFolder = (name: string): string => join(folder, name);

let number = 0;
function notice(
  day: string,
  recipient: string,
  said: string,
  { original = recipient, id = `${++number}` } = {},
): string {
  const [code = '', status = ''] = said.split(' ');
  return [
    `From MAILER-DAEMON ${day}`,
    'From: MAILER-DAEMON@mail.example.jp',
    'To: news@example.jp',
    'Subject: Undelivered Mail Returned to Sender',
    `Date: ${day} Nov 2026 10:00:00 +0900`,
    `Message-ID: <${id}@mail.example.jp>`,
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
    '',
    '--b',
    'Content-Type: text/plain',
    '',
    `<${recipient}>: host mx.example.com said: ${said}`,
    '',
    '--b',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mail.example.jp',
    '',
    `Original-Recipient: rfc822; ${original}`,
    `Final-Recipient: rfc822; ${recipient}`,
    `Action: ${code.startsWith('0') ? 'delivered' : 'failed'}`,
    `Status: ${status}`,
    `Diagnostic-Code: smtp; ${said}`,
    '',
    '--b--',
    '',
    '',
  ].join('\n');
}

const complaint = (day: string, recipient: string): string =>
  [
    `From fbl ${day}`,
    'From: feedback@example.com',
    'To: abuse@example.jp',
    'Subject: complaint',
    `Date: ${day} Nov 2026 10:00:00 +0900`,
    `Message-ID: <${++number}@example.com>`,
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=feedback-report; boundary="b"',
    '',
    '--b',
    'Content-Type: message/feedback-report',
    '',
    'Feedback-Type: abuse',
    'User-Agent: Example/1.0',
    'Version: 1',
    `Original-Rcpt-To: <${recipient}>`,
    '',
    '--b',
    'Content-Type: message/rfc822',
    '',
    'From: news@example.jp',
    `To: ${recipient}`,
    'Subject: news',
    '',
    'x',
    '--b--',
    '',
    '',
  ].join('\n');

const GONE = '550 5.1.1 User unknown';
const FULL = '452 4.2.2 Mailbox full';
const LISTED = '554 5.7.1 Service unavailable; Client host [192.0.2.1] blocked using zen.spamhaus.org';
const week = ['01', '02', '03', '04', '05'];

const MAILS = [
  notice('01', 'gone@example.com', GONE),
  // A softer answer came later, and another spelling.
  notice('02', 'later-soft@example.com', GONE),
  notice('03', 'Later-Soft@example.com', FULL),
  ...week.map((day) => notice(day, 'five@example.com', FULL)),
  ...week.slice(1).map((day) => notice(day, 'four@example.com', FULL)),
  // One notice that lies here five times.
  ...week.map(() => notice('06', 'copies@example.com', FULL, { id: 'same' })),
  // Five in a day.
  ...week.map(() => notice('07', 'day@example.com', FULL)),
  ...week.map((day) => notice(day, 'ours@example.com', LISTED)),
  notice('08', 'inner@example.net', GONE, { original: 'forwarded@example.com' }),
  complaint('09', 'angry@example.com'),
  ...[...week, '06'].map((day) => notice(day, 'back@example.com', FULL)),
  notice('10', 'back@example.com', '000 2.0.0 delivered'),
];
const LEAVING = ['angry@example.com', 'five@example.com', 'gone@example.com', 'later-soft@example.com'];
const STAYING = ['four', 'copies', 'day', 'ours', 'forwarded', 'back'].map((name) => `${name}@example.com`);

beforeAll(() => {
  writeFileSync(inFolder('bounces.mbox'), MAILS.join(''));
  writeFileSync(inFolder('list.csv'), `mail\n${[...LEAVING, ...STAYING, 'quiet@example.com'].join('\n')}\n`);
});

const sorted = (addresses: Iterable<string>): readonly string[] => [...addresses].sort();
const run = async (...argv: string[]): Promise<string> => {
  const { code, out, err } = await cli([...argv.map((word) => (word.includes('.') ? inFolder(word) : word))]);
  expect({ code, err: err.replace(/.*同じ通知.*\n/, '') }).toEqual({ code: 0, err: '' });
  return out;
};

test('six ways to ask one mailbox who leaves the list, one answer', async () => {
  const json = await run('scan', '--by', 'recipient', '--format', 'ndjson', 'bounces.mbox');
  const rows = json
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  const leaves = ({ verdict }: { verdict: string }) => verdict === 'remove' || verdict === 'complaint';
  expect(sorted(rows.filter(leaves).map(({ recipient }) => recipient))).toEqual(LEAVING);
  expect(sorted(rows.map(({ recipient }) => recipient))).toEqual(sorted([...LEAVING, ...STAYING]));

  const csv = await run(
    'scan',
    '--by',
    'recipient',
    '--format',
    'csv',
    '--no-bom',
    '--fields',
    'recipient,verdict',
    'bounces.mbox',
  );
  const cells = csv
    .trimEnd()
    .split('\r\n')
    .slice(1)
    .map((line) => line.split(','));
  expect(sorted(cells.flatMap(([recipient = '', verdict = '']) => (leaves({ verdict }) ? [recipient] : [])))).toEqual(
    LEAVING,
  );

  const lines = await run('scan', '--export', 'addresses', 'bounces.mbox');
  expect(sorted(lines.trimEnd().split('\n'))).toEqual(LEAVING);

  const table = await run('scan', 'bounces.mbox');
  expect(table).toMatch(/外す\(この先も届かない\) +3\n +配信を止める\(苦情・配信停止の求め\) +1\n/);
  const { summary } = JSON.parse(await run('scan', '--format', 'json', 'bounces.mbox'));
  expect(summary.addresses).toEqual({ remove: 3, complaint: 1, watch: 4, keep: 2 });

  const report = await run('scan', '--format', 'html', 'bounces.mbox');
  const lists = [...report.matchAll(/<pre class="list"[^>]*>(.*?)<\/pre>/gs)].map(([, lines = '']) => lines);
  const taken = lists.flatMap((list) => [...list.matchAll(/<span>([^<]*)\n<\/span>/g)].map(([, line = '']) => line));
  expect(sorted(taken)).toEqual(LEAVING);

  await run('list', 'list.csv', '--bounces', 'bounces.mbox', '--output', 'clean.csv');
  expect(readFileSync(inFolder('clean.csv'), 'utf8')).toBe(`mail\n${[...STAYING, 'quiet@example.com'].join('\n')}\n`);

  const judged = await judge(scan([inFolder('bounces.mbox')]));
  expect(sorted(judged.filter(leaves).map(({ recipient }) => recipient))).toEqual(LEAVING);
  expect(judged).toEqual(rows);
});

test('records of parts, read together, come to what the whole comes to', async () => {
  const halves = [MAILS.filter((_, i) => i % 2 === 0), MAILS.filter((_, i) => i % 2 === 1)];
  for (const [i, half] of halves.entries()) {
    writeFileSync(inFolder(`${i}.mbox`), half.join(''));
    writeFileSync(inFolder(`${i}.ndjson`), await run('scan', '--format', 'ndjson', `${i}.mbox`));
  }
  const whole = await run('scan', '--by', 'recipient', '--format', 'ndjson', 'bounces.mbox');
  for (const parts of [
    ['0.ndjson', '1.ndjson'],
    ['1.ndjson', '0.ndjson'],
  ]) {
    const merged = await run('scan', '--by', 'recipient', '--format', 'ndjson', ...parts);
    // Which spelling came first hangs on the order.
    expect(merged.toLowerCase()).toBe(whole.toLowerCase());
  }
});
