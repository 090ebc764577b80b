import { expect, test } from 'vitest';
import { REASONS } from '../../src/model.ts';
import { loadBuiltInTable } from '../../src/rules/table/built-in.ts';
import { reasonTitle } from '../../src/rules/table/rule-advice.ts';
import { BOUNCE, cli } from './harness.ts';

const table = loadBuiltInTable();
const explain = async (...what: string[]) => (await cli(['explain', ...what])).out;

test.each(['550', '5.1.1', '#5.1.1', '4.4.1', '421', '550 5.1.1', '550-5.7.1'])('%s is explained', async (code) => {
  const out = await explain(code);
  expect(out).toContain('番号の意味');
  expect(out).toMatch(code.includes('4') ? /4で始まる番号は、一時的なエラーです/ : /5で始まる番号は/);
  expect(out).toContain('番号だけでは原因は決まりません');
});

test('a code names the rules that look at it', async () => {
  expect(await explain('550')).toMatch(/番号を見る規則 +\S+\/\S+/);
});

test.each(REASONS)('the reason %s is explained', async (reason) => {
  const out = await explain(reason);
  expect(out).toContain(`${reasonTitle(reason, table)}(${reason})`);
  expect(out).toContain('原因');
});

test('a reason by its Japanese name', async () => {
  expect(await explain('宛先不明')).toBe(await explain('userunknown'));
});

test('a rule by its id, with what it looks at', async () => {
  const out = await explain('docomo/unknown-user');
  expect(out).toContain('(docomo/unknown-user)');
  expect(out).toMatch(/当てはまる語句 +unknown user/);
  expect(out).not.toMatch(/\{[a-zA-Z]+\}/);
});

test('every rule can be read about, without a hole in its text', async () => {
  for (const rule of table.rules.filter((_rule, i) => i % 10 === 0)) {
    const { code, out } = await cli(['explain', rule.id]);
    expect(code, rule.id).toBe(0);
    expect(out.split('当てはまる語句')[0], rule.id).not.toMatch(/\{[a-zA-Z]+\}/);
  }
});

test.each(['OP25B', 'op25b', 'ＯＰ２５Ｂ', 'POP before SMTP', 'popbeforesmtp'])(
  'the term %s is explained',
  async (term) => {
    expect(await explain(term)).toMatch(/意味 /);
  },
);

test('a quoted line becomes a card with all steps', async () => {
  const out = await explain('550 5.1.1 <taro@example.jp>: User unknown');
  expect(out).toMatch(/^届いていません。/);
  expect(out).not.toContain('続き');
  expect(await explain('550', '5.1.1', '<taro@example.jp>:', 'User', 'unknown')).toBe(out);
});

test('with ndjson a quoted line becomes a record', async () => {
  const record = JSON.parse(await explain('--format', 'ndjson', '550 5.1.1 user unknown'));
  expect(record).toMatchObject({ source: '-', messageNumber: 1, reason: 'userunknown' });
});

test('one record a line, numbered like the lines of the log', async () => {
  const stdin = '550 5.1.1 user unknown\r\n\n   \n552 mailbox full\nquux';
  const { out } = await cli(['explain', '--format', 'ndjson', '-'], { stdin });
  const records = out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(records.map((record) => record.messageNumber)).toEqual([1, 4, 5]);
  expect(records.map((record) => record.reason)).toEqual(['userunknown', 'mailboxfull', 'onhold']);
});

test('cards of lines are numbered', async () => {
  const { out } = await cli(['explain', '-'], { stdin: '550 user unknown\n552 mailbox full\n' });
  expect(out.match(/^\d行目$/gm)).toEqual(['1行目', '2行目']);
});

test('a log in Shift_JIS is read', async () => {
  const stdin = Buffer.concat([Buffer.from('550 user unknown '), Buffer.from('88b690e6', 'hex'), Buffer.from('\n')]);
  const { out } = await cli(['explain', '--format', 'ndjson', '-'], { stdin });
  expect(JSON.parse(out).diagnosticCode).toContain('宛先');
});

test('what nobody knows is said so, with what could be asked', async () => {
  const { code, out, err } = await cli(['explain', 'frobnicate']);
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toMatch(/「frobnicate」は分かりませんでした。番号\(550/);
});

test('a file is sent to the command that reads it', async () => {
  expect((await cli(['explain', BOUNCE])).err).toContain(`bounce-doctor ${BOUNCE}`);
});
