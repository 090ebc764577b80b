import { expect, test } from 'vitest';
import { once } from '../../src/input/bytes/chunks.ts';
import type { InputItem } from '../../src/input/item/item.ts';
import { readSource } from '../../src/input/store/source.ts';
import type { BounceRecord } from '../../src/model.ts';
import { createEngine } from '../../src/pipeline.ts';
import { msgFile } from './msg-file.ts';

const engine = createEngine();

async function items(bytes: Uint8Array): Promise<readonly InputItem[]> {
  const read: InputItem[] = [];
  for await (const item of readSource(once(bytes), 'a.msg', { mode: 'files', expected: null })) read.push(item);
  return read;
}

async function records(bytes: Uint8Array): Promise<readonly BounceRecord[]> {
  const [item] = await items(bytes);
  if (item?.type !== 'message') throw new Error(`no message: ${JSON.stringify(item)}`);
  return (await engine.diagnose(item.message)).map(({ record }) => record);
}

const NDR = {
  properties: {
    '001A001F': 'REPORT.IPM.Note.NDR',
    '0037001F': '配信不能: お見積りの件',
    '0C1A001F': 'システム管理者',
    '1001001F': '次の受信者にメッセージを配信できませんでした。',
    '6820001F': 'mail.example.jp',
  },
  recipients: [
    {
      '39FE001F': 'taro@example.net',
      '3001001F': 'taro',
      '0C1B001F': '<mail.example.jp #5.1.1 smtp;550 5.1.1 <taro@example.net>... User unknown>',
    },
    { '3003001F': 'jiro@example.org', '3001001F': 'jiro', '0C200003': '522' },
  ],
  attachments: [
    {
      properties: {
        '001A001F': 'IPM.Note',
        '0037001F': 'お見積りの件',
        '5D01001F': 'hanako@example.jp',
        '1035001F': '<1@example.jp>',
        '1000001F': '本文です。',
      },
    },
  ],
};

test('a report that Outlook took apart tells of every recipient, with the words and the original', async () => {
  const [taro, jiro] = await records(msgFile(NDR));
  expect(taro).toMatchObject({ kind: 'bounce', recipient: 'taro@example.net', status: '5.1.1', replyCode: '550' });
  expect(taro).toMatchObject({ reason: 'userunknown', reportingMta: 'mail.example.jp', subject: 'お見積りの件' });
  expect(taro?.diagnosticCode).toBe('550 5.1.1 <taro@example.net>... User unknown');
  expect(jiro).toMatchObject({ recipient: 'jiro@example.org', status: '5.2.2', reason: 'mailboxfull' });
});

test('a notice that is plain mail keeps the header it came with', async () => {
  const [record] = await records(
    msgFile({
      properties: {
        '001A001F': 'IPM.Note',
        '007D001F':
          'From: MAILER-DAEMON@mail.example.jp\r\nTo: hanako@example.jp\r\nSubject: failure notice\r\nDate: Fri, 20 Nov 2026 10:15:00 +0900\r\nContent-Type: text/html;\r\n\tcharset=x\r\nContent-Transfer-Encoding: 7bit\r\n\r\n',
        '1000001F':
          "Hi. This is the qmail-send program at mail.example.jp.\r\nI'm afraid I wasn't able to deliver your message to the following addresses.\r\n\r\n<taro@example.net>:\r\n192.0.2.1 does not like recipient.\r\nRemote host said: 550 5.1.1 User unknown\r\n",
      },
    }),
  );
  expect(record).toMatchObject({ kind: 'bounce', recipient: 'taro@example.net', reason: 'userunknown' });
  expect(record?.date).toBe('2026-11-20T10:15:00+09:00');
});

test('report and original that came along as files are read as they are', async () => {
  const status =
    'Reporting-MTA: dns; mx.example.jp\r\n\r\nFinal-Recipient: rfc822; taro@example.net\r\nAction: failed\r\nStatus: 5.2.2\r\nDiagnostic-Code: smtp; 552 5.2.2 Mailbox full\r\n';
  const [record] = await records(
    msgFile({
      properties: { '001A001F': 'REPORT.IPM.Note.NDR', '0037001F': 'Undeliverable', '1000001F': 'Delivery failed.' },
      recipients: [{ '39FE001F': 'wrong@example.net' }],
      attachments: [
        { '370E001F': 'message/delivery-status', '37010102': Buffer.from(status) },
        { '3707001F': 'x.eml', '37010102': Buffer.from('From: hanako@example.jp\r\nSubject: hello\r\n\r\nbody\r\n') },
      ],
    }),
  );
  expect(record).toMatchObject({ recipient: 'taro@example.net', reason: 'mailboxfull', subject: 'hello' });
});

test('an ordinary message is no notice', async () => {
  const [record] = await records(
    msgFile({
      properties: { '001A001F': 'IPM.Note', '0037001F': '会議の件', '1000001F': '明日の10時からです。' },
      recipients: [{ '39FE001F': 'taro@example.net' }],
    }),
  );
  expect(record?.kind).toBe('other');
});

test('Japanese of an Outlook without Unicode is read', async () => {
  const sjis = Buffer.from('8367836283678343835b', 'hex');
  const [item] = await items(msgFile({ properties: { '001A001E': 'IPM.Note', '1000001E': sjis, '0037001E': 'x' } }));
  const body = item?.type === 'message' ? Buffer.from(item.message.bytes).toString() : '';
  expect(body).toContain(Buffer.from(new TextDecoder('shift_jis').decode(sjis)).toString('base64'));
});

test('a damaged file is answered with what to do instead', async () => {
  const good = msgFile(NDR);
  const damaged = [good.subarray(0, 600), good.subarray(0, 512), Buffer.from('d0cf11e0a1b11ae1', 'hex')];
  for (const bytes of damaged)
    expect(await items(bytes)).toMatchObject([
      { type: 'problem', code: 'msg', message: expect.stringMatching(/名前を付けて保存/) },
    ]);
});

test('chains and trees that never end are refused, and no single wrong byte is a reason to hang', async () => {
  const good = Buffer.from(msgFile(NDR));
  const directory = (good.readInt32LE(48) + 1) * 512;
  const allocation = (good.readInt32LE(76) + 1) * 512;
  const circles = [
    // An entry that is its own neighbour, a folder inside itself, a sector that follows itself.
    (copy: Buffer) => copy.writeInt32LE(1, directory + 128 + 68),
    (copy: Buffer) => copy.writeInt32LE(0, directory + 76),
    (copy: Buffer) => copy.writeInt32LE(good.readInt32LE(48), allocation + good.readInt32LE(48) * 4),
    (copy: Buffer) => copy.writeInt32LE(0x7fffffff, 72),
    (copy: Buffer) => copy.writeInt32LE(0x7fffffff, directory + 128 + 120),
  ];
  for (const spoil of circles) {
    const copy = Buffer.from(good);
    spoil(copy);
    expect(await items(copy)).toMatchObject([{ type: 'problem', code: 'msg' }]);
  }
  let read = 0;
  for (let at = 24; at < good.length; at += 7) {
    const copy = Buffer.from(good);
    copy[at] = (copy[at] ?? 0) ^ 0xff;
    read += (await items(copy)).length;
  }
  expect(read).toBe(Math.ceil((good.length - 24) / 7));
});
