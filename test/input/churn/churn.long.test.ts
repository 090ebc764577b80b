import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { cli } from '../../cli/harness.ts';
import { SEPARATOR, temporaryFolder } from '../support.ts';

/** A hundred of each form take a quarter of an hour. */
const RUNS = Number(process.env.CHURN_RUNS ?? 3);
const SEED = Number(process.env.CHURN_SEED ?? 20261130);
const MESSAGES = 500;
const WRITER = fileURLToPath(new URL('writer.mjs', import.meta.url));

/** Large enough that a scan takes several moments of a writer. */
const notice = (name: number): string =>
  `Return-Path: <>\nFrom: MAILER-DAEMON@mx.example.jp\nMessage-ID: <${name}@mx.example.jp>\nSubject: Undelivered Mail Returned to Sender\n\n` +
  `<u${name}@example.jp>: host mx.example.com[192.0.2.1] said: 550 5.1.1 User unknown\n\n${`${name} padding\n`.repeat(700)}\n`;
const NAMES = Array.from({ length: MESSAGES }, (_, i) => 1000 + i);

const FORMS = {
  maildir(folder: string): string {
    for (const name of ['cur', 'new', 'tmp']) mkdirSync(path.join(folder, name));
    for (const name of NAMES) {
      const place = name % 3 === 0 ? `new/${name}.host` : `cur/${name}.host:2,`;
      writeFileSync(path.join(folder, place), notice(name));
    }
    return folder;
  },
  mbox(folder: string): string {
    const box = path.join(folder, 'box.mbox');
    writeFileSync(box, NAMES.map((name) => `${SEPARATOR}${notice(name)}`).join(''));
    return box;
  },
};

/** How often each recipient has a record while a second process delivers, marks and deletes, and what was deleted. */
async function scanned(form: string, seed: number) {
  const box = FORMS[form === 'maildir' ? 'maildir' : 'mbox'](temporaryFolder());
  const writer = spawn(process.execPath, [WRITER, form, box, `${seed}`], { stdio: ['pipe', 'pipe', 'inherit'] });
  let told = '';
  writer.stdout.setEncoding('utf8').on('data', (text) => {
    told += text;
  });
  const over = new Promise((resolve) => writer.once('close', resolve));
  await new Promise((resolve) => writer.stdout.once('data', resolve));
  const { out } = await cli(['scan', '--jobs', '1', '--format', 'ndjson', '--keep-duplicates', box]);
  writer.stdin.end();
  await over;
  const records = out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { recipient: string | null });
  const counts = new Map<string, number>();
  for (const { recipient } of records) counts.set(`${recipient}`, (counts.get(`${recipient}`) ?? 0) + 1);
  const deleted = new Set(JSON.parse(told.replace('begun\n', '')) as string[]);
  return { counts, stayed: NAMES.filter((name) => !deleted.has(`${name}`)).map((name) => `u${name}@example.jp`) };
}

describe.skipIf(process.platform === 'win32')('a mailbox at which another program is at work', () => {
  it.each(['maildir', 'mbox', 'mbox-unlocked', 'mbox-unlocked-hasty'])(
    '%s: every message that stays has one record',
    async (form) => {
      const faults: string[] = [];
      for (let run = 0; run < RUNS; run++) {
        const { counts, stayed } = await scanned(form, SEED + run);
        const lost = stayed.filter((one) => !counts.has(one));
        const twice = [...counts].filter(([, count]) => count > 1).map(([one]) => one);
        const odd = [...counts.keys()].filter((one) => !/^u\d+@example\.jp$/.test(one));
        if (lost.length + twice.length + odd.length > 0) faults.push(JSON.stringify({ run, lost, twice, odd }));
      }
      expect(faults).toEqual([]);
    },
    3_600_000,
  );
});
