import { expect, test } from 'vitest';
import { readEvidence } from '../../src/diagnose/facts/evidence.ts';

test.each([
  ['550 5.7.1 [192.0.2.10] refused', ['192.0.2.10']],
  ['from 192.0.2.10. Again: 192.0.2.10, 198.51.100.7', ['192.0.2.10', '198.51.100.7']],
  ['client [IPv6:2001:db8::25] has no PTR', ['2001:db8::25']],
  ['2001:db8:0:1:2:3:4:5 is listed', ['2001:db8:0:1:2:3:4:5']],
  ['::1 and fe80::1', ['::1', 'fe80::1']],
  ['::ffff:192.0.2.10 is blocked', ['::ffff:192.0.2.10']],
  ['550 5.1.1 unknown at 10:15:00, version 8.17.1', []],
  ['999.0.2.10 is none', []],
  ['see https://mail.example.com/why?ip=192.0.2.10&c=bl', ['192.0.2.10']],
  [
    'see https://list.example.org/query/2001:db8::25 and http://list.example.org/?q=198.51.100.7.',
    ['2001:db8::25', '198.51.100.7'],
  ],
])('%s: addresses', (words, ips) => {
  expect(readEvidence(words).ips).toEqual(ips);
});

test('hosts, links and lists are told once each', () => {
  const words =
    '550 Blocked, see https://www.spamhaus.org/q?1. and https://www.spamhaus.org/q?1 MX.example.jp mx.example.jp';
  expect(readEvidence(words)).toEqual({
    ips: [],
    domains: ['mx.example.jp'],
    urls: ['https://www.spamhaus.org/q?1'],
    dnsbl: ['www.spamhaus.org'],
  });
  expect(readEvidence('listed by Spamhaus and SORBS').dnsbl).toEqual(['Spamhaus', 'SORBS']);
});
