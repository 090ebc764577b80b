import burner from '@kenjiuno/msgreader/lib/Burner.js';

/** Properties by number and type, such as `0037001F` (the subject, Unicode). */
export interface MsgParts {
  readonly properties: Readonly<Record<string, string | Uint8Array>>;
  readonly recipients?: readonly Readonly<Record<string, string>>[];
  readonly attachments?: readonly (Readonly<Record<string, string | Uint8Array>> | MsgParts)[];
}

const [FOLDER, STREAM, ROOT] = [1, 2, 5];

interface Entry {
  readonly name: string;
  readonly type: number;
  readonly length: number;
  readonly binaryProvider?: () => Uint8Array;
  readonly children?: number[];
}

/** A .msg file as Outlook saves it (MS-OXMSG): a folder of streams, one a property. */
export function msgFile(parts: MsgParts): Uint8Array {
  const entries: Entry[] = [{ name: 'Root Entry', type: ROOT, length: 0, children: [] }];
  addMessage(entries, 0, parts, 32);
  return burner.burn(entries as never);
}

function addMessage(entries: Entry[], at: number, parts: MsgParts, headLength: number): void {
  addProperties(entries, at, parts.properties, headLength);
  for (const [i, recipient] of (parts.recipients ?? []).entries())
    addProperties(entries, addFolder(entries, at, `__recip_version1.0_#${hex(i)}`), recipient, 8);
  for (const [i, attachment] of (parts.attachments ?? []).entries()) {
    const folder = addFolder(entries, at, `__attach_version1.0_#${hex(i)}`);
    if (!isMessage(attachment)) addProperties(entries, folder, attachment, 8);
    else {
      addProperties(entries, folder, {}, 8);
      addMessage(entries, addFolder(entries, folder, '__substg1.0_3701000D'), attachment, 24);
    }
  }
}

const isMessage = (attachment: object): attachment is MsgParts => 'properties' in attachment;

function addProperties(
  entries: Entry[],
  at: number,
  properties: Readonly<Record<string, string | Uint8Array>>,
  headLength: number,
): void {
  const big = Object.entries(properties).filter(([tag]) => !tag.endsWith('0003'));
  for (const [tag, value] of big) addStream(entries, at, `__substg1.0_${tag}`, bytesOf(tag, value));
  const fixed = Object.entries(properties).filter(([tag]) => tag.endsWith('0003'));
  const table = Buffer.alloc(headLength + fixed.length * 16);
  for (const [i, [tag, value]] of fixed.entries()) {
    table.writeUInt32LE(Number.parseInt(tag, 16), headLength + i * 16);
    table.writeInt32LE(Number(value), headLength + i * 16 + 8);
  }
  addStream(entries, at, '__properties_version1.0', table);
}

const bytesOf = (tag: string, value: string | Uint8Array): Uint8Array =>
  typeof value !== 'string' ? value : Buffer.from(value, tag.endsWith('001F') ? 'utf16le' : 'latin1');

function addFolder(entries: Entry[], at: number, name: string): number {
  entries.push({ name, type: FOLDER, length: 0, children: [] });
  entries[at]?.children?.push(entries.length - 1);
  return entries.length - 1;
}

// The writer copies from the beginning of the buffer below, so a view would not do.
function addStream(entries: Entry[], at: number, name: string, bytes: Uint8Array): void {
  entries.push({ name, type: STREAM, length: bytes.length, binaryProvider: () => Uint8Array.from(bytes) });
  entries[at]?.children?.push(entries.length - 1);
}

const hex = (value: number): string => value.toString(16).toUpperCase().padStart(8, '0');
