import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from '../fast-check.ts';
import type { Case } from './judge.ts';
import { type Bytes, mutation } from './mutate.ts';

const INPUT = /\.(?:eml|txt|mbox)$/;
/** Larger seeds only slow the fuzzer down. */
const LARGEST = 48 * 1024;

/** The mails below some folders, one character a byte, in the order of their names. */
export function readSeeds(folders: readonly string[]): readonly Bytes[] {
  return folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => INPUT.test(name))
      .sort()
      .map((name) => readFileSync(join(folder, name), 'latin1').slice(0, LARGEST)),
  );
}

const ENVELOPE = 'From MAILER-DAEMON Fri Nov 20 10:15:00 2026\n';
const mark = (n: number): string => `X-Mark: ${n}\n`;
const asBytes = (text: Bytes): Uint8Array => Buffer.from(text, 'latin1');

/**
 * As mailboxes keep messages: what looks like a separator is quoted, a blank line ends it. A length that some seed
 * brings along may by chance lead to the separator behind the next message, which then rightly belongs to it.
 */
function mailbox(messages: readonly Bytes[]): Bytes {
  const quoted = messages.map((text) =>
    text.replace(/^(>*From )/gm, '>$1').replace(/^Content-Length(?=:[ \t]*\d{3})/gim, 'X-Length'),
  );
  return quoted.map((text, n) => `${ENVELOPE}${mark(n)}${text}\n\n`).join('');
}

/** The marks that still stand behind a whole separator at a place where one counts. */
function marksIn(box: Bytes): string[] {
  return [...box.matchAll(/(?:^|\n\r?\n)From MAILER-DAEMON Fri Nov 20 10:15:00 2026\n(X-Mark: \d+\n)/g)].map(
    ([, found]) => found as string,
  );
}

const FEEDS = ['mail', 'mail', 'mail', 'eml', 'text', 'mbox', 'mbox', 'gzip', 'utf-16', 'scan'] as const;
type Feed = (typeof FEEDS)[number];

const OPTIONS = {
  mail: { mode: 'files', expected: null },
  eml: { mode: 'scan', expected: 'mail' },
  text: { mode: 'files', expected: null },
  gzip: { mode: 'files', expected: null },
  'utf-16': { mode: 'files', expected: null },
  scan: { mode: 'scan', expected: 'mbox' },
  mbox: { mode: 'scan', expected: 'mbox' },
} as const satisfies Record<Feed, Case['options']>;

interface Cut {
  readonly from: number;
  readonly to: number;
  /** Most mailboxes stay whole. */
  readonly dice: number;
}

function cutBox(box: Bytes, { from, to, dice }: Cut): Bytes {
  const end = dice < 0.5 ? box.length : Math.floor(to * box.length) + 1;
  return box.slice(dice > 0.8 ? Math.floor(from * end) : 0, end);
}

function encode(feed: Feed, text: Bytes, { to, dice }: Cut): Uint8Array {
  if (feed === 'text') return asBytes(text.slice(Math.max(0, text.search(/\r?\n\r?\n/))) || ' x');
  if (feed === 'utf-16') return Buffer.from(`\ufeff${text}`, 'utf16le');
  if (feed !== 'gzip') return asBytes(text);
  const packed = gzipSync(asBytes(text), { level: 1 });
  if (dice < 0.5) return packed;
  const at = Math.floor(to * packed.length);
  return dice < 0.75 ? packed.subarray(0, at + 1) : packed.fill(0x55, at, at + 1);
}

const share = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true });

export interface FuzzCase extends Case {
  /** What was done, for the one who reads a failure. */
  readonly story: string;
}

/** A mail, mailbox or text made of seeds and broken in some ways. */
export function caseOf(seeds: readonly Bytes[]): fc.Arbitrary<FuzzCase> {
  const seed = fc.nat({ max: seeds.length - 1 }).map((n) => seeds[n] as Bytes);
  const broken = fc.tuple(seed, fc.array(mutation, { minLength: 1, maxLength: 5 })).map(([mail, mutations]) => ({
    text: mutations.reduce((text, { apply }) => apply(text, seeds).slice(0, 4 * LARGEST), mail),
    story: mutations.map(({ name }) => name).join(' '),
  }));
  const cut = fc.record({ from: share, to: share, dice: share });
  return fc
    .tuple(fc.constantFrom(...FEEDS), fc.array(broken, { minLength: 1, maxLength: 4 }), cut)
    .map(([feed, all, how]) => {
      const [first] = all as [(typeof all)[number]];
      const story = `${feed}: ${(feed === 'mbox' ? all : [first]).map((one) => one.story).join(' | ')}`;
      if (feed !== 'mbox') return { bytes: encode(feed, first.text, how), options: OPTIONS[feed], marks: [], story };
      const box = cutBox(mailbox(all.map(({ text }) => text)), how);
      return { bytes: asBytes(box), options: OPTIONS.mbox, marks: marksIn(box), story };
    });
}
