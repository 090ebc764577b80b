import { describe, expect, test } from 'vitest';
import { extract } from '../../src/extract/notice.ts';
import { extractText } from '../../src/extract/pasted/text.ts';
import { NO_HEADERS } from '../../src/mail/header/headers.ts';
import { KINDS } from '../../src/model.ts';
import fc from '../fast-check.ts';
import { noticeOf, write } from './notices.ts';

const WORDS = [
  '<',
  '>',
  '@',
  ':',
  '\n',
  ' ',
  '550',
  '5.1.1',
  'a@example.jp',
  'Final-Recipient: rfc822;',
  'Action: failed',
  '>>> RCPT TO:',
  '<<< ',
  '...',
  '--- Original message',
  'Received: x',
  '宛先',
  '(reason: ',
  'to=<',
  'status=bounced (',
  '\u0000',
  '"',
  '(',
];
const soup = fc.array(fc.constantFrom(...WORDS), { maxLength: 60 }).map((words) => words.join(''));

test('whatever the text, there is a failure of a known kind', () => {
  fc.assert(
    fc.property(soup, (text) => {
      for (const notice of [extractText(text), extract({ headers: NO_HEADERS, text, parts: [], form: 'mail' })]) {
        expect(notice.failures.length).toBeGreaterThan(0);
        for (const { kind } of notice.failures) expect(KINDS).toContain(kind);
      }
    }),
    { numRuns: 500 },
  );
});

test('whatever the mail, there is a failure of a known kind', async () => {
  await fc.assert(
    fc.asyncProperty(soup, soup, async (subject, body) => {
      const { failures } = await noticeOf(write('MAILER-DAEMON@example.net', subject.replaceAll('\n', ' '), body));
      expect(failures.length).toBeGreaterThan(0);
    }),
    { numRuns: 200 },
  );
});

const FILLERS: readonly (readonly [string, string])[] = [
  ['addresses on one line', `${'a@example.org, '.repeat(20_000)}\n`],
  ['addresses on lines', '<a@example.org>:\n'.repeat(20_000)],
  ['at signs', '@'.repeat(200_000)],
  ['open brackets', '<'.repeat(200_000)],
  ['digits', '550 '.repeat(50_000)],
  ['quotes before an address', `${'"'.repeat(100_000)}@example.org`],
  ['fields', 'A: b\n'.repeat(40_000)],
  ['blanks', ' '.repeat(200_000)],
  ['blank lines', '\n'.repeat(200_000)],
  ['a transcript', '>>> RCPT TO:<a@example.org>\n<<< 550 no\n'.repeat(5_000)],
  ['failing words', 'could not be delivered to '.repeat(10_000)],
  ['one word', 'fail'.repeat(60_000)],
  ['dots', '5.1.1.'.repeat(40_000)],
];

describe('long input of one kind is read like short input', () => {
  test.each(FILLERS)('%s beneath a notice', async (_, filler) => {
    const text = `The following address failed:\n\n<taro@example.org>: 550 5.1.1 unknown\n\n${filler}`;
    const { failures } = await noticeOf(write('MAILER-DAEMON@example.net', 'Undelivered Mail', text));
    expect(failures[0]).toMatchObject({ kind: 'bounce', recipient: 'taro@example.org', replyCode: '550' });
  });

  test.each(FILLERS)("%s in somebody's mail", async (_, filler) => {
    const { failures } = await noticeOf(write('Taro <taro@example.org>', 'hello', `Hi Bob,\n\n${filler}\n\nRegards,`));
    expect(failures.map(({ kind }) => kind)).toEqual(['other']);
  });

  test.each(FILLERS)('%s pasted', (_, filler) => {
    const { failures } = extractText(`<taro@example.org>: 550 5.1.1 unknown\n\n${filler}`);
    expect(failures[0]).toMatchObject({ kind: 'bounce', recipient: 'taro@example.org', replyCode: '550' });
  });
});
