import { expect, test } from 'vitest';
import { readHeaderBlock } from '../../src/mail/header/header-block.ts';

test('reads folded and encoded fields up to the blank line', () => {
  const headers = readHeaderBlock(
    'Subject: =?utf-8?B?6KaL56mN?=\n =?utf-8?B?5pu4?=\nTo: a@example.jp,\n\tb@example.jp\n\nX: no\n',
  );
  expect(headers.get('subject')).toBe('見積書');
  expect(headers.get('to')).toBe('a@example.jp, b@example.jp');
  expect(headers.has('x')).toBe(false);
});

test('blank lines and an envelope line may come first', () => {
  expect(readHeaderBlock('\n\nFrom a@example.jp Thu Nov  6\nSubject: x\n').get('subject')).toBe('x');
});

test('ends where a line is no field', () => {
  const headers = readHeaderBlock('From: a@example.jp\nhello world\nTo: b@example.jp\n');
  expect(headers.get('from')).toBe('a@example.jp');
  expect(headers.has('to')).toBe(false);
});

test('a field that comes twice', () => {
  const headers = readHeaderBlock('Received: 1\nReceived: 2\n');
  expect(headers.get('received')).toBe('1');
  expect(headers.all('received')).toEqual(['1', '2']);
});
