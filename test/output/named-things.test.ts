import { expect, test } from 'vitest';
import { fileIn, newAddressIn, virusIn } from '../../src/output/advice/named-things.ts';

test.each([
  ['551 User not local; please try <taro@new.example.jp>', 'taro@new.example.jp'],
  ['550 5.1.6 <taro@example.jp>: User has moved to taro@new.example.jp.', 'taro@new.example.jp'],
  ['550 The new e-mail address is taro@new.example.jp', 'taro@new.example.jp'],
  ['550 Mail to taro@example.jp is refused', null],
  ['550 User has moved, no forwarding address', null],
])('"%s" names %s as the new address', (words, wanted) => {
  expect(newAddressIn(words)).toBe(wanted);
});

test('the file and the virus are named', () => {
  expect(fileIn('550 attachment "invoice.exe" rejected')).toBe('invoice.exe');
  expect(virusIn('550 virus Win.Test.EICAR_HDB-1 detected')).toBe('Win.Test.EICAR_HDB-1');
  expect(virusIn('550 virus found in your mail')).toBeNull();
});
