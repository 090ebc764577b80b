import { asBuffer } from '../bytes/chunks.ts';
import { looksLikeField } from './separator.ts';

const HEAD = 16_384;

/** Nobody types these; a screen seldom shows them. */
const WRITTEN_BY_MACHINES: ReadonlySet<string> = new Set([
  ...['received', 'return-path', 'delivered-to', 'x-original-to', 'envelope-to', 'delivery-date', 'message-id'],
  ...['mime-version', 'content-type', 'content-transfer-encoding', 'content-disposition', 'auto-submitted'],
  ...['dkim-signature', 'received-spf', 'authentication-results', 'arc-seal', 'x-failed-recipients', 'x-mailer'],
  ...['in-reply-to', 'references', 'precedence', 'list-id', 'list-unsubscribe', 'errors-to', 'user-agent'],
  ...['content-length', 'x-status', 'x-uid', 'x-mozilla-status'],
]);
/** People paste these too: a mail program shows them above the text. */
const SHOWN_ON_SCREEN: ReadonlySet<string> = new Set([
  ...['from', 'to', 'cc', 'bcc', 'subject', 'date', 'reply-to', 'sender'],
]);

/** The first line is a header field; enough where a file's name or a mailbox says "mail" already. */
export function startsWithField(bytes: Uint8Array): boolean {
  return looksLikeField(asBuffer(bytes).toString('latin1', 0, 100));
}

/**
 * Whether text begins with the header of a mail: two known fields, one of them written by machines;
 * or only such as a person could have pasted, if From stands among them and a body follows.
 */
export function looksLikeHeader(bytes: Uint8Array): boolean {
  const { names, body } = readNames(asBuffer(bytes).toString('latin1', 0, HEAD));
  const machines = names.filter(isMachine).length;
  const shown = names.filter((name) => SHOWN_ON_SCREEN.has(name)).length;
  if (machines > 0) return machines + shown >= 2;
  const others = names.filter((name) => !SHOWN_ON_SCREEN.has(name) && !name.startsWith('x-')).length;
  return body && names.includes('from') && shown >= 2 && others === 0;
}

const isMachine = (name: string): boolean => WRITTEN_BY_MACHINES.has(name);

interface Names {
  readonly names: readonly string[];
  /** The fields ended at a blank line, and something follows it. */
  readonly body: boolean;
}

function readNames(head: string): Names {
  const names: string[] = [];
  let byMachine = false;
  // Gateways lose the blank of a folded line, and put lines of their own between.
  let strays = 0;
  const lines = head.split(/\r\n|\r|\n/);
  for (const [index, line] of lines.entries()) {
    if (line === '') return { names, body: lines.slice(index).some((later) => later.trim() !== '') };
    const name = /^([!-9;-~]{1,76})[ \t]{0,8}:/.exec(line)?.[1];
    if (name !== undefined) {
      names.push(name.toLowerCase());
      byMachine ||= isMachine(name.toLowerCase());
    } else if (!/^[ \t]/.test(line)) strays += 1;
    if (strays > (byMachine ? 2 : 0)) break;
  }
  return { names, body: false };
}
