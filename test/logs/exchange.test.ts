import { describe, expect, test } from 'vitest';
import { tellShape } from '../../src/input/store/shape.ts';
import { readLogText } from '../../src/logs/text.ts';
import { HEAD, line } from './writers/exchange.ts';

const NOW = Date.parse('2026-11-21T00:00:00+09:00');
const AT = Date.parse('2026-11-20T01:15:00Z');
const MAIL = {
  ...{ 'internal-message-id': 4711, 'message-id': '<a@example.jp>', 'sender-address': 'hanako@example.jp' },
  'message-subject': 'hello, world',
};
const toldBy = (...lines: readonly string[]) => readLogText(lines.join('\n'), NOW);
const failuresBy = (...lines: readonly string[]) => toldBy(...lines)?.flatMap(({ failures }) => failures) ?? [];

describe('message tracking of Exchange', () => {
  test('is known by its head, which looks like a header', () => {
    expect(tellShape(Buffer.from(`\ufeff${HEAD.join('\r\n')}\r\n`))).toBe('lines');
    const smtp = ['#Software: Microsoft Exchange Server', '#Version: 15.0.0.0', '#Log-type: SMTP Send Protocol Log'];
    expect(tellShape(Buffer.from(`${smtp.join('\r\n')}\r\n`))).not.toBe('lines');
  });

  test('tells a failure with the last error of its server', () => {
    const row = line(AT, {
      ...{ ...MAIL, source: 'SMTP', 'event-id': 'FAIL', 'recipient-address': 'taro@example.org' },
      'recipient-status':
        '[{LED=550 5.1.1 <taro@example.org>: User unknown};{MSG=};{FQDN=mx.example.org};{IP=192.0.2.8};{LRT=11/20/2026 1:15:00 AM}]',
    });
    const [notice] = toldBy(...HEAD, row) ?? [];
    expect(notice).toMatchObject({ queueId: '4711', date: '2026-11-20T01:15:00+00:00' });
    expect(notice?.original).toMatchObject({
      ...{ sender: 'hanako@example.jp', messageId: '<a@example.jp>', subject: 'hello, world' },
    });
    expect(notice?.failures).toMatchObject([
      {
        ...{ kind: 'bounce', recipient: 'taro@example.org', replyCode: '550', status: '5.1.1' },
        ...{ remoteMta: 'mx.example.org', diagnosticCode: '550 5.1.1 <taro@example.org>: User unknown' },
      },
    ]);
  });

  test('gives each of several recipients its own words, and none where it does not say whose they are', () => {
    const row = (status: string) =>
      line(AT, {
        ...{ ...MAIL, source: 'ROUTING', 'event-id': 'FAIL', 'recipient-address': 'a@example.org;b@example.org' },
        'recipient-status': status,
      });
    const words = (status: string) => failuresBy(...HEAD, row(status)).map(({ diagnosticCode }) => diagnosticCode);
    expect(words('550 5.1.10 RESOLVER.ADR.RecipientNotFound; not found;550 5.2.2 full')).toEqual([
      '550 5.1.10 RESOLVER.ADR.RecipientNotFound; not found',
      '550 5.2.2 full',
    ]);
    expect(words('[{LED=550 5.1.1 no [192.0.2.8]}];[{LED=552 5.2.2 full}]')).toEqual([
      '550 5.1.1 no [192.0.2.8]',
      '552 5.2.2 full',
    ]);
    expect(words('550 5.1.1 no')).toEqual([null, null]);
  });

  test('knows who handed a mail to another service of its own from who sent it on', () => {
    const sent = {
      ...MAIL,
      source: 'SMTP',
      'recipient-address': 'taro@example.org',
      'recipient-status': '250 2.1.5 OK',
    };
    const actions = (head: readonly string[], event: string) =>
      failuresBy(...head, line(AT, { ...sent, 'event-id': event })).map(({ action }) => action);
    const old = HEAD.map((one) => one.replace('15.02.1118.040', '14.3.123.4'));
    expect(actions(HEAD, 'SENDEXTERNAL')).toEqual(['delivered']);
    expect(actions(HEAD, 'SEND')).toEqual(['relayed']);
    expect(actions(old, 'SEND')).toEqual(['delivered']);
    expect(actions(HEAD, 'DELIVER')).toEqual(['delivered']);
  });

  test('tells of rows that were copied without their head, as Exchange 2010 and later ones wrote them', () => {
    const row = line(AT, {
      ...{ ...MAIL, source: 'ROUTING', 'event-id': 'FAIL', 'recipient-address': 'taro@example.jp' },
      ...{ 'network-message-id': '12345678-0000-4000-8000-000000000001', 'recipient-status': '550 5.1.1 not found' },
    });
    const old = row.replace('12345678-0000-4000-8000-000000000001,', '');
    for (const one of [row, old])
      expect(failuresBy(one)).toMatchObject([{ recipient: 'taro@example.jp', status: '5.1.1', kind: 'bounce' }]);
  });

  test('knows what an agent turned away at its own door from what another server refused', () => {
    const row = (fqdn: string) =>
      line(AT, {
        ...{ ...MAIL, source: 'SMTP', 'event-id': 'FAIL', 'recipient-address': 'hanako@example.jp' },
        ...{ 'source-context': 'Sender Id Agent', 'connector-id': 'MX1\\Default MX1', directionality: 'Incoming' },
        'recipient-status': `[{LED=550 5.7.1 Sender ID (PRA) Not Permitted};{MSG=};{FQDN=${fqdn}};{IP=192.0.2.8};{LRT=}]`,
      });
    expect(toldBy(...HEAD, row(''))).toMatchObject([{ logged: 'refused' }]);
    expect(failuresBy(...HEAD, row('mx.example.org'))).toMatchObject([
      { kind: 'bounce', remoteMta: 'mx.example.org', status: '5.7.1' },
    ]);
  });

  test('tells nothing where notices are written, groups expanded or mails taken in', () => {
    const events = ['DSN', 'RECEIVE', 'EXPAND', 'REDIRECT', 'SUBMIT', 'HADISCARD', 'constructor'];
    for (const event of events) {
      const row = line(AT, { ...MAIL, source: 'SMTP', 'event-id': event, 'recipient-address': 'taro@example.org' });
      expect(failuresBy(...HEAD, row)).toMatchObject([{ kind: 'other', recipient: null }]);
    }
  });
});
