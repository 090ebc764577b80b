import { describe, expect, test } from 'vitest';
import { diagnose, loadRules } from '../../src/index.ts';
import { folderOf } from '../check/support.ts';

const line = async (text: string, options = {}) => (await diagnose(text, { shape: 'text', ...options }))[0];
/** No phrase of the table is in it. */
const UNHEARD = '550 5.7.9 the quota of your box ran over';

describe('words that no phrase is in', () => {
  test('are answered by what they are like, and the record says so', async () => {
    const record = await line(UNHEARD);
    expect(record).toMatchObject({ reason: 'mailboxfull', rule: 'similar/mailboxfull', matched: null });
    expect(record?.nearest).toMatch(/quota/);
    expect(record?.cause).toMatch(
      /^同じ文面を知っている規則がないため、よく似た文から推し量りました。当たっていれば、次のとおりです。/,
    );
  });

  test('are left alone where nobody wants that', async () => {
    const record = await line(UNHEARD, { similar: false });
    expect(record?.rule).not.toMatch(/similar/);
    expect(record).not.toHaveProperty('nearest');
  });

  test('never take an address off a list', async () => {
    const record = await line('550 the addressee is not amongst users known in this house');
    expect(record).toMatchObject({ reason: 'userunknown', rule: 'similar/userunknown', list: 'hold' });
  });

  test('behind a temporary code are no permanent failure', async () => {
    const told = 'the addressee is not amongst users known in this house';
    expect(await line(`550 ${told}`)).toMatchObject({ rule: 'similar/userunknown', hardBounce: true });
    expect(await line(`450 ${told}`)).toMatchObject({ rule: 'similar/userunknown', hardBounce: false });
  });

  test('come after a code that says more than a class, and before one that does not', async () => {
    expect((await line('550 5.1.1 the quota of your box ran over'))?.rule).toBe('userunknown/status');
    expect((await line('550 5.7.0 the quota of your box ran over'))?.rule).toBe('similar/mailboxfull');
  });

  test('come before words that say little', async () => {
    const record = await line('550 denied: your box ran over its quota of disk');
    expect(record).toMatchObject({ reason: 'mailboxfull', rule: 'similar/mailboxfull' });
    const off = await line('550 denied: your box ran over its quota of disk', { similar: false });
    expect(off?.rule).toBe('policyviolation/refused-in-a-word');
  });

  test('that are like nothing stay unknown', async () => {
    expect(await line('550 zorb quux plugh')).toMatchObject({ rule: expect.not.stringMatching(/similar/) });
  });

  test('of somebody who tells of an error are no error: only what he quotes is compared', async () => {
    const story = '新しい機種に替えてから、配信されなかったというメールが来ます。なぜですか。';
    expect(await line(story)).toMatchObject({ rule: null });
    const quoted = `こう表示されるのですが、なぜですか。「${UNHEARD}」`;
    expect((await line(quoted))?.rule).toBe('similar/mailboxfull');
  });

  test('are also compared with what the rules of a user say', async () => {
    const folder = folderOf({
      'x.yaml':
        'rules:\n  - id: own/a\n    reason: suspend\n    when: { text: ["zorb quux account frozen"] }\n    source: [observed]\n    seen: ["550 zorb quux account frozen by plugh", "550 plugh says zorb quux account frozen"]\n',
    });
    const rules = await loadRules(folder);
    expect((await line('550 quux plugh zorb'))?.rule).not.toMatch(/similar/);
    expect(await line('550 quux plugh zorb', { rules })).toMatchObject({ rule: 'similar/suspend' });
  });
});
