import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { cli } from '../cli/harness.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bounce-doctor-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function written(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  utimesSync(path, new Date('2026-11-21T00:00:00Z'), new Date('2026-11-21T00:00:00Z'));
  return path;
}

const parsed = (out: string): readonly Record<string, unknown>[] =>
  out
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));

const ID = '4A1B2C3D5E';
const BOUNCED = `${ID}: to=<taro@example.com>, orig_to=<team@example.jp>, relay=mx.example.com[192.0.2.9]:25, delay=1.2, delays=0.1/0/0.5/0.6, dsn=5.1.1, status=bounced (host mx.example.com[192.0.2.9] said: 550 5.1.1 User unknown (in reply to RCPT TO command))`;
/** Program and words of each line. */
const LINES = [
  ['smtpd', 'connect from pc1.example.jp[192.0.2.51]'],
  ['smtpd', `${ID}: client=pc1.example.jp[192.0.2.51], sasl_method=PLAIN, sasl_username=hanako@example.jp`],
  ['cleanup', `${ID}: message-id=<1@example.jp>`],
  ['qmgr', `${ID}: from=<hanako@example.jp>, size=2048, nrcpt=1 (queue active)`],
  ['smtp', BOUNCED],
  ['bounce', `${ID}: sender non-delivery notification: 4A1B2C3D60`],
  ['qmgr', `${ID}: removed`],
  [
    'smtpd',
    'NOQUEUE: reject: RCPT from unknown[198.51.100.7]: 550 5.1.1 <nobody@example.jp>: Recipient address rejected: User unknown in local recipient table; from=<x@example.net> to=<nobody@example.jp> proto=ESMTP helo=<y>',
  ],
] as const;
const TOLD = {
  kind: 'bounce',
  recipient: 'taro@example.com',
  originalRecipient: 'team@example.jp',
  reason: 'userunknown',
  replyCode: '550',
  status: '5.1.1',
  command: 'RCPT',
  diagnosticCode: '550 5.1.1 User unknown',
  remoteMta: 'mx.example.com',
  sender: 'hanako@example.jp',
  messageId: '<1@example.jp>',
  queueId: ID,
  date: '2026-11-20T10:15:00+09:00',
};
const journal = (program: string, words: string) => ({
  ...{ __REALTIME_TIMESTAMP: '1795137300000000', _HOSTNAME: 'mx', SYSLOG_IDENTIFIER: `postfix/${program}` },
  MESSAGE: words,
});

describe('a log', () => {
  test.each<[string, (program: string, words: string) => string, number]>([
    ['of syslog', (program, words) => `Nov 20 10:15:00 mx postfix/${program}[9]: ${words}`, 5],
    ['with CRLF', (program, words) => `Nov 20 10:15:00 mx postfix/${program}[9]: ${words}\r`, 5],
    ['with ISO dates', (program, words) => `2026-11-20T10:15:00.5+09:00 mx postfix/${program}[9]: ${words}`, 5],
    ['of RFC 5424', (program, words) => `<22>1 2026-11-20T10:15:00.5+09:00 mx postfix/${program} 9 - - ${words}`, 5],
    [
      'of RFC 5424 with data',
      (program, words) =>
        `<22>1 2026-11-20T10:15:00+09:00 mx postfix/${program} 9 - [a@1 b="c]"] ${words}`.replace(']"]', '\\]"]'),
      5,
    ],
    ['of a second instance', (program, words) => `Nov 20 10:15:00 mx postfix-out/${program}[9]: ${words}`, 5],
    ['of the journal', (program, words) => JSON.stringify(journal(program, words)), 5],
    [
      'of the journal, as an export',
      (program, words) =>
        `__CURSOR=s=1\n${Object.entries(journal(program, words))
          .map(([key, value]) => `${key}=${value}`)
          .join('\n')}\n`,
      30,
    ],
  ])('%s', async (_, line, number) => {
    const text = `${LINES.map(([program, words]) => line(program, words)).join('\n')}\n`;
    const { code, out, err } = await cli(['scan', '--format', 'ndjson', written('maillog', text)]);
    expect(parsed(out)).toMatchObject([{ ...TOLD, messageNumber: number }]);
    expect(parsed(out)).toHaveLength(1);
    expect(err).toContain('受け取らなかったメールの記録 1行');
    expect(code).toBe(0);
    expect(parsed((await cli(['scan', '--format', 'ndjson', '-'], { stdin: text })).out)).toHaveLength(1);
  });

  test('pasted is read in the same way', async () => {
    const text = LINES.map(([program, words]) => `Nov 20 10:15:00 mx postfix/${program}[9]: ${words}`).join('\n');
    const { date: _, ...told } = TOLD;
    expect(parsed((await cli(['--format', 'ndjson'], { stdin: text })).out)).toMatchObject([told]);
    const greeted = `お世話になります。届きません。\n\n${text}\n`;
    expect(parsed((await cli(['--format', 'ndjson'], { stdin: greeted })).out)).toMatchObject([told]);
  });

  test('a delivered mail is delivered, whatever else its lines say', async () => {
    const text = [
      ...LINES.slice(0, 4),
      [
        'smtp',
        `${ID}: to=<taro@example.com>, relay=mx.example.com[192.0.2.9]:25, dsn=2.0.0, status=sent (250 2.0.0 Ok: queued as 9X)`,
      ],
      ['qmgr', `${ID}: removed`],
    ].map(([program, words]) => `Nov 20 10:15:00 mx postfix/${program}[9]: ${words}`);
    const { out } = await cli([], { stdin: text.join('\n') });
    expect(out).toContain('届いています');
    expect(out).not.toContain('パスワード');
  });

  test.each([
    [
      'a filter',
      'relay=127.0.0.1[127.0.0.1]:10024, dsn=2.0.0, status=sent (250 2.0.0 from MTA(smtp:[127.0.0.1]:10025): 250 2.0.0 Ok: queued as 9X)',
    ],
    ['an alias', 'relay=local, dsn=2.0.0, status=sent (forwarded as 4A1B2C3D61)'],
  ])('what is handed on to %s of the same server is not the last word', async (_, rest) => {
    const line = `Nov 20 10:15:00 mx postfix/smtp[9]: ${ID}: to=<taro@example.com>, ${rest}\n`;
    const { out } = await cli(['scan', '--format', 'json', written('maillog', line)]);
    const { records, summary } = JSON.parse(out);
    expect(records).toMatchObject([{ kind: 'success', action: 'relayed' }]);
    expect(summary).toMatchObject({ deliveries: null, logs: { attempts: { relayed: 1, sent: 0 } } });
  });

  test('a probe of an address is no delivery', async () => {
    const line = `Nov 20 10:15:00 mx postfix/smtp[9]: ${ID}: to=<taro@example.com>, relay=mx.example.com[192.0.2.9]:25, dsn=5.1.1, status=undeliverable (host mx.example.com[192.0.2.9] said: 550 5.1.1 User unknown)\n`;
    const { code, out } = await cli(['scan', '--format', 'ndjson', written('maillog', line)]);
    expect({ code, out }).toEqual({ code: 1, out: '' });
  });

  test('the table, Markdown and the report say what was delivered, what waits, and who puts off more than before', async () => {
    const line = (hour: number, i: number, status: string, said: string): string => {
      const id = `${ID}${hour}${i}`;
      return `Nov 20 ${String(hour).padStart(2, '0')}:15:00 mx postfix/smtp[9]: ${id}: to=<u${i}@docomo.ne.jp>, relay=mfsmax.docomo.ne.jp[192.0.2.9]:25, dsn=2.0.0, status=${status} (${said})`;
    };
    const hours = Array.from({ length: 12 }, (_, hour) => hour);
    const text = hours.flatMap((hour) =>
      Array.from({ length: 10 }, (_, i) =>
        hour >= 9 && i < 8
          ? line(hour, i, 'deferred', 'host mfsmax.docomo.ne.jp[192.0.2.9] said: 421 4.7.0 Too many connections')
          : line(hour, i, 'sent', '250 2.0.0 Ok'),
      ),
    );
    const path = written('maillog', text.join('\n'));
    const table = (await cli(['scan', path])).out;
    expect(table).toMatch(
      /配送の割合\(宛先の事業者\)\n.*届いた.*届かない.*再送中.*届いた割合\n.*docomo.*96 +0 +24 +100\.0%/,
    );
    expect(table).toMatch(/再送が増えている相手\n.*これまで.*最近.*\n.*docomo.* 0\.0% +80\.0% +24/);
    const markdown = (await cli(['scan', '--format', 'markdown', path])).out;
    expect(markdown).toContain(
      '| 配送の割合(宛先の事業者) | 届いた | 届かない | 再送中 | 届いた割合 |\n| --- | ---: | ---: | ---: | ---: |',
    );
    const report = (await cli(['scan', '--format', 'html', path])).out;
    expect(report).toContain('<h3>再送が増えている相手</h3>');
    expect(report).toContain('<td class="count">80.0%</td>');
  });
});

describe('explain -', () => {
  test('says what became of each delivery, with what the lines before said of the mail', async () => {
    const text = LINES.map(([program, words]) => `2026-11-20T10:15:00+09:00 mx postfix/${program}[9]: ${words}`);
    const { out, err } = await cli(['explain', '--format', 'ndjson', '-'], { stdin: text.join('\n') });
    expect(parsed(out)).toMatchObject([{ ...TOLD, messageNumber: 5 }]);
    expect(err).toContain('接続、キューの管理、ログインなど 6行');
  });

  test('tells each deferral at once', async () => {
    const deferred = `Nov 20 10:15:00 mx postfix/smtp[9]: ${ID}: to=<taro@example.com>, relay=none, dsn=4.4.1, status=deferred (connect to mx.example.com[192.0.2.9]:25: Connection timed out)`;
    const { out } = await cli(['explain', '--format', 'ndjson', '-'], { stdin: `${deferred}\n${deferred}\n` });
    expect(parsed(out).map(({ kind, list, messageNumber }) => [kind, list, messageNumber])).toEqual([
      ['delay', 'keep', 1],
      ['delay', 'keep', 2],
    ]);
  });
});

describe('a refusal at our own door', () => {
  const refused = `Nov 20 10:15:00 mx postfix/${LINES[7][0]}[9]: ${LINES[7][1]}`;

  test('is none of our bounces', async () => {
    const { out } = await cli(['--format', 'ndjson'], { stdin: refused });
    expect(parsed(out)).toMatchObject([{ kind: 'other', recipient: null, list: null, reason: null }]);
    expect((await cli([], { stdin: refused })).out).toContain('外からのメールを受け取らなかった記録です');
  });

  test('is counted', async () => {
    const { code, out } = await cli(['scan', '--format', 'json', written('maillog', `${refused}\n`)]);
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ records: [], summary: { logs: { refused: 1 }, list: {} } });
  });
});

describe('JSON and CSV that no service is known to write', () => {
  test.each([
    ['settings.json', '{\n "smtp": {"user": "info@example.jp", "port": 587}\n}\n', 'JSON ですが'],
    ['lines.json', '{"user":"info@example.jp"}\n{"user":"admin@example.jp"}\n', 'JSON ですが'],
    ['meibo.csv', '会社名,氏名,メール\n株式会社A,山田,taro@example.jp\n', '表(CSV など)ですが'],
  ])('%s is refused by name', async (name, text, said) => {
    const path = written(name, text);
    for (const command of [[path], ['scan', path]]) {
      const { code, out, err } = await cli(command);
      expect(code).toBe(2);
      expect(err).toContain(`${path}: `);
      expect(err).toContain(said);
      expect(out).not.toContain('example.jp');
    }
  });

  test('events that tell of no delivery are not', async () => {
    const path = written('events.json', '[{"event":"open","email":"taro@example.jp","timestamp":1795137300}]');
    const { code, err } = await cli(['scan', path]);
    expect({ code, err }).toEqual({ code: 1, err: '' });
  });
});

test('events, one in each line, are read as they come', async () => {
  const line = (email: string, event: string) =>
    JSON.stringify({ email, event, timestamp: 1795137300, reason: '550 5.1.1 User unknown' });
  const text = `${[line('taro@example.com', 'bounce'), line('jiro@example.com', 'processed'), line('saburo@example.com', 'delivered')].join('\n')}\n`;
  const { out } = await cli(['scan', '--format', 'ndjson', written('events.ndjson', text)]);
  expect(parsed(out)).toMatchObject([
    { messageNumber: 1, kind: 'bounce', recipient: 'taro@example.com', date: '2026-11-20T10:15:00+09:00' },
    { messageNumber: 3, kind: 'success', recipient: 'saburo@example.com' },
  ]);
});

test('lines that no service is known to write are counted, said, and leave the others', async () => {
  const known = JSON.stringify({ email: 'taro@example.com', event: 'bounce', timestamp: 1795137300, reason: '550 no' });
  const path = written(
    'events.ndjson',
    `${known}\n{"kind":"tick"}\n${known.replace('taro', 'jiro')}\n{"kind":"tock"}\n`,
  );
  const { code, out, err } = await cli(['scan', path]);
  expect(code).toBe(2);
  expect(err).toContain('(2行) 配送の結果を知らせる形として知られていない JSON の行');
  expect(out).toContain('診断結果やイベントとして読めなかった行: 2行');
  const { records, summary } = JSON.parse((await cli(['scan', '--format', 'json', path])).out);
  expect(records).toHaveLength(2);
  expect(summary.invalidLines).toBe(2);
});

test('lines of JSON in a log are counted with what else is no line of it, wherever they stand', async () => {
  const mail = LINES.map(([program, words]) => `2026-11-20T10:15:00+09:00 mx postfix/${program}[9]: ${words}`);
  const log = [...mail, ...mail, ...mail, ...mail];
  const strange = '{"level":"info","msg":"started","user":"info@example.jp"}';
  const path = written('maillog', `${[log[0], strange, ...log.slice(1), strange, 'Hello'].join('\n')}\n`);
  const { out, err } = await cli(['scan', '--format', 'json', path]);
  const { logs } = JSON.parse(out).summary;
  expect(logs).toMatchObject({ lines: log.length + 3, foreign: 3 });
  expect(err).toContain('ログの形ではない 3行');
  const { attempts, refused, others, foreign, lines } = logs;
  const counted: number[] = Object.values(attempts);
  expect(counted.reduce((sum, count) => sum + count, refused + others + foreign)).toBe(lines);
});

test('a queue says who waits, for which mail and since when', async () => {
  const text = `-Queue ID-  --Size-- ----Arrival Time---- -Sender/Recipient-------
4A1B2C3D5E     3272 Fri Nov 20 09:00:00  news@example.jp
(host mx.example.com[192.0.2.9] said: 452 4.2.2 Mailbox full (in reply to RCPT TO command))
                                         taro@example.com
                                         jiro@example.com

-- 3 Kbytes in 1 Request.
`;
  const { out } = await cli(['--format', 'ndjson', written('queue.txt', text)]);
  const common = {
    kind: 'delay',
    reason: 'mailboxfull',
    queueId: ID,
    sender: 'news@example.jp',
    sentDate: '2026-11-20T09:00:00+09:00',
  };
  expect(parsed(out)).toMatchObject([
    { ...common, recipient: 'taro@example.com' },
    { ...common, recipient: 'jiro@example.com' },
  ]);
});
