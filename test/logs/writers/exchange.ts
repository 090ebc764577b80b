import type { Recipient } from '../mails.ts';
import type { Writer } from './writer.ts';

const COLUMNS = [
  ...['date-time', 'client-ip', 'client-hostname', 'server-ip', 'server-hostname', 'source-context', 'connector-id'],
  ...['source', 'event-id', 'internal-message-id', 'message-id', 'network-message-id', 'recipient-address'],
  ...['recipient-status', 'total-bytes', 'recipient-count', 'related-recipient-address', 'reference'],
  ...['message-subject', 'sender-address', 'return-path', 'message-info', 'directionality', 'tenant-id'],
  ...['original-client-ip', 'original-server-ip', 'custom-data', 'transport-traffic-type', 'log-id', 'schema-version'],
] as const;
type Row = Partial<Readonly<Record<(typeof COLUMNS)[number], string | number>>>;

export const HEAD = [
  '#Software: Microsoft Exchange Server',
  '#Version: 15.02.1118.040',
  '#Log-type: Message Tracking Log',
  '#Date: 2026-11-02T00:00:00.000Z',
  `#Fields: ${COLUMNS.join(',')}`,
] as const;

const cell = (value: string | number = ''): string =>
  /[",]/.test(String(value)) ? `"${String(value).replaceAll('"', '""')}"` : String(value);
const stamp = (time: number): string => new Date(time).toISOString();
export const line = (time: number, row: Row): string =>
  COLUMNS.map((name) => cell(name === 'date-time' ? stamp(time) : row[name])).join(',');

const idOf = (number: number): string => String(64_712_272_000_000 + number);
const guid = (number: number): string => `12345678-0000-4000-8000-${String(number).padStart(12, '0')}`;
const failure = (reply: string, { host, ip }: Recipient, time: number): string =>
  `[{LED=${reply}};{MSG=};{FQDN=${host}};{IP=${ip}};{LRT=${stamp(time)}}]`;

const NOISE: readonly Row[] = [
  {
    source: 'STOREDRIVER',
    'event-id': 'NOTIFYMAPI',
    'source-context': 'MDB:1, Mailbox:2, Event:3, MessageClass:IPM.Note',
  },
  {
    source: 'STOREDRIVER',
    'event-id': 'SUBMIT',
    'recipient-address': 'staff@example.jp',
    'sender-address': 'a@example.jp',
  },
  { source: 'SMTP', 'event-id': 'HAREDIRECT', 'recipient-address': 'staff@example.jp;b@example.jp' },
  { source: 'AGENT', 'event-id': 'AGENTINFO', 'recipient-address': 'staff@example.jp', 'custom-data': 'S:AMA=SUM|v=0' },
  {
    source: 'DSN',
    'event-id': 'DSN',
    'recipient-address': 'staff@example.jp',
    'sender-address': 'postmaster@example.jp',
  },
  {
    source: 'ROUTING',
    'event-id': 'EXPAND',
    'recipient-address': 'b@example.jp;c@example.jp',
    'related-recipient-address': 'all@example.jp',
  },
];

/** Message tracking of Exchange 2019. */
export const exchange: Writer = {
  head: HEAD,
  names: ['MSGTRK2026110210-1.LOG', 'MSGTRK2026110209-10.LOG', 'MSGTRK2026110209-9.LOG.gz'],
  zone: '+00:00',
  queueId: ({ number }) => idOf(number),
  accepted: ({ number, sender, messageId, recipients }, time) => [
    line(time, {
      ...{ source: 'SMTP', 'event-id': 'RECEIVE', 'internal-message-id': idOf(number), 'message-id': messageId },
      ...{
        'network-message-id': guid(number),
        'recipient-address': recipients.map(({ address }) => address).join(';'),
      },
      ...{ 'message-subject': 'お知らせ, 今月の"特典"', 'sender-address': sender, directionality: 'Originating' },
    }),
  ],
  attempt: ({ number, sender, messageId }, recipient, { outcome, reply }, time) => [
    line(time, {
      ...{ source: 'SMTP', 'internal-message-id': idOf(number), 'message-id': messageId },
      'event-id': { sent: 'SENDEXTERNAL', deferred: 'DEFER', bounced: 'FAIL' }[outcome],
      ...(outcome === 'sent' && { 'server-hostname': recipient.host }),
      ...{ 'network-message-id': guid(number), 'recipient-address': recipient.address },
      'recipient-status': outcome === 'sent' ? reply : failure(reply, recipient, time),
      ...{ 'message-subject': 'お知らせ, 今月の"特典"', 'sender-address': sender, 'recipient-count': 1 },
    }),
  ],
  expired: ({ number, sender, messageId }, waiting, time) =>
    waiting.map(({ address }) =>
      line(time, {
        ...{ source: 'QUEUE', 'event-id': 'FAIL', 'internal-message-id': idOf(number), 'message-id': messageId },
        ...{ 'network-message-id': guid(number), 'recipient-address': address, 'sender-address': sender },
        'recipient-status': `[{LRT=${stamp(time)}};{LED=550 4.4.7 QUEUE.Expired; message expired};{FQDN=};{IP=}]`,
      }),
    ),
  removed: () => [],
  refused: () => null,
  noise: (n, time) => line(time, NOISE[n % NOISE.length] as Row),
};
