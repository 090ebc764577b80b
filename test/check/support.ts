import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';

/** A folder with these files, gone after the test. */
export function folderOf(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'bounce-doctor-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), content);
  }
  return folder;
}

/** A notice about each of these recipients. */
export const notice = (replies: Readonly<Record<string, string>>): string =>
  [
    'From: MAILER-DAEMON@mail.example.jp',
    'To: hanako@example.jp',
    'Subject: Undelivered Mail Returned to Sender',
    'Date: Fri, 20 Nov 2026 10:15:00 +0900',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
    '',
    '--b',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mail.example.jp',
    ...Object.entries(replies).flatMap(([recipient, reply]) => [
      '',
      `Final-Recipient: rfc822; ${recipient}`,
      'Action: failed',
      `Diagnostic-Code: smtp; ${reply}`,
    ]),
    '',
    '--b--',
    '',
  ].join('\r\n');

export const UNKNOWN = notice({ 'taro@example.net': '550 5.1.1 User unknown' });
export const FULL = notice({ 'taro@example.net': '552 5.2.2 Mailbox full' });
