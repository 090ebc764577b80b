import { describe, expect, it } from 'vitest';
import { splitMbox } from '../../src/input/mbox/mbox.ts';
import fc from '../fast-check.ts';
import { all, ascii, SEPARATOR, stream } from './support.ts';

const RUNS = { seed: 20261122, numRuns: 400 };

const line = fc.oneof(
  fc.constantFrom(
    '',
    'From here on',
    SEPARATOR.trimEnd(),
    `>${SEPARATOR.trimEnd()}`,
    '>>From x',
    'From: a@example.jp',
    'Content-Length: 12',
    '\r',
    '\xe3\x81\x82\0\xff',
    '> From',
  ),
  fc.string({ maxLength: 30 }).map((text) => text.replaceAll(/[^\x20-\x7e]/g, '')),
);
const message = fc
  .array(line, { maxLength: 8 })
  .map((lines) => `Subject: x\n\n${lines.map((each) => `${each}\n`).join('')}`);
const mailbox = fc.array(message, { minLength: 1, maxLength: 6 });

/** As mboxrd stores it. */
function store(text: string): string {
  return `${SEPARATOR}${text.replaceAll(/^(>*From )/gm, '>$1')}\n`;
}

function cutAt(text: string, places: readonly number[]): string[] {
  const sorted = [...new Set(places.map((place) => place % (text.length + 1)))].sort((a, b) => a - b);
  return [0, ...sorted].map((start, index) => text.slice(start, sorted[index] ?? text.length));
}

async function split(pieces: readonly string[]): Promise<string[]> {
  return (await all(splitMbox(stream(...pieces)))).map(({ bytes }) => ascii(bytes));
}

describe('splitMbox, whatever the messages', () => {
  it('gives back what was stored, wherever the chunks end', async () => {
    await fc.assert(
      fc.asyncProperty(mailbox, fc.array(fc.nat(), { maxLength: 12 }), async (texts, places) => {
        expect(await split(cutAt(texts.map(store).join(''), places))).toEqual(texts);
      }),
      RUNS,
    );
  });

  it('tells where each of them begins, however much of it is kept', async () => {
    await fc.assert(
      fc.asyncProperty(
        mailbox,
        fc.array(fc.nat(), { maxLength: 12 }),
        fc.nat(60),
        async (texts, places, maxMessage) => {
          const box = texts.map(store).join('');
          const found = await all(splitMbox(stream(...cutAt(box, places)), { maxMessage }));
          const starts = texts.map((_, i) => texts.slice(0, i).map(store).join('').length);
          expect(found.map(({ start }) => start)).toEqual(starts);
        },
      ),
      RUNS,
    );
  });

  it('gives the same byte by byte', async () => {
    await fc.assert(
      fc.asyncProperty(mailbox, async (texts) => {
        expect(await split([...texts.map(store).join('')])).toEqual(texts);
      }),
      { ...RUNS, numRuns: 60 },
    );
  });

  it('gives the same with CRLF', async () => {
    const crlf = (text: string): string => text.replaceAll(/\r?\n/g, '\r\n');
    await fc.assert(
      fc.asyncProperty(mailbox, async (texts) => {
        expect(await split([crlf(texts.map(store).join(''))])).toEqual(texts.map(crlf));
      }),
      RUNS,
    );
  });

  it('accounts for every message of a mailbox that is cut anywhere, at either end', async () => {
    await fc.assert(
      fc.asyncProperty(mailbox, fc.nat(), fc.nat(), async (texts, a, b) => {
        const whole = texts.map(store).join('');
        const [from = 0, to = 0] = [a, b].map((place) => place % (whole.length + 1)).sort((x, y) => x - y);
        const kept = whole.slice(from, to);
        const got = await split([kept]);
        // Every store() that begins in the part and whose separator is whole has to come out.
        const starts = texts.map((_, index) => texts.slice(0, index).map(store).join('').length);
        const inside = starts.filter((start) => start >= from && start + SEPARATOR.length <= to).length;
        expect(got.length).toBeGreaterThanOrEqual(inside);
        expect(got.length).toBeLessThanOrEqual(inside + 2);
        const stored = got.join('').length;
        expect(stored).toBeLessThanOrEqual(kept.length);
      }),
      RUNS,
    );
  });

  it('never throws and loses no byte but separators, blank lines and marks', async () => {
    const soup = fc.array(
      fc.constantFrom(
        SEPARATOR,
        'From ',
        '\n',
        '\r\n',
        '>',
        'Subject: x\n',
        'Content-Length: 3\n',
        '\ntext',
        '\0',
        '\xff',
      ),
      { maxLength: 60 },
    );
    await fc.assert(
      fc.asyncProperty(soup, fc.array(fc.nat(), { maxLength: 6 }), async (pieces, places) => {
        const text = pieces.join('');
        const got = await split([text]);
        expect(await split(cutAt(text, places))).toEqual(got);
        const words = (where: string): number => where.split('text').length;
        expect(words(got.join(''))).toBe(words(text));
      }),
      RUNS,
    );
  });
});
