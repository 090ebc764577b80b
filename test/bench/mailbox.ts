import { once } from 'node:events';
import { createWriteStream, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { stripPreamble } from '../../src/input/mbox/preamble.ts';
import { createRandom } from './random.ts';

const KB = 1024;
/** How much of the original came back: most servers return its header alone, a few return a large mail whole. */
const SPREAD = [
  { share: 0.6, least: 0, most: 0 },
  { share: 0.3, least: 1 * KB, most: 12 * KB },
  { share: 0.09, least: 12 * KB, most: 60 * KB },
  { share: 0.01, least: 100 * KB, most: 700 * KB },
] as const;
const SEPARATOR = 'From MAILER-DAEMON Fri Nov 20 10:15:00 2026\n';

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
