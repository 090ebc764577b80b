import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Transform } from 'node:stream';
import { MailParser } from 'mailparser';
import { expect, test } from 'vitest';
import { cleanMessage } from '../../src/mail/clean.ts';
import { readLeaves } from '../../src/mail/parts/parts.ts';
import fc from '../fast-check.ts';

interface Taken {
  readonly headerLines: readonly unknown[];
  /** The words of each part as they came. */
  readonly bodies: readonly string[];
}

interface Piece {
  readonly type: 'node' | 'body' | 'data';
  readonly root: boolean;
  readonly contentType: string | false;
  readonly messageNode?: boolean;
  readonly headers: { getList(): readonly unknown[] };
  readonly value: Buffer;
}

const isLeaf = ({ type, messageNode, contentType }: Piece): boolean =>
  type === 'node' && messageNode !== true && !String(contentType).startsWith('multipart/');

/** Of a part without words mailparser keeps the line end before the boundary where another part follows, only there. */
const words = (body: string): string => body.replace(/^\r?\n$/, '');

/** What mailparser makes of a message that comes as a stream, line by line. */
function streamed(message: Uint8Array): Promise<Taken | null> {
  const { splitter } = new MailParser() as unknown as { readonly splitter: Transform };
  let headerLines: readonly unknown[] = [];
  const bodies: string[] = [];
  let [isOpen, body] = [false, ''];
  splitter.removeAllListeners('readable');
  splitter.on('data', (piece: Piece) => {
    if (piece.type === 'body') {
      body += piece.value.toString('latin1');
      return;
    }
    if (isOpen) bodies.push(words(body));
    [isOpen, body] = [isLeaf(piece), ''];
    if (piece.root) headerLines = piece.headers.getList();
  });
  return new Promise((resolve) => {
    splitter.removeAllListeners('end').on('end', () => {
      if (isOpen) bodies.push(words(body));
      resolve({ headerLines, bodies });
    });
    splitter.removeAllListeners('error').on('error', () => resolve(null));
    splitter.end(message);
  });
}

function atOnce(message: Uint8Array): Taken | null {
  try {
    const { headerLines, leaves } = readLeaves(message);
    return { headerLines, bodies: leaves.map(({ body }) => words(body.toString('latin1'))) };
  } catch {
    return null;
  }
}

const FIXTURES = join(import.meta.dirname, '../../fixtures');
const mails = readdirSync(FIXTURES, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.eml'));

test.each(mails)('%s has the parts that it has line by line', async (name) => {
  const message = cleanMessage(readFileSync(join(FIXTURES, name)), Number.POSITIVE_INFINITY);
  expect(atOnce(message)).toEqual(await streamed(message));
});

const ROOTS = ['multipart/mixed; boundary=a', 'multipart/digest; boundary=a', 'text/plain; boundary=a', 'text/plain'];
const line = fc.constantFrom(
  ...['', '', '', '', '--a', '--a', '--a', '--b', '--b', '--a--', '--b--', '--', '-- ', '--ab', '-', ' --a', 'words'],
  ...['Content-Type: multipart/mixed; boundary="b"', 'Content-Type: text/plain; boundary=b', 'Subject: --a', ' folded'],
  ...['Content-Type: message/rfc822', 'Content-Disposition: inline', 'Content-Type: text/html', 'From x'],
);
const message = fc.record({
  root: fc.constantFrom(...ROOTS),
  lines: fc.array(line, { maxLength: 40 }),
  end: fc.constantFrom('\n', '\r\n'),
  rest: fc.constantFrom('', 'words', '--a', '--a--', '\n'),
});

test('lines in any order are cut where they are line by line', async () => {
  await fc.assert(
    fc.asyncProperty(message, async ({ root, lines, end, rest }) => {
      const all = [`Content-Type: ${root}`, '', ...lines];
      const bytes = Buffer.from(all.map((each) => each + end).join('') + rest, 'latin1');
      expect(atOnce(bytes)).toEqual(await streamed(bytes));
    }),
    { numRuns: 3000 },
  );
});

test('more parts than mailparser reads, and a header longer than it reads, are refused by both', async () => {
  const parts = `Content-Type: multipart/mixed; boundary=a\n\n${'--a\n\n'.repeat(1001)}`;
  const header = `Subject: ${'x'.repeat(1024 * 1024)}\n\n`;
  for (const refused of [parts, header].map((text) => Buffer.from(text))) {
    expect(atOnce(refused)).toBeNull();
    expect(await streamed(refused)).toBeNull();
  }
  expect(atOnce(Buffer.from('A: b\n\nwords'))).toEqual({
    headerLines: [{ key: 'a', line: 'A: b' }],
    bodies: ['words'],
  });
});
