import msgreader from '@kenjiuno/msgreader';
import { ownBytes } from '../bytes/chunks.ts';
import { toMime } from './mime.ts';
import { isSound } from './sound.ts';

// Node hands over a CommonJS module's exports as `default`; other loaders hand over what it calls its default.
const MsgReader = msgreader.default ?? (msgreader as unknown as typeof msgreader.default);

/** An Outlook message (MS-OXMSG) as the mail it was made from; null where the file is damaged or no message. */
export function readMsg(bytes: Uint8Array): Uint8Array | null {
  if (!isSound(bytes)) return null;
  const reader = new MsgReader(ownBytes(bytes).buffer as ArrayBuffer);
  // Messages of old Outlooks have no Unicode; here they are Japanese.
  reader.parserConfig = { includeRawProps: true, ansiEncoding: 'cp932' };
  try {
    const fields = reader.getFileData();
    if (fields.error !== undefined || fields.messageClass === undefined) return null;
    return toMime(fields, (attachment) => reader.getAttachment(attachment).content);
  } catch {
    return null;
  }
}
