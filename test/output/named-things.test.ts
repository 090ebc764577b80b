import { expect, test } from 'vitest';
import { thingsNamedIn } from '../../src/output/advice/named-things.ts';

test.each([
  ['551 User not local; please try <taro@new.example.jp>', 'taro@new.example.jp'],
  ['550 5.1.6 <taro@example.jp>: User has moved to taro@new.example.jp.', 'taro@new.example.jp'],
  ['550 The new e-mail address is taro@new.example.jp', 'taro@new.example.jp'],
  ['550 Mail to taro@example.jp is refused', undefined],
  ['550 User has moved, no forwarding address', undefined],
])('"%s" names %s as the new address', (words, wanted) => {
  expect(thingsNamedIn(words).newAddress).toBe(wanted);
});

test('the file and the virus are named', () => {
  expect(thingsNamedIn('550 attachment "invoice.exe" rejected').file).toBe('invoice.exe');
  expect(thingsNamedIn('550 virus Win.Test.EICAR_HDB-1 detected').virus).toBe('Win.Test.EICAR_HDB-1');
  expect(thingsNamedIn('550 virus found in your mail').virus).toBeUndefined();
});
