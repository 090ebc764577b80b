import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { signedContent } from '../../src/mail/inner/signed.ts';
import { parseMail } from '../../src/mail/parse.ts';
import { readTnef } from '../../src/mail/tnef/read.ts';
import type { Mail } from '../../src/model.ts';
import { createEngine } from '../../src/pipeline.ts';
import fc from '../fast-check.ts';

const attached = (file: string): Buffer => {
  const encoded = /Content-Transfer-Encoding: base64\n(?:.+\n)*\n((?:[A-Za-z0-9+/=]+\n)+)/.exec(
    readFileSync(file, 'utf8'),
  );
  return Buffer.from(encoded?.[1] ?? '', 'base64');
};
const TNEF = attached('fixtures/exchange/winmail.eml');
const SIGNED = attached('fixtures/shapes/signed-opaque.eml');

const mailWith = (type: string, name: string, content: Uint8Array): Promise<Mail> =>
  parseMail({
    source: '-',
    messageNumber: 1,
    bytes: Buffer.from(
      `From: a@example.jp\nSubject: x\nMIME-Version: 1.0\nContent-Type: ${type}; name="${name}"\nContent-Transfer-Encoding: base64\n\n${Buffer.from(content).toString('base64')}\n`,
    ),
    shape: 'mail',
    truncated: false,
  });

describe('winmail.dat', () => {
  test('holds a report as Outlook keeps it', async () => {
    const mail = await mailWith('application/ms-tnef', 'winmail.dat', TNEF);
    expect(mail.seal).toBeUndefined();
    expect(mail.text.trim()).toBe('メッセージを配信できませんでした。');
    expect(mail.parts.map(({ type, text }) => [type, text.trim()])).toMatchInlineSnapshot(`
      [
        [
          "message/delivery-status",
          "Final-Recipient: rfc822; ishida@example.com
      Action: failed
      Status: 5.1.1
      Diagnostic-Code: smtp;550 5.1.1 User unknown",
        ],
      ]
    `);
  });

  test('is told by its name too', async () => {
    const mail = await mailWith('application/octet-stream', 'WINMAIL.DAT', TNEF);
    expect(mail.parts.map(({ type }) => type)).toEqual(['message/delivery-status']);
  });

  test('damaged anywhere it is read as far as it goes, or said to be closed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(TNEF.length), fc.uint8Array({ maxLength: 8 }), async (at, bytes) => {
        const damaged = Buffer.concat([TNEF.subarray(0, at), bytes, TNEF.subarray(at + bytes.length)]);
        const mail = await mailWith('application/ms-tnef', 'winmail.dat', damaged);
        expect(mail.parts.length > 0 || mail.text !== '' || mail.seal === 'tnef').toBe(true);
      }),
    );
    expect(readTnef(Buffer.from('no winmail.dat'))).toBeNull();
  });
});

describe('S/MIME', () => {
  test('what is signed within is read', async () => {
    const mail = await mailWith('application/pkcs7-mime', 'smime.p7m', SIGNED);
    expect(mail.seal).toBeUndefined();
    expect(mail.parts.map(({ type }) => type)).toEqual(['message/delivery-status', 'message/rfc822']);
    expect(mail.text).toContain('<ishida@example.com>');
  });

  test('what is encrypted, or no S/MIME at all, stays closed', async () => {
    expect((await mailWith('application/pkcs7-mime', 'smime.p7m', Buffer.from('nothing'))).seal).toBe('encrypted');
    fc.assert(
      fc.property(fc.nat(SIGNED.length), fc.uint8Array({ minLength: 1, maxLength: 8 }), (at, bytes) => {
        const damaged = Buffer.concat([SIGNED.subarray(0, at), bytes, SIGNED.subarray(at + bytes.length)]);
        expect(() => signedContent(damaged)).not.toThrow();
      }),
    );
    expect(signedContent(Buffer.alloc(200_000, 0x30))).toBeNull();
  });
});

test.each([
  ['an encrypted notice', 'Undelivered Mail Returned to Sender', 'unreadable'],
  ['an encrypted letter', '見積書の件', 'other'],
])('%s', async (_, subject, kind) => {
  const bytes = Buffer.from(
    `From: a@example.jp\nTo: b@example.jp\nSubject: ${subject}\nMIME-Version: 1.0\nContent-Type: text/plain\n\n-----BEGIN PGP MESSAGE-----\n\nhQEMA000\n-----END PGP MESSAGE-----\n`,
  );
  const [finding] = await createEngine().diagnose({
    source: '-',
    messageNumber: 1,
    bytes,
    shape: 'mail',
    truncated: false,
  });
  expect(finding?.record.kind).toBe(kind);
  expect(finding?.record.title.includes('暗号化')).toBe(kind === 'unreadable');
});
