import * as z from 'zod/mini';
import { type ServiceEvent, service, text } from '../shape/event.ts';
import { address, when, words } from '../shape/values.ts';

const shape = z.looseObject({
  recipientAddress: z.string(),
  status: z.string(),
  ...{ detail: text, senderAddress: text, subject: text, receivedDateTime: text, received: text, messageId: text },
  ...{ id: text, messageTraceId: text },
});

const KINDS: Readonly<Record<string, ServiceEvent['kind']>> = {
  failed: 'bounce',
  pending: 'delay',
  delivered: 'success',
};

/** A message trace of Exchange Online, by Graph or by PowerShell. https://learn.microsoft.com/graph/api/resources/exchangemessagetrace */
const trace = service('Exchange Online', shape, (row) => {
  const kind = KINDS[row.status.toLowerCase()];
  if (kind === undefined) return [];
  return [
    {
      kind,
      recipient: address(row.recipientAddress),
      words: words(row.detail),
      date: when(row.receivedDateTime ?? row.received),
      sender: address(row.senderAddress),
      subject: row.subject ?? null,
      messageId: row.messageId ?? null,
      queueId: row.messageTraceId ?? row.id ?? null,
    },
  ];
});

export const exchangeTrace = {
  ...trace,
  /** PowerShell begins its names with a capital. */
  read: (value: unknown) => trace.read(isRow(value) ? Object.fromEntries(Object.entries(value).map(lowered)) : value),
};

const isRow = (value: unknown): value is object => typeof value === 'object' && value !== null && !Array.isArray(value);
const lowered = ([key, value]: readonly [string, unknown]): readonly [string, unknown] => [
  key.charAt(0).toLowerCase() + key.slice(1),
  value,
];
