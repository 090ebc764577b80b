import { expect, test } from 'vitest';
import { tellingPart } from '../../src/output/card/telling.ts';
import { sampleRecord } from './sample.ts';

const FRAME = 'This is the mail system of a large company that answers in many words before it comes to the point. ';
const part = (diagnosticCode: string, replyCode: string | null, matched: string | null): string =>
  tellingPart({ ...sampleRecord, diagnosticCode, replyCode, matched }, 80);

test('words that a card has room for are shown whole', () => {
  expect(part('Sorry, 550 user unknown', '550', 'user unknown')).toBe('Sorry, 550 user unknown');
});

test('what stands before the reply is left away', () => {
  expect(part(`${FRAME}Deferred: 421 4.7.0 too many`, '421', 'too many')).toBe('421 4.7.0 too many');
});

test('a number inside another code is no reply', () => {
  expect(part(`${FRAME}(5.550 6) Mailbox full`, '550', null)).toBe(`${FRAME}(5.550 6) Mailbox full`);
});

test('without a reply, the sentence is shown in which the words stand that were seen', () => {
  expect(part(`${FRAME}The Mailbox\nis full now.`, null, 'mailbox is full')).toBe('…The Mailbox is full now.');
  expect(part(`${FRAME}宛先の受信箱\nが満杯です。`, null, '受信箱が満杯')).toBe('…宛先の受信箱 が満杯です。');
});

test('of a phrase with an address the longest literal piece is sought', () => {
  const words = `${FRAME}User taro@example.jp is not known.`;
  expect(part(words, null, 'user {address} is not known')).toBe('…User taro@example.jp is not known.');
});

test('in a sentence without end a little before those words is shown', () => {
  const words = `${'on and '.repeat(20)}mailbox full`;
  expect(part(words, null, 'mailbox full')).toMatch(/^….{10,30}mailbox full$/);
});

/** Of pasted words nothing tells when they were written and by which server. */
const pasted = (prose: string, matched: string): string => {
  const record = { ...sampleRecord, date: null, reportingMta: null, replyCode: null, matched, diagnosticCode: prose };
  return tellingPart(record, 80, prose);
};

test('what somebody wrote around the words that he pasted is not quoted', () => {
  expect(pasted('送ったら戻りました。\n\n> <info@example.jp>: maildir over quota\n\n直せますか。', 'over quota')).toBe(
    '<info@example.jp>: maildir over quota',
  );
});

test('a sentence that was broken for its length is quoted whole', () => {
  const broken =
    'あなたが送ったメールは、お届け先のメールボックスが\n容量を越えているため、お届けできませんでした。\n++++';
  expect(pasted(broken, '容量を越え')).toBe(
    'あなたが送ったメールは、お届け先のメールボックスが 容量を越えているため、お届けできませんでした。',
  );
});

test('words that the rule did not see are not quoted where others stand in the notice', () => {
  const record = { ...sampleRecord, replyCode: null, matched: 'eicar', diagnosticCode: 'Our reference is 12345-01' };
  expect(tellingPart(record, 80, 'VIRUS ALERT\n  virus: Win.Test.EICAR\nOur reference is 12345-01')).toBe(
    'virus: Win.Test.EICAR',
  );
});

test('the command before a reply is left away', () => {
  expect(part('>>> MAIL FROM:<taro@example.jp> <<< 452 4.4.5 Insufficient disk space', '452', null)).toBe(
    '452 4.4.5 Insufficient disk space',
  );
});
