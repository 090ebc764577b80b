import { spawn } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseLocation, withoutPassword } from '../../src/input/imap/location.ts';
import { type Dovecot, hasDovecot, PASSWORD, startDovecot, USER } from './dovecot.ts';

const notice = (n: number): string =>
  [
    'Return-Path: <>',
    'From: MAILER-DAEMON@mail.example.jp',
    'To: bounces@example.jp',
    `Date: Tue, ${String(1 + (n % 20)).padStart(2, '0')} Nov 2026 10:15:00 +0900`,
    'Subject: failure notice',
    `Message-ID: <${n}@mail.example.jp>`,
    '',
    'Hi. This is the qmail-send program at mail.example.jp.',
    '',
    `<taro${n}@example.net>:`,
    'Sorry, no mailbox here by that name. (#5.1.1)',
    '',
    '--- Below this line is a copy of the message.',
    '',
    'From: bounces@example.jp',
    `To: taro${n}@example.net`,
    '',
    'hello',
    '',
  ].join('\n');

describe('an address of a mailbox', () => {
  it('names server, user and folder', () => {
    expect(parseLocation('imaps://taro%40example.jp@mail.example.jp/Bounces/2026')).toEqual({
      ...{ host: 'mail.example.jp', port: 993, secure: true, user: 'taro@example.jp', folder: 'Bounces/2026' },
      shown: 'imaps://taro@example.jp@mail.example.jp/Bounces/2026',
    });
    expect(parseLocation('imap://taro@[2001:db8::1]:1143')).toMatchObject({
      ...{ host: '2001:db8::1', port: 1143, secure: false, folder: 'INBOX' },
    });
  });

  it.each([
    ['imaps://mail.example.jp/INBOX', 'user'],
    ['imaps://taro:secret@mail.example.jp/INBOX', 'password'],
    ['imaps://', 'form'],
  ])('%s is refused', (path, fault) => {
    expect(parseLocation(path)).toBe(fault);
    expect(withoutPassword(path)).not.toContain('secret');
  });
});

const COUNT = 250;
const REQUIRED = process.env.REQUIRE_DOVECOT !== undefined;

describe.skipIf(!hasDovecot && !REQUIRED)('a mailbox on a server (Dovecot)', () => {
  let server: Dovecot;
  const messages = Array.from({ length: COUNT }, (_, n) => notice(n));
  beforeAll(async () => {
    server = await startDovecot(messages);
  }, 60_000);
  afterAll(() => server.stop());

  const address = (folder = 'INBOX', port = server.imaps): string =>
    `imaps://${encodeURIComponent(USER)}@localhost:${port}/${folder}`;

  async function scan(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
    const given = { BOUNCE_DOCTOR_IMAP_PASSWORD: PASSWORD, NODE_EXTRA_CA_CERTS: server.certificate, ...env };
    const command = ['dist/cli.js', 'scan', '--no-progress', '--format', 'ndjson', ...args];
    const child = spawn(process.execPath, command, {
      env: { ...process.env, ...given },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let [out, err] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text) => (out += text));
    child.stderr.setEncoding('utf8').on('data', (text) => (err += text));
    const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
    const records = out
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line));
    return { code, records, err };
  }

  it('is read like the same mails in a file, and no flag changes', async () => {
    const before = readdirSync(join(server.maildir, 'cur')).sort();
    const { code, records, err } = await scan([address()]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const mbox = join(server.folder, 'same.mbox');
    writeFileSync(mbox, messages.map((text) => `From a@example.jp Tue Nov 10 09:00:05 2026\n${text}\n`).join(''));
    const same = await scan([mbox]);
    const plain = (one: Readonly<Record<string, unknown>>): unknown => ({ ...one, source: '' });
    expect(records).toHaveLength(COUNT);
    expect(records.map(plain)).toEqual(same.records.map(plain));
    expect(readdirSync(join(server.maildir, 'cur')).sort()).toEqual(before);
  }, 60_000);

  it('speaks STARTTLS where the port wants it', async () => {
    const path = `imap://${encodeURIComponent(USER)}@localhost:${server.imap}/INBOX`;
    expect((await scan([path])).records).toHaveLength(COUNT);
  }, 60_000);

  it('asks the server for what came since a day only', async () => {
    const { records, code } = await scan(['--since', '2100-01-01', address()]);
    expect({ records, code }).toEqual({ records: [], code: 1 });
  }, 60_000);

  it('is read on from where the last run ended', async () => {
    const own = await startDovecot(messages.slice(0, 20));
    const path = `imaps://${encodeURIComponent(USER)}@localhost:${own.imaps}/INBOX`;
    const state = join(own.folder, 'seen.json');
    const next = async (...args: readonly string[]) => {
      const { records, code, err } = await scan(['--state', state, ...args, path], {
        NODE_EXTRA_CA_CERTS: own.certificate,
      });
      return { names: records.map(({ recipient }) => recipient), code, err };
    };
    const named = (from: number, to: number) =>
      Array.from({ length: to - from }, (_, n) => `taro${from + n}@example.net`);
    try {
      expect(await next()).toEqual({ names: named(0, 20), code: 0, err: '' });
      expect((await next()).names).toEqual([]);
      own.deliver(messages.slice(20, 23));
      expect(await next()).toEqual({ names: named(20, 23), code: 0, err: '' });
      own.deliver(messages.slice(23, 24));
      expect((await next('--since', '2100-01-01')).names).toEqual([]);
      own.deliver(messages.slice(24, 25));
      expect((await next()).names).toEqual(named(24, 25));
      writeFileSync(state, readFileSync(state, 'utf8').replace(/"validity":"\d+"/, '"validity":"1"'));
      const anew = await next();
      expect(anew.names).toHaveLength(25);
      expect(anew.err).toContain('番号を付け直した');
    } finally {
      await own.stop();
    }
  }, 120_000);

  it.each([
    ['a wrong password', () => [address()], { BOUNCE_DOCTOR_IMAP_PASSWORD: 'wrong' }, 'ログインできませんでした'],
    ['no password', () => [address()], { BOUNCE_DOCTOR_IMAP_PASSWORD: '' }, 'BOUNCE_DOCTOR_IMAP_PASSWORD'],
    ['an unknown folder', () => [address('Nowhere')], {}, 'Archive'],
    ['a certificate that nobody vouches for', () => [address()], { NODE_EXTRA_CA_CERTS: '' }, '証明書'],
    ['a server that is not there', () => [address('INBOX', 1)], {}, 'つながりませんでした'],
    ['a password in the address', () => ['imaps://taro:geheim@localhost/INBOX'], {}, 'ほかの利用者にも見えて'],
  ])(
    '%s is told with what to do',
    async (_, args, env, told) => {
      const { code, records, err } = await scan(args(), env);
      expect({ code, records }).toEqual({ code: 2, records: [] });
      expect(err).toContain(told);
      expect(err).not.toMatch(/open sesame|wrong|geheim/);
    },
    60_000,
  );

  it('tells what was read before the connection broke', async () => {
    const lost = await startDovecot(messages);
    const { records, code, err } = await (async () => {
      const path = `imaps://${encodeURIComponent(USER)}@localhost:${lost.imaps}/INBOX`;
      const running = scan([path], { NODE_EXTRA_CA_CERTS: lost.certificate });
      await lost.stop();
      return running;
    })();
    expect(code).toBe(2);
    expect(records.length).toBeLessThan(COUNT);
    expect(err).toMatch(/接続が途中で切れました|つながりませんでした/);
  }, 60_000);
});
