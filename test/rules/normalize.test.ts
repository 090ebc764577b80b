import { describe, expect, test } from 'vitest';
import { normalizePhrase, normalizeText, TEXT_CAP } from '../../src/rules/phrase/normalize.ts';

describe('normalizeText', () => {
  test.each([
    ['User  Unknown', 'user unknown'],
    ['<user@example.jp>... User unknown', '<{address}>... user unknown'],
    ['host mx.example.jp[192.0.2.25] said', 'host {domain}[{ip}] said'],
    ['from [2001:db8::25]', 'from [{ip}]'],
    ['at 10:15:30', 'at 10:15:30'],
    ['5.1.1 and 4.2.2', '5.1.1 and 4.2.2'],
    ['mailbox full.please wait', 'mailbox full.please wait'],
    ['you’re “blocked” – sorry', 'you\'re "blocked" - sorry'],
    ['ユーザー が 見つかり ません', 'ユーザーが見つかりません'],
    ['５５０ Ｕｓｅｒ', '550 user'],
    ['see https://support.example.com/help?p=Rate', 'see https://{domain}/help?p=rate'],
    ['user@example.jp は存在しません', '{address} は存在しません'],
    ['宛先user@example.jpさんの受信箱', '宛先{address}さんの受信箱'],
    ['ドメインexample.jpが不明', 'ドメイン{domain}が不明'],
    ['アドレスの@より右側', 'アドレスの@より右側'],
  ])('%s -> %s', (text, normal) => {
    expect(normalizeText(text)).toBe(normal);
  });

  test('the prefixes of a reply of several lines are dropped but the first', () => {
    const reply = '550-5.7.26 This mail is unauthenticated, 550-5.7.26 which poses a risk. 550 5.7.26 Sorry';
    expect(normalizeText(reply)).toBe('550 5.7.26 this mail is unauthenticated, which poses a risk. sorry');
  });

  test('text beyond the cap is not looked at', () => {
    expect(normalizeText(`${'a '.repeat(TEXT_CAP)} user unknown`)).not.toContain('unknown');
  });

  test('a phrase keeps its placeholders', () => {
    expect(normalizePhrase('Client host [{ip}] blocked using {domain}')).toBe(
      'client host [{ip}] blocked using {domain}',
    );
  });
});
