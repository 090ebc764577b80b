import { asBuffer } from './chunks.ts';

export interface Signature {
  readonly shape: 'msg' | 'gzip' | 'binary';
  /** What people call the format. */
  readonly name: string;
}

interface Magic extends Signature {
  readonly bytes: string;
  readonly at?: number;
}

const MAGICS: readonly Magic[] = [
  { shape: 'msg', name: 'Outlook', bytes: '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1' },
  { shape: 'gzip', name: 'gzip', bytes: '\x1f\x8b\x08' },
  { shape: 'binary', name: 'ZIP', bytes: 'PK\x03\x04' },
  { shape: 'binary', name: 'PDF', bytes: '%PDF-' },
  { shape: 'binary', name: 'PNG', bytes: '\x89PNG' },
  { shape: 'binary', name: 'JPEG', bytes: '\xff\xd8\xff' },
  { shape: 'binary', name: 'GIF', bytes: 'GIF8' },
  { shape: 'binary', name: 'Outlook PST', bytes: '!BDN' },
  { shape: 'binary', name: 'winmail.dat', bytes: '\x78\x9f\x3e\x22' },
  { shape: 'binary', name: 'bzip2', bytes: 'BZh' },
  { shape: 'binary', name: 'xz', bytes: '\xfd7zXZ\x00' },
  { shape: 'binary', name: 'zstd', bytes: '\x28\xb5\x2f\xfd' },
  { shape: 'binary', name: '7z', bytes: '7z\xbc\xaf\x27\x1c' },
  { shape: 'binary', name: 'tar', bytes: 'ustar', at: 257 },
];

/** A format known by its first bytes. */
export function signatureOf(head: Uint8Array): Signature | null {
  const start = asBuffer(head).toString('latin1', 0, 264);
  return MAGICS.find(({ bytes, at = 0 }) => start.startsWith(bytes, at)) ?? null;
}
