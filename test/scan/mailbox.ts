import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** An mbox of so many messages, all fixtures in turn; the number of each stands in its separator. */
export function mailbox(count: number): Buffer {
  const fixtures = readdirSync('fixtures', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.eml'))
    .sort()
    .map((name) => readFileSync(join('fixtures', name), 'latin1').replaceAll('\r\n', '\n'));
  const messages = Array.from({ length: count }, (_, i) => quoted(fixtures[i % fixtures.length] ?? ''));
  return Buffer.from(
    messages.map((message) => `From MAILER-DAEMON Fri Nov 20 10:15:00 2026\n${message}\n`).join(''),
    'latin1',
  );
}

const quoted = (message: string): string => `${message.trim()}\n`.replace(/^(>*From )/gm, '>$1');
