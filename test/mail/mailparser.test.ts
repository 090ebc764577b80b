import { Transform } from 'node:stream';
import { MailParser } from 'mailparser';
import { expect, test } from 'vitest';

/** What `mail/parts/` takes from mailparser and mailparser does not document: a new version that has it no more fails here. */
interface Insides {
  readonly splitter: Transform;
  readData(): void;
}

const DIGEST = [
  'Content-Type: multipart/digest; boundary=b',
  'X-Folded: a',
  ' b',
  '',
  'preamble',
  '--b',
  '',
  'Subject: inner',
  '',
  'inner text',
  '--b--',
  '',
].join('\n');

test('mailparser cuts a message into nodes, bodies and what stands between, when it calls readData', async () => {
  const calls: unknown[] = [];
  class Reader extends MailParser {
    readData(): void {
      const { splitter } = this as unknown as Insides;
      for (let piece = splitter.read(); piece !== null; piece = splitter.read()) calls.push(piece);
    }
  }
  const parser = new Reader() as unknown as Insides;
  expect(typeof (MailParser.prototype as unknown as Insides).readData).toBe('function');
  expect(parser.splitter).toBeInstanceOf(Transform);
  await new Promise((resolve, reject) => {
    parser.splitter.on('end', resolve).on('error', reject);
    parser.splitter.end(DIGEST);
  });
  const pieces = calls as { type: string; root?: boolean; parentNode?: unknown; headers?: { getList(): unknown } }[];
  expect(new Set(pieces.map(({ type }) => type))).toEqual(new Set(['node', 'body', 'data']));
  const [root, inner] = pieces.filter(({ type }) => type === 'node');
  expect([root?.root, inner?.root]).toEqual([true, false]);
  expect(root?.headers?.getList()).toContainEqual({
    key: 'x-folded',
    line: expect.stringMatching(/^X-Folded: a\r?\n b$/),
  });
  expect(inner?.parentNode).toMatchObject({ multipart: 'digest' });
});
