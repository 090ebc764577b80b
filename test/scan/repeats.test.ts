import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createHashSet } from '../../src/kept/hashed.ts';
import { wholePiece } from '../../src/output/record/piece.ts';
import { createRepeats } from '../../src/scan/repeats/repeats.ts';
import { cli } from '../cli/harness.ts';
import { notice } from '../notice.ts';
import { sample } from '../output/sample.ts';

const folder = mkdtempSync(join(tmpdir(), 'repeats-'));
afterAll(() => rmSync(folder, { recursive: true }));

const once = notice({ 'taro@example.net': '550 5.1.1 User unknown' });
const withId = (text: string, id: string): string => `Message-ID: <${id}@mail.example.jp>\n${text}`;

function mailbox(name: string, mails: readonly string[]): string {
  const path = join(folder, name);
  writeFileSync(path, mails.map((mail) => `From MAILER-DAEMON Tue Nov 10 09:00:05 2026\n${mail}\n`).join(''));
  return path;
}

async function summaryOf(...args: readonly string[]) {
  return JSON.parse((await cli(['scan', '--no-progress', '--format', 'json', ...args])).out);
}

describe('a notice that comes again', () => {
  it('counts once by its Message-ID and recipient, and every record is written', async () => {
    const other = once.replaceAll('taro@', 'jiro@');
    const path = mailbox('ids.mbox', [withId(once, 'a'), withId(once, 'b'), withId(other, 'a'), withId(once, 'a')]);
    const { records, summary } = await summaryOf(path);
    expect(records).toHaveLength(4);
    expect(summary).toMatchObject({ messages: 3, records: 3, read: 4, duplicates: 1, kinds: { bounce: 3 } });
    const { out } = await cli(['scan', path]);
    expect(out).toMatch(
      /^メール 3通\(診断 3件\)\n同じ通知の2通目からは、数えていません: 1通\(数えるときは --keep-duplicates\)\n/,
    );
  });

  it('counts once by its bytes where it has no Message-ID', async () => {
    const later = once.replace(/^Date: .*$/m, 'Date: Wed, 11 Nov 2026 09:00:00 +0900');
    expect(later).not.toBe(once);
    const { summary } = await summaryOf(mailbox('bytes.mbox', [once, once, later, once]));
    expect(summary).toMatchObject({ messages: 2, read: 4, duplicates: 2, bounces: { hard: 2 } });
  });

  it('is counted as often as it comes where that is wanted', async () => {
    const { summary } = await summaryOf('--keep-duplicates', mailbox('kept.mbox', [once, once]));
    expect(summary).toMatchObject({ messages: 2, records: 2, read: 2, duplicates: 0 });
  });

  it('is one failure of its address', async () => {
    const path = mailbox('soft.mbox', Array(3).fill(notice({ 'taro@example.net': '452 4.2.2 Mailbox full' })));
    const counted = await cli(['scan', '--by', 'recipient', '--format', 'ndjson', path]);
    expect(JSON.parse(counted.out)).toMatchObject({ recipient: 'taro@example.net', soft: 1 });
    const kept = await cli(['scan', '--by', 'recipient', '--keep-duplicates', '--format', 'ndjson', path]);
    expect(JSON.parse(kept.out)).toMatchObject({ soft: 3 });
  });

  it('is found again in the records of several runs, as if all had been read in one', async () => {
    const [first, second] = [
      mailbox('1.mbox', [once, withId(once, 'a')]),
      mailbox('2.mbox', [withId(once, 'a'), once]),
    ];
    const together = await cli(['scan', first, second]);
    const records = await Promise.all(
      [first, second].map(async (path) => (await cli(['scan', '--format', 'ndjson', path])).out),
    );
    const joined = await cli(['scan', '-'], { stdin: records.join('') });
    expect(joined.out).toBe(together.out);
    expect(joined.out).toContain('数えていません: 2通');
  });

  it('is none where the mails are no notices', async () => {
    const mail =
      'From: hanako@example.jp\nTo: taro@example.jp\nDate: Tue, 10 Nov 2026 09:00:00 +0900\nSubject: hi\n\nhi\n';
    const { summary } = await summaryOf(mailbox('mails.mbox', [mail, mail]));
    expect(summary).toMatchObject({ messages: 2, duplicates: 0, kinds: { other: 2 } });
  });
});

describe('what is remembered', () => {
  it('tells a hundred thousand notices apart', () => {
    const repeats = createRepeats();
    const finding = sample();
    const named = (i: number) => ({ ...finding, record: { ...finding.record, noticeId: `<${i}@mail.example.jp>` } });
    const marked = (i: number) => repeats.mark(wholePiece([named(i)])).findings[0]?.isRepeat === true;
    const round = () => Array.from({ length: 100_000 }, (_, i) => marked(i)).filter(Boolean).length;
    expect(round()).toBe(0);
    expect(round()).toBe(100_000);
  });

  it('ends with the room that it has', () => {
    const set = createHashSet({ most: 1 << 13 });
    for (let i = 0; i < 10_000; i++) set.add(`${i}`);
    expect(set.isFull()).toBe(true);
    expect(set.add('0')).toBe(false);
    expect(set.add('9999')).toBe(true);
  });
});
