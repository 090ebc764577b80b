import { expect, test } from 'vitest';
import { noticeOf, write } from './notices.ts';

const FROM = 'MAILER-DAEMON@mx.example.net';

/** Recipient to reply code and the words told of him. */
async function told(body: string, headers = ''): Promise<Record<string, string>> {
  const { failures } = await noticeOf(write(FROM, 'Undeliverable', body, headers));
  return Object.fromEntries(failures.map(({ recipient, diagnosticCode }) => [recipient, diagnosticCode ?? '']));
}

test('the section for administrators repeats the recipients; each gets the reply beneath his name', async () => {
  const words = await told(
    "Delivery has failed to these recipients:\n\nTaro (taro@example.org)<mailto:taro@example.org>\nThe recipient's mailbox is full.\n\nSales<mailto:sales@example.org>\nYou're not allowed to send messages to this group.\n\nDiagnostic information for administrators:\n\ntaro@example.org\nRemote Server returned '554 5.2.2 mailbox full'\n\nsales@example.org\nRemote Server returned '550 5.7.1 not authorized'\n",
  );
  expect(words).toEqual({
    'taro@example.org': '554 5.2.2 mailbox full',
    'sales@example.org': '550 5.7.1 not authorized',
  });
});

test('a reply that names one recipient is not told of another', async () => {
  const words = await told(
    "Failed to deliver to 'taro@example.org'\nLOCAL module reports:\n account is full\n\nFailed to deliver to 'jiro@example.net'\nSMTP module reports:\n 550 5.7.1 <jiro@example.net>: Recipient address rejected\n",
  );
  expect(words['taro@example.org']).toContain('account is full');
  expect(words['taro@example.org']).not.toContain('550');
  expect(words['jiro@example.net']).toContain('550 5.7.1');
});

test('what stands above a list is said of those in it', async () => {
  const words = await told(
    "The user(s) account is disabled.\n\n<taro@example.org>\n\nThe following recipients did not receive your message because of 'destination mailbox is full':\n\n<jiro@example.org>\n",
  );
  expect(words['taro@example.org']).toContain('account is disabled');
  expect(words['jiro@example.org']).toContain('mailbox is full');
});

test('what stands before the address on its line is said of him', async () => {
  const words = await told('Invalid userid: taro@example.org\nUnknown host: jiro@nohost.example.net\n');
  expect(words['taro@example.org']).toContain('Invalid userid');
  expect(words['jiro@nohost.example.net']).toContain('Unknown host');
});

test('a heading is not the reason, nor is whom to ask', async () => {
  const one = await told(
    'The following address failed:\n\ntaro@example.org\n\nFor the following reason:\n\nMail size limit exceeded.\n',
  );
  expect(one['taro@example.org']).toContain('size limit');
  const two = await told(
    '理由:\n受信者のメールボックスの容量が制限を超えているため、受信できません。\n\n次の受信者へ配送できませんでした。\n\n     <taro@example.jp>\n\n詳細は Postmaster@example.jp までお問い合わせください。\n',
    'MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n',
  );
  expect(two['taro@example.jp']).toContain('容量');
});

test('a rule ends what is told of a recipient; the boilerplate behind it is about nobody', async () => {
  const words = await told(
    'Your message to the following recipients cannot be delivered:\n\n<taro@example.org>:\n\n---------------------------\n\nIf your message was also sent to additional recipients, their delivery status is not included.\n',
  );
  expect(words).toEqual({ 'taro@example.org': '' });
});
