import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { FULL, folderOf, UNKNOWN } from '../check/support.ts';
import { notice } from '../notice.ts';
import { cli } from './harness.ts';

const USER_UNKNOWN = 'kind: bounce\nrecipients:\n  - recipient: taro@example.net\n    reason: userunknown\n';
const lastLine = (text: string): string | undefined => text.trimEnd().split('\n').at(-1);

describe('check', () => {
  test('is quiet about what is as expected', async () => {
    const folder = folderOf({
      'a.eml': UNKNOWN,
      'a.yaml': USER_UNKNOWN,
      'sub/b.eml': FULL,
      'sub/b.yaml': 'kind: bounce\n',
    });
    expect(await cli(['check', folder])).toEqual({ code: 0, out: '2 passed, 0 failed\n', err: '' });
  });

  test('tells file, field, wanted, got, the rule that won and why', async () => {
    const folder = folderOf({ 'a.eml': FULL, 'a.yaml': USER_UNKNOWN });
    const { code, out } = await cli(['check', folder]);
    expect(code).toBe(1);
    expect(out).toContain(`${folder}/a.yaml:4 taro@example.net の reason は userunknown のはずが mailboxfull です`);
    expect(out).toMatch(/勝った規則: mailboxfull\/\S+\(見た語句: mailbox full\)/);
    expect(out).toMatch(/負け mailboxfull\/status.* ← mailboxfull\/\S+ が先の見方で当たったため/);
    expect(lastLine(out)).toBe('0 passed, 1 failed');
  });

  test('a code needs no quotes, and the order of recipients is free', async () => {
    const two = notice({ 'a@example.net': '550 5.1.1 User unknown', 'b@example.net': '552 5.2.2 Mailbox full' });
    const expectation =
      'kind: bounce\nrecipients:\n  - { recipient: b@example.net, replyCode: 552 }\n  - { recipient: a@example.net, status: 5.1.1 }\n';
    const { code, out } = await cli(['check', folderOf({ 'a.eml': two, 'a.yaml': expectation })]);
    expect([code, out]).toEqual([0, '1 passed, 0 failed\n']);
  });

  test('a recipient too many and one too few are mismatches', async () => {
    const folder = folderOf({
      'a.eml': UNKNOWN,
      'a.yaml': `${USER_UNKNOWN}  - recipient: jiro@example.net\n`,
      'b.eml': notice({ 'a@example.net': '550 x', 'b@example.net': '550 x' }),
      'b.yaml': 'kind: bounce\nrecipients:\n  - recipient: a@example.net\n',
    });
    const { code, out } = await cli(['check', folder]);
    expect(code).toBe(1);
    expect(out).toContain('宛先 jiro@example.net が診断に出てきません');
    expect(out).toContain('期待値にない宛先 b@example.net が診断に出ました');
  });

  test('a mail without its expectation fails, and the other way round', async () => {
    const { code, out } = await cli(['check', folderOf({ 'a.eml': UNKNOWN, 'b.yaml': USER_UNKNOWN })]);
    expect(code).toBe(1);
    expect(out).toContain('期待値(.yaml)がありません');
    expect(out).toContain('対になるメール(.eml か .txt)がありません');
    expect(lastLine(out)).toBe('0 passed, 2 failed');
  });

  test.each([
    [
      'a field that no record has',
      'kind: bounce\nrecipients:\n  - reson: userunknown\n',
      /a\.yaml:3 reson という項目はありません/,
    ],
    ['a kind that does not exist', 'kind: bounced\n', /a\.yaml:1 kind に書けるのは bounce/],
    [
      'a reason that does not exist',
      'kind: bounce\nrecipients:\n  - reason: unknownuser\n',
      /a\.yaml:3 unknownuser という理由はありません/,
    ],
    ['another key', 'kind: bounce\nrecipient: x\n', /a\.yaml:2 recipient というキーは使えません/],
    ['broken YAML', 'kind: [\n', /a\.yaml:\d YAML として読めません/],
  ])('%s in an expectation fails where it stands', async (_, content, message) => {
    const { code, out } = await cli(['check', folderOf({ 'a.eml': UNKNOWN, 'a.yaml': content })]);
    expect(code).toBe(1);
    expect(out).toMatch(message);
  });

  test('without a fixture it is 2', async () => {
    const { code, out, err } = await cli(['check', folderOf({ 'README.md': 'x' })]);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain('確かめるもの');
    expect(await cli(['check', '/no/such/folder'])).toMatchObject({ code: 2, out: '' });
  });

  test('one fixture can be named', async () => {
    const folder = folderOf({ 'a.eml': UNKNOWN, 'a.yaml': USER_UNKNOWN, 'b.eml': FULL });
    expect(await cli(['check', path.join(folder, 'a.eml')])).toMatchObject({ code: 0, out: '1 passed, 0 failed\n' });
  });
});

describe('check --update', () => {
  test('writes what is missing, so that the next check passes', async () => {
    const folder = folderOf({ 'a.eml': UNKNOWN, 'b.eml': 'From: a@example.jp\r\nSubject: lunch\r\n\r\nAt noon?\r\n' });
    expect(await cli(['check', '--update', folder])).toMatchObject({ code: 0, out: '2 passed, 0 failed\n' });
    expect(readFileSync(path.join(folder, 'a.yaml'), 'utf8')).toBe(USER_UNKNOWN);
    expect(readFileSync(path.join(folder, 'b.yaml'), 'utf8')).toBe('kind: other\n');
    expect(await cli(['check', folder])).toMatchObject({ code: 0 });
  });

  test('keeps comments and the choice of fields, and lists what it changed', async () => {
    const before =
      '# seen in May\nkind: bounce\nrecipients:\n  # the boss\n  - recipient: taro@example.net # his old address\n    reason: userunknown # sure?\n    replyCode: "550"\n  - recipient: gone@example.net\n';
    const folder = folderOf({ 'a.eml': FULL, 'a.yaml': before });
    const { code, err } = await cli(['check', '--update', folder]);
    expect(code).toBe(0);
    expect(readFileSync(path.join(folder, 'a.yaml'), 'utf8')).toBe(
      '# seen in May\nkind: bounce\nrecipients:\n  # the boss\n  - recipient: taro@example.net # his old address\n    reason: mailboxfull # sure?\n    replyCode: "552"\n',
    );
    expect(err).toContain('taro@example.net の reason: userunknown → mailboxfull');
    expect(err).toContain('taro@example.net の replyCode: 550 → 552');
    expect(err).toContain('宛先 gone@example.net を消しました');
  });

  test('does not touch what is right, nor what it cannot read', async () => {
    const odd = 'recipients:   [ {recipient:   taro@example.net} ]\nkind: "bounce"\n';
    const folder = folderOf({ 'a.eml': UNKNOWN, 'a.yaml': odd, 'b.eml': UNKNOWN, 'b.yaml': 'kind: [\n' });
    expect(await cli(['check', '--update', folder])).toMatchObject({ code: 1, err: '' });
    expect(readFileSync(path.join(folder, 'a.yaml'), 'utf8')).toBe(odd);
    expect(readFileSync(path.join(folder, 'b.yaml'), 'utf8')).toBe('kind: [\n');
  });
});

describe('formats of check', () => {
  const hostile = notice({ 'taro@example.net': '550 quux %0A::error file=x::owned <![CDATA[ ]]> & "q" \u001b[31m' });
  const expectation = 'kind: bounce\nrecipients:\n  - diagnosticCode: "550 50% ::set-env,"\n';

  test('github: each mismatch is one command at its line, whatever the mail says', async () => {
    const { code, out } = await cli([
      'check',
      '--format',
      'github',
      folderOf({ 'a,b:c.eml': hostile, 'a,b:c.yaml': expectation }),
    ]);
    expect(code).toBe(1);
    const lines = out.trimEnd().split('\n');
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatch(
      /^::error file=\S*a%2Cb%3Ac\.yaml,line=3,title=diagnosticCode が違います::diagnosticCode は 550 50%25 ::set-env, のはずが 550 quux %250A::error/,
    );
    expect(out).not.toContain('\u001b');
    expect(lines[1]).toBe('0 passed, 1 failed');
  });

  test('junit: well-formed whatever the mail says', async () => {
    const { code, out } = await cli([
      'check',
      '--format',
      'junit',
      folderOf({ 'a&b.eml': hostile, 'a&b.yaml': expectation, 'ok.eml': UNKNOWN, 'ok.yaml': USER_UNKNOWN }),
    ]);
    expect(code).toBe(1);
    expect(out).toMatch(/<testsuites name="bounce-doctor check" tests="2" failures="1">/);
    expect(out).toContain('&lt;![CDATA[ ]]&gt; &amp; &quot;q&quot;');
    expect(out).toMatch(/name="\S*a&amp;b\.eml">/);
    // Nothing but markup of ours, entities and text is left.
    const text = out.replace(
      /<\?xml[^<>]*\?>|<!--[^<>]*-->|<\/?(?:testsuites?|testcase|failure)(?: [a-z]+="[^"<>]*")*\/?>/g,
      '',
    );
    expect(text).not.toMatch(/[<>"]|&(?!(?:amp|lt|gt|quot|apos);)/);
    expect(out).not.toContain('\u001b');
    expect(out.trimEnd().split('\n').at(-1)).toContain('1 passed, 1 failed');
  });

  test.skipIf(process.platform === 'win32')('junit: no name and no value begins a line of its own', async () => {
    const command = '\n::error::pwned';
    const folder = folderOf({
      [`a${command}.eml`]: UNKNOWN,
      [`a${command}.yaml`]: `kind: bounce\nrecipients:\n  - recipient: ${JSON.stringify(`x${command}`)}\n`,
    });
    for (const format of ['junit', 'text', 'github']) {
      const { code, out } = await cli(['check', '--format', format, folder]);
      expect(code).toBe(1);
      expect(out).toContain('::error::pwned'.slice(2, 7));
      expect(out).not.toMatch(/^::error::pwned/m);
    }
  });
});
