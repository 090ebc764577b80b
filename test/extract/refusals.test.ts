import { describe, expect, test } from 'vitest';
import { dialogOf, readTranscript } from '../../src/extract/prose/transcript.ts';

const DIALOG = [
  '... while talking to mx.example.org.:',
  '>>> RCPT To:<taro@example.org>',
  '<<< 550 5.1.1 <taro@example.org>: unknown',
  '550 5.1.1 <taro@example.org>... User unknown',
  '>>> RCPT To:<jiro@example.org>',
  '<<< 452 4.2.2 mailbox full',
  '>>> RCPT To:<list@example.org>',
  '<<< 554 5.7.1 not for you',
  'hanako... cannot post to <list@example.org>',
].join('\n');

/** What follows makes the dialog too long to be searched anew for each recipient. */
const LONG = ['>>> RCPT To:<other@example.org>', '<<< 551 moved', 'a remark about nobody\n'.repeat(1000)].join('\n');
const MANY = Array.from({ length: 60 }, (_, n) => `>>> RCPT To:<u${n}@example.net>\n<<< 559 no`).join('\n');

describe.each([
  ['short', ''],
  ['long', LONG],
  ['for many', MANY],
  ['long and for many', `${MANY}\n${LONG}`],
])('a dialog that is %s tells of each recipient', (_, more) => {
  const transcript = readTranscript(`${DIALOG}\n${more}`);
  const wordsAbout = (address: string, hint: string | null = null): string | undefined =>
    transcript
      ? dialogOf(transcript, new Set(['taro@example.org', 'saburo@example.org'])).about(address, hint)?.words
      : undefined;

  test('what a reply says that names him', () => {
    expect(wordsAbout('Taro@example.org')).toBe('550 5.1.1 <taro@example.org>: unknown');
  });
  test('what answered his command', () => {
    expect(wordsAbout('jiro@example.org')).toBe('452 4.2.2 mailbox full');
  });
  test('what stands before the remark that names him, with or without a domain', () => {
    expect(wordsAbout('hanako')).toBe('554 5.7.1 not for you');
  });
  test('what the report quotes the beginning of', () => {
    expect(wordsAbout('saburo@example.org', '452 4.2.2')).toBe('452 4.2.2 mailbox full');
  });
  test('nothing where nothing is said of him', () => {
    expect(wordsAbout('ro@example.org')).toBeUndefined();
  });
});

test('a reply of many lines is one reply', () => {
  const lines = Array.from({ length: 200 }, (_, n) => `<<< 550-line ${n}`);
  const transcript = readTranscript(`>>> DATA\n${lines.join('\n')}\n<<< 550 end\n<<< 451 another`);
  expect(transcript?.refusals.map(({ words }) => words.split('\n').length)).toEqual([201, 1]);
});

test('a refusal before the complaint that nobody was taken answered RCPT, one behind it DATA', () => {
  const transcript = readTranscript('>>> DATA\n<<< 550 unknown\n<<< 503 need RCPT\n<<< 552 too large');
  expect(transcript?.refusals.map(({ command }) => command)).toEqual(['RCPT', 'DATA', 'DATA']);
});
