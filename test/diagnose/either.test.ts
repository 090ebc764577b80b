import { expect, test } from 'vitest';
import { createEngine } from '../../src/pipeline.ts';

const engine = createEngine();

async function reasonsOf(text: string): Promise<readonly string[]> {
  const bytes = new TextEncoder().encode(text);
  const [finding] = await engine.diagnose({ source: '-', messageNumber: 1, bytes, shape: 'text', truncated: false });
  const record = finding?.record;
  const found = new Set([record?.reason ?? '', ...(record?.candidates.map(({ reason }) => reason) ?? [])]);
  return [...found].sort();
}

test.each([
  ['550 No such user or mailbox is full', ['mailboxfull', 'userunknown']],
  ['550 5.1.1 User unknown / mailbox full', ['mailboxfull', 'userunknown']],
  ['550 5.1.1 User unknown/mailbox full', ['mailboxfull', 'userunknown']],
  ['550 Benutzer unbekannt oder Postfach voll', ['mailboxfull', 'userunknown']],
  ['550 宛先不明または容量超過', ['mailboxfull', 'userunknown']],
  ['550 メールボックスが満杯か、存在しないアドレスです', ['mailboxfull', 'userunknown']],
  ['550 Account suspended or user unknown', ['suspend', 'userunknown']],
  ['550 Mailbox full of user unknown', ['mailboxfull', 'userunknown']],
])('"%s" leaves open what it names', async (text, wanted) => {
  expect(await reasonsOf(text)).toEqual(wanted);
});

test.each([
  // Both are one reason.
  ['550 5.7.1 Blocked by SPF or DMARC policy', ['authfailure']],
  // Two sentences.
  ['550 User unknown. Your IP may be on a block list or not', ['blocked']],
  ['550 5.1.1 User unknown; see http://example.com/mailbox/full/or/spam', ['userunknown']],
  // Not the Dutch "of".
  ['550 5.7.1 Refused for the very low reputation of the sending IP address 192.0.2.1', ['badreputation']],
])('"%s" names one cause', async (text, wanted) => {
  expect(await reasonsOf(text)).toEqual(wanted);
});

test('where two causes stand, none is asserted, and each has its step', async () => {
  const bytes = new TextEncoder().encode('550 User unknown or mailbox full');
  const [finding] = await engine.diagnose({ source: '-', messageNumber: 1, bytes, shape: 'text', truncated: false });
  const { hardBounce, list, cause, remedy } = finding?.record ?? {};
  expect({ hardBounce, list }).toEqual({ hardBounce: null, list: 'hold' });
  expect(cause).toMatch(/「宛先不明」.*「容量超過」|「容量超過」.*「宛先不明」/);
  expect(remedy?.sender).toHaveLength(2);
});
