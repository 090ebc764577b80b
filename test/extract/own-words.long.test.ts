import { describe, expect, test } from 'vitest';
import type { BounceRecord } from '../../src/model.ts';
import { createEngine } from '../../src/pipeline.ts';
import fc from '../fast-check.ts';
import { DIALECTS, type Dialect, hostOf, type Original, type Refused } from './wordings.ts';

/** Notices tried for each property: few in every run, as many as wanted with `NOTICES=20000 npm run test:own-words`. */
const NOTICES = Number(process.env.NOTICES ?? 150);
const TIMEOUT = 60_000 + NOTICES * 100;

/** Some that rules know, some that none knows, and some that say no more than a code. */
const REPLIES = [
  '550 5.1.1 <{}>: Recipient address rejected: User unknown',
  '550 5.1.1 User unknown',
  '552 5.2.2 <{}>: Mailbox is full',
  '552 5.2.2',
  '451 4.3.0',
  '554 5.7.1 Service unavailable; Client host [192.0.2.20] blocked using dnsbl.example.org',
  '550 5.7.26 This mail has been blocked because the sender is unauthenticated.',
  '554 xyzzy plugh',
  '550 Rejected',
  '554 5.0.0 The moon is in the wrong house and the tide is out for all who sail tonight',
  '550 the white carnation of {} has withered',
  '421 4.7.0 Come back with another hat',
  '550 5.2.1 The email account that you tried to reach is disabled.',
  '552 5.3.4 Message size exceeds fixed limit',
  '550 5.4.1 Recipient address rejected: Access denied.',
  'mailbox is full',
  'unknown local-part',
  'Command died with status 127: "procmail". Command output: procmail: not found',
  'No such hat',
];

/** Names of which one begins or ends like another. */
const NAMES = ['taro', 'taro2', 'ataro', 'a.taro', 'jiro', 'ueda-k', 'noda', 'info'];
const DOMAINS = ['example.net', 'example.org', 'sub.example.net', 'example.net.example.org', 'example.com'];

const address = fc.tuple(fc.constantFrom(...NAMES), fc.constantFrom(...DOMAINS)).map((parts) => parts.join('@'));
const refused: fc.Arbitrary<Refused> = fc.record({ address, reply: fc.constantFrom(...REPLIES) }).map((one) => ({
  address: one.address,
  reply: one.reply.replace('{}', one.address),
  host: hostOf(one.address),
}));
const several = fc.uniqueArray(refused, { minLength: 1, maxLength: 6, selector: (one) => one.address });
const dialect = fc.constantFrom(...DIALECTS);

const PLAIN: Original = { subject: 'November news', body: 'hello' };
const original: fc.Arbitrary<Original> = fc.record({
  subject: fc.constantFrom('5 GB mailbox', 'mailbox full', 'User unknown', 'お見積もりの件', 'Spam?', '550 5.1.1'),
  body: fc
    .array(
      fc.constantFrom(
        '552 5.2.2 mailbox full <decoy@example.org>',
        'Final-Recipient: rfc822; decoy@example.org\nAction: failed\nStatus: 5.1.1',
        '<jiro@example.net>: host mx.example.net[192.0.2.9] said: 550 5.1.1 User unknown',
        '>>> RCPT TO:<taro@example.net>\n<<< 550 User unknown',
        'The following address(es) failed:\n\n  noda@example.org\n    unknown user',
        'See you tomorrow.',
      ),
      { maxLength: 4 },
    )
    .map((lines) => lines.join('\n\n')),
});

const engine = createEngine();

/** What a reader is told about each recipient; nothing of the mail that came back. */
const toldOf = ({
  kind,
  reason,
  rule,
  status,
  replyCode,
  diagnosticCode,
  remoteMta,
  command,
  ...rest
}: BounceRecord) => ({
  ...{ kind, reason, rule, status, replyCode, diagnosticCode, remoteMta, command },
  ...{ hardBounce: rest.hardBounce, list: rest.list, resend: rest.resend, cause: rest.cause, remedy: rest.remedy },
});

async function told(text: string, { pasted = false }: Dialect): Promise<Record<string, ReturnType<typeof toldOf>>> {
  const shape = pasted ? 'text' : 'mail';
  const raw = { source: '-', messageNumber: 1, bytes: Buffer.from(text), shape, truncated: false } as const;
  const findings = await engine.diagnose(raw);
  return Object.fromEntries(findings.map(({ record }) => [record.recipient, toldOf(record)]));
}

const check = <T>(given: fc.Arbitrary<T>, property: (value: T) => Promise<void>): Promise<void> =>
  fc.assert(fc.asyncProperty(given, property), { numRuns: NOTICES });

describe('whatever a notice says, and in whose words', { timeout: TIMEOUT }, () => {
  test.each(DIALECTS.map((one) => [one.name, one] as const))('%s names all who are refused', async (_, one) => {
    await fc.assert(
      fc.asyncProperty(several, async (all) => {
        const answers = await told(one.write(all, PLAIN), one);
        expect(Object.keys(answers).sort()).toEqual(all.map((each) => each.address).sort());
        for (const each of all)
          expect(answers[each.address]?.replyCode ?? '').toBe(/^\d{3}/.exec(each.reply)?.[0] ?? '');
      }),
      { numRuns: Math.ceil(NOTICES / DIALECTS.length) },
    );
  });

  test('a recipient is told the same when the others are taken out', async () => {
    await check(fc.tuple(dialect, several, fc.nat()), async ([one, all, pick]) => {
      const mine = all[pick % all.length] as Refused;
      const together = await told(one.write(all, PLAIN), one);
      const alone = await told(one.write([mine], PLAIN), one);
      expect(together[mine.address]).toBeDefined();
      expect(together[mine.address]).toEqual(alone[mine.address]);
    });
  });

  test('their order changes nothing', async () => {
    const orders = several.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
    );
    await check(fc.tuple(dialect, orders), async ([one, [all, shuffled]]) => {
      expect(await told(one.write(shuffled, PLAIN), one)).toEqual(await told(one.write(all, PLAIN), one));
    });
  });

  test('nor does what stands in the mail that came back', async () => {
    await check(fc.tuple(dialect, several, original), async ([one, all, other]) => {
      expect(await told(one.write(all, other), one)).toEqual(await told(one.write(all, PLAIN), one));
    });
  });

  test('nor do doubled line ends', async () => {
    await check(fc.tuple(dialect, several), async ([one, all]) => {
      const text = one.write(all, PLAIN);
      expect(await told(text.replaceAll('\n', '\r\r\n'), one)).toEqual(await told(text, one));
    });
  });
});
