import * as z from 'zod/mini';
import { type ServiceEvent, service, text } from '../shape/event.ts';
import { address, status, when, words } from '../shape/values.ts';

const shape = z.looseObject({
  type: z.string(),
  rcpt: z.string(),
  dsnStatus: z.string(),
  ...{ dsnAction: text, dsnDiag: text, dsnMta: text, orig: text, orcpt: text, timeLogged: text, jobId: text },
  'header_Message-Id': text,
});

const KINDS: Readonly<Record<string, ServiceEvent['kind']>> = {
  b: 'bounce',
  rb: 'bounce',
  t: 'delay',
  d: 'success',
  f: 'feedback',
};

/** An accounting file of PowerMTA (CSV). https://www.bird.com/email/power-mta */
export const powermta = service('PowerMTA', shape, (row) => {
  const kind = KINDS[row.type.toLowerCase()];
  if (kind === undefined) return [];
  return [
    {
      kind,
      recipient: address(row.rcpt),
      words: words(row.dsnDiag),
      status: status(/[245]\.\d{1,3}\.\d{1,3}/.exec(row.dsnStatus)?.[0]),
      remoteMta: /^(\S{1,255}) \(/.exec(row.dsnMta ?? '')?.[1] ?? null,
      date: when(row.timeLogged),
      sender: address(row.orig),
      messageId: row['header_Message-Id'] ?? null,
    },
  ];
});
