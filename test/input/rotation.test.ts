import { expect, test } from 'vitest';
import { inOrderOfTime, logOf } from '../../src/input/log/rotation.ts';

const ordered = (...paths: readonly string[]) => inOrderOfTime(paths, (path) => path);

test.each([
  [
    ['maillog', 'maillog.1', 'maillog.2.gz', 'maillog.10.gz'],
    ['maillog.10.gz', 'maillog.2.gz', 'maillog.1', 'maillog'],
  ],
  [
    ['maillog', 'maillog-20261108.gz', 'maillog-20261115'],
    ['maillog-20261108.gz', 'maillog-20261115', 'maillog'],
  ],
  [
    ['mail.log', 'a.mbox', 'mail.log.1'],
    ['mail.log.1', 'mail.log', 'a.mbox'],
  ],
  [
    ['a/maillog', 'b/maillog.1'],
    ['a/maillog', 'b/maillog.1'],
  ],
  [
    ['box.1', 'box.2', 'box'],
    ['box.1', 'box.2', 'box'],
  ],
  [
    ['-', '-'],
    ['-', '-'],
  ],
])('%j', (given, expected) => {
  expect(ordered(...given)).toEqual(expected);
});

test('parts of a log are of one log', () => {
  const parts = ['/var/log/maillog', '/var/log/maillog.1', '/var/log/maillog-20261115.gz'];
  expect(new Set(parts.map(logOf))).toEqual(new Set(['/var/log/maillog']));
});
