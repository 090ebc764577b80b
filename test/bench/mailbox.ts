import { once } from 'node:events';
import { createWriteStream, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { splitMbox } from '../../src/input/mbox/mbox.ts';
import { stripPreamble } from '../../src/input/mbox/preamble.ts';
import { fileChunks } from '../../src/input/store/file.ts';
import { createRandom } from './random.ts';

const KB = 1024;
/**
 * How much of the original comes back beside what a fixture has, so that half of all mails have less than 3 KB, one in
 * ten more than 7 KB, and all 4 KB on average, as in mailboxes of many servers.
 */
const SPREAD = [
  { share: 0.3, least: 0, most: 0 },
  { share: 0.5, least: KB / 2, most: 2.5 * KB },
  { share: 0.15, least: 3 * KB, most: 9 * KB },
  { share: 0.048, least: 9 * KB, most: 15 * KB },
  { share: 0.002, least: 60 * KB, most: 75 * KB },
] as const;
const SEPARATOR = 'From MAILER-DAEMON Fri Nov 20 10:15:00 2026\n';

export async function countMessages(path: string): Promise<number> {
  let count = 0;
  for await (const _ of splitMbox(fileChunks(path))) count++;
  return count;
}

/** Writes an mbox of so many messages, made of the fixtures; the same bytes on every run. Returns its size in bytes. */
export async function writeMailbox(path: string, messages: number): Promise<number> {
  const random = createRandom(5);
  const fixtures = readFixtures();
  const filler = fillerLines(random);
  const out = createWriteStream(path, { highWaterMark: KB * KB });
  for (let n = 0; n < messages; n++) {
    const fixture = fixtures[Math.floor(random() * fixtures.length)] as string;
    const message = `${SEPARATOR}${grow(fixture, returnedBytes(random), filler)}\n`;
    if (!out.write(message, 'latin1')) await once(out, 'drain');
  }
  out.end();
  await finished(out);
  return out.bytesWritten;
}

/** As an mbox holds them: LF, `From ` quoted, one line end at the end. One character a byte. */
function readFixtures(): readonly string[] {
  return readdirSync('fixtures', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.eml'))
    .sort()
    .map((name) => Buffer.from(stripPreamble(readFileSync(join('fixtures', name)))).toString('latin1'))
    .map((text) =>
      `${text.replaceAll('\r\n', '\n').replaceAll('\r', '\n').trimEnd()}\n`.replace(/^(>*From )/gm, '>$1'),
    );
}

function returnedBytes(random: () => number): number {
  let dice = random();
  for (const { share, least, most } of SPREAD) {
    if (dice < share) return least + Math.floor(random() * (most - least));
    dice -= share;
  }
  return 0;
}

/** Lines as of an attachment in base64. */
function fillerLines(random: () => number): string {
  const bytes = Buffer.from(Array.from({ length: 540 * KB }, () => Math.floor(random() * 256)));
  return bytes.toString('base64').replace(/.{76}/g, '$&\n');
}

/** The original stands in the last part, so the filler goes before the closing boundary; without one, to the end. */
function grow(message: string, bytes: number, filler: string): string {
  if (bytes === 0) return message;
  const end = /\n--[^\n]{1,200}--\n*$/.exec(message)?.index ?? message.length - 1;
  return `${message.slice(0, end)}\n${filler.slice(0, bytes)}${message.slice(end)}`;
}
