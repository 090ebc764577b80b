import { readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { expect, test } from 'vitest';
import { findFixtures } from '../../src/check/fixtures/find.ts';
import { tellShape } from '../../src/input/store/shape.ts';
import { soundLineEnds } from '../../src/mail/line-ends.ts';
import { createEngine } from '../../src/pipeline.ts';
import fc from '../fast-check.ts';

const engine = createEngine();
const files = findFixtures('fixtures').map(({ mail }) => mail as string);
/** In UTF-16 a line end is four bytes, and the input room has made one of them long before. */
const contents = files
  .map((file) => ({ file, text: readFileSync(file).toString('latin1').replaceAll(/\r\n?/g, '\n') }))
  .filter(({ text }) => !text.includes('\0'))
  // These are mangled already.
  .filter(({ file }) => !/(?:crcrlf|lfcr|blank-line-[a-z-]+)\.eml$/.test(file));

const known = new Map<string, Promise<unknown>>();
/** The records of a fixture as it is. */
function plainly(text: string): Promise<unknown> {
  const records = known.get(text) ?? recordsOf(text);
  known.set(text, records);
  return records;
}

async function recordsOf(text: string): Promise<unknown> {
  const bytes = Buffer.from(text, 'latin1');
  const told = tellShape(bytes);
  const shape = told === 'mail' || told === 'mbox' ? 'mail' : 'text';
  const findings = await engine.diagnose({ source: '-', messageNumber: 1, bytes, shape, truncated: false });
  return findings.map(({ record }) => record);
}

const LINE_ENDS = ['\r\n', '\r', '\r\r\n', '\r\r\r\n', '\n\r', '\n\n', '\r\n\r\n'];

test.each(LINE_ENDS.slice(2).map((end) => [JSON.stringify(end), end] as const))(
  'line ends of %s change no fixture',
  async (_, end) => {
    for (const { file, text } of contents)
      expect({ file, records: await recordsOf(text.replaceAll('\n', end)) }).toEqual({
        file,
        records: await plainly(text),
      });
  },
);

const mails = contents.filter(({ file }) => extname(file) === '.eml' && !file.includes('not-bounce'));

test('blank lines between the fields of a header, behind any greeting, change nothing', async () => {
  const pieces = fc.record({
    mail: fc.constantFrom(...mails),
    greeting: fc.constantFrom(
      '',
      'Hello,\n\n',
      '$ cat bounce.eml\n',
      '+OK 4711 octets\n',
      '* 1 FETCH (RFC822 {4711}\n',
    ),
    end: fc.constantFrom('\n', ...LINE_ENDS),
  });
  await fc.assert(
    fc.asyncProperty(pieces, async ({ mail: { text }, greeting, end }) => {
      const given = (greeting + text).replaceAll('\n', end);
      // A mailbox begins behind the greeting: that is two messages.
      fc.pre(greeting === '' || /^[!-9;-~]+:/.test(text));
      expect(await recordsOf(given)).toEqual(await plainly(text));
    }),
    { numRuns: 150 },
  );
});

test.each([
  ['a mail', 'From: a@example.jp\nTo: b@example.jp\n\none\n\ntwo\n'],
  ['CRLF', 'From: a@example.jp\r\nTo: b@example.jp\r\n\r\none\r\n\r\n\r\n\r\ntwo\r\n'],
  ['a text of short paragraphs', 'Dear all,\n\n550 User unknown\n\nRegards,\n\nTaro\n'],
  ['an empty text', ''],
  ['blank lines', '\n\n\n\n'],
])('%s stays as it is', (_, text) => {
  const bytes = Buffer.from(text);
  expect(soundLineEnds(bytes)).toBe(bytes);
});
