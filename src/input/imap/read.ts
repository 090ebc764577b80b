import { ImapFlow } from 'imapflow';
import { ownBytes } from '../bytes/chunks.ts';
import { DEFAULT_MAX_MESSAGE, type InputItem, type MessageItem, type Note } from '../item/item.ts';
import { problem } from '../item/problem.ts';
import { stripPreamble } from '../mbox/preamble.ts';
import type { Memory } from '../seen/memory.ts';
import { imapProblem } from './fault.ts';
import { type ImapLocation, parseLocation, withoutPassword } from './location.ts';

export interface ImapOptions {
  /** Asked once for each address; null where nobody can give one. */
  readonly password?: ((shown: string) => Promise<string | null>) | undefined;
  /** Only messages that came on that day (RFC 3501 section 6.4.4: the server's INTERNALDATE) or later. */
  readonly since?: Date | undefined;
  /** Bytes read of one message. Default 64 MiB. */
  readonly maxMessage?: number | undefined;
  /** What was read before is not read again. */
  readonly memory?: Memory | undefined;
}

/** So many messages are asked for at once; each comes when the one before it was taken. */
const AT_ONCE = 100;

/**
 * The messages of a folder on an IMAP server, in the order of their UIDs. Read-only: the folder is opened with EXAMINE
 * and messages are fetched with BODY.PEEK (RFC 3501 sections 6.3.2 and 6.4.5), so that no flag changes.
 */
export async function* readImap(path: string, options: ImapOptions): AsyncGenerator<InputItem> {
  const location = parseLocation(path);
  if (typeof location === 'string') return yield problem(withoutPassword(path), `imap-${location}`);
  const password = (await options.password?.(location.shown)) ?? null;
  if (password === null) return yield problem(location.shown, 'imap-unasked');
  const client = connectionTo(location, password);
  let read = 0;
  try {
    await client.connect();
    for await (const item of messagesIn(client, location, options)) {
      yield item;
      if (item.type === 'message') read += 1;
    }
    await client.logout();
  } catch (error) {
    yield imapProblem(location.shown, error, read, await foldersOf(client));
  } finally {
    client.close();
  }
}

function connectionTo({ host, port, secure, user }: ImapLocation, pass: string): ImapFlow {
  const auth = { user, pass };
  const starttls = secure ? {} : { doSTARTTLS: true };
  const client = new ImapFlow({ host, port, secure, ...starttls, auth, logger: false, disableAutoIdle: true });
  // What goes wrong between two questions is told by the next one.
  client.on('error', () => {});
  return client;
}

async function* messagesIn(
  client: ImapFlow,
  { folder, shown }: ImapLocation,
  { since, memory, maxMessage = DEFAULT_MAX_MESSAGE }: ImapOptions,
): AsyncGenerator<MessageItem | Note> {
  const { uidValidity, uidNext } = await client.mailboxOpen(folder, { readOnly: true });
  const validity = String(uidValidity);
  const before = memory?.server(shown);
  const last = before?.validity === validity ? before.uid : 0;
  if (before !== undefined && last === 0) yield { type: 'note', source: shown, message: RENUMBERED };
  let highest = last;
  const read = (uid: number): void => {
    highest = Math.max(highest, uid);
    memory?.setServer(shown, { validity, uid: highest });
  };
  const uids = await newUids(client, last, since);
  const wanted = { source: { maxLength: maxMessage }, size: true };
  let messageNumber = 0;
  for (let first = 0; first < uids.length; first += AT_ONCE) {
    const range = uids.slice(first, first + AT_ONCE).join(',');
    for await (const { uid, source = Buffer.of(), size = 0 } of client.fetch(range, wanted, { uid: true })) {
      messageNumber += 1;
      const bytes = ownBytes(stripPreamble(source));
      const truncated = size > source.length;
      yield { type: 'message', message: { source: shown, messageNumber, bytes, shape: 'mail', truncated } };
      read(uid);
    }
  }
  // What came on an earlier day than anybody asked for counts as read.
  read(uidNext - 1);
}

const RENUMBERED =
  'サーバーがメールの番号を付け直したため、初めから読み直します。前回までの結果と重なることがあります。';

/** Numbers shift when somebody deletes a message, UIDs do not. */
async function newUids(client: ImapFlow, last: number, since: Date | undefined): Promise<readonly number[]> {
  const wanted = { ...(since ? { since } : { all: true }), ...(last > 0 && { uid: `${last + 1}:*` }) };
  const found = (await client.search(wanted, { uid: true })) || [];
  // The star is the last message, even where that has a lower number.
  return found.filter((uid) => uid > last);
}

const MOST_NAMES = 30;

/** Who mistyped a folder wants to see what there is. */
async function foldersOf(client: ImapFlow): Promise<readonly string[]> {
  if (!client.usable) return [];
  const folders = await client.list().catch(() => []);
  return folders.map(({ path }) => path).slice(0, MOST_NAMES);
}
