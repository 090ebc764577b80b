import { describe, expect, test } from 'vitest';
import type { Account } from '../../src/judgement/account.ts';
import { createAccounts } from '../../src/judgement/accounts.ts';
import { addressKey } from '../../src/judgement/address.ts';
import type { Reason } from '../../src/model.ts';
import fc from '../fast-check.ts';

const plain = ({ address, marks, days }: Account): Account => ({ address, marks: { ...marks }, days: [...days] });
const SORTS = ['hard', 'soft', 'other'] as const;

const address = fc.oneof(
  fc.integer({ min: 0, max: 20 }).map((n) => `User${n}@Example.jp`),
  fc.constantFrom('"taro..k"@example.jp', 'taro..k@example.jp', '太郎@example.jp', 'no address', '\ud800@example.jp'),
);
const change = fc.record({
  address,
  sort: fc.constantFrom(...SORTS),
  at: fc.option(fc.integer({ min: 0, max: 4_000_000_000 })),
  title: fc.constantFrom('宛先不明', '容量超過', '"\n\\', ''),
  isForgotten: fc.boolean(),
});

describe('accounts', () => {
  test('are what a map of objects would be, whatever comes', () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 60 }), (changes) => {
        const [accounts, model] = [createAccounts(), new Map<string, Account>()];
        for (const { address, sort, at, title, isForgotten } of changes) {
          const key = addressKey(address);
          const enter = (account: Account): void => {
            const count = (account.marks[sort]?.count ?? 0) + 1;
            account.marks[sort] = { count, first: at, last: at, reason: 'userunknown', title };
            if (at !== null) account.days = [...account.days, { at, enough: 5 }].slice(-3);
          };
          if (isForgotten && model.has(key)) {
            model.delete(key);
            expect(accounts.delete(key)).toBe(true);
            expect(accounts.delete(key)).toBe(false);
          } else {
            const known = model.get(key) ?? { address, marks: {}, days: [] };
            enter(known);
            model.set(key, known);
            accounts.change(key, address, enter);
          }
          expect(accounts.of(key)).toEqual(model.get(key) ?? null);
        }
        const byAddress = (a: Account, b: Account): number => (a.address < b.address ? -1 : 1);
        expect([...accounts.each()].sort(byAddress)).toEqual([...model.values()].map(plain).sort(byAddress));
      }),
    );
  });

  test('are kept through the tidying that many changes call for', () => {
    const accounts = createAccounts();
    const rounds = 12;
    for (let round = 1; round <= rounds; round++)
      for (let i = 0; i < 6_000; i++)
        accounts.change(`user${i}@example.jp`, `user${i}@example.jp`, (account) => {
          account.marks.soft = { count: round, first: i, last: i, reason: 'mailboxfull', title: '容量超過' };
          account.days = Array.from({ length: round }, (_, day) => ({ at: day * 86_400, enough: 5 }));
        });
    const all = [...accounts.each()];
    expect(all).toHaveLength(6_000);
    expect(new Set(all.map(({ address }) => address)).size).toBe(6_000);
    expect(all.every(({ days, marks }) => days.length === rounds && marks.soft?.count === rounds)).toBe(true);
    expect(accounts.of('user5999@example.jp')?.marks.soft?.first).toBe(5_999);
  });

  test('hold an address that is longer than a block, and words beyond those of any table', () => {
    const accounts = createAccounts();
    const long = `${'a'.repeat(300_000)}@example.jp`;
    for (let i = 0; i < 3_000; i++)
      accounts.change(i === 7 ? long : `${i}@example.jp`, i === 7 ? long : `${i}@example.jp`, (account) => {
        account.marks.hold = { count: 1, first: null, last: null, reason: `reason${i}` as Reason, title: `title ${i}` };
      });
    expect(accounts.of(long)?.address).toBe(long);
    expect(accounts.of('2999@example.jp')?.marks.hold).toMatchObject({ reason: 'reason2999', title: 'title 2999' });
    expect([...accounts.each()]).toHaveLength(3_000);
  });
});
