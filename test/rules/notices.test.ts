import { describe, expect, test } from 'vitest';
import { compileNotices } from '../../src/rules/notices/compile.ts';
import { fold } from '../../src/rules/notices/fold.ts';
import { createHearing } from '../../src/rules/notices/hearing.ts';
import { fromNoticeFiles, toNoticeFiles } from '../../src/rules/notices/notice-files.ts';

const WORDS = { THING: ['box', 'bag'] };
const compiled = (...text: readonly string[]) => compileNotices([{ role: 'failing', command: null, text }], WORDS);

/** What is heard on a line, by one wording. */
function heard(wording: string, line: string): readonly string[] {
  const hear = createHearing(compiled(wording), ['failing']);
  return hear(line).map(({ start, end }) => line.slice(start, end));
}

describe('a line', () => {
  test.each(['Ｄｅｌｉｖｅｒｙ“failed”', 'İstanbul ΑΣ', '配送\u3000エラー\tﬁn 😀 ㈱', 'plain'])(
    'keeps each character at its place: %s',
    (line) => {
      expect(fold(line)).toHaveLength(line.length);
      expect(fold(fold(line))).toBe(fold(line));
    },
  );

  test('is looked at in lower case, with straight quotes and plain letters', () => {
    expect(fold('Ｄｅｌｉｖｅｒｙ　“Failed” – don’t')).toBe('delivery "failed" - don\'t');
  });
});

describe('a wording', () => {
  test.each([
    ['user unknown', '550 User Unknown here', ['User Unknown']],
    ['user unknown', 'superuser unknown', []],
    ['user unknown', 'user unknowns', []],
    ['unknown~', 'Users unknowns!', ['unknowns']],
    ['~zustell~', 'Die Mailzustellung', ['Mailzustellung']],
    ['{not|never} {yet|} sent', 'it was not sent and never yet sent', ['not sent', 'never yet sent']],
    ['{the |}original {mail|message} {header|}', '-- The original message', ['The original message']],
    ['sent * failed', `sent ${'x'.repeat(70)} failed`, [`sent ${'x'.repeat(70)} failed`]],
    ['sent * failed', `sent ${'x'.repeat(90)} failed`, []],
    ['a {THING} is full', 'A bag is full', ['A bag is full']],
    ['deliver~ {was|is} stopped', 'deliveries was stopped', ['deliveries was stopped']],
    ['失敗しました', '配送に失敗しました。', ['失敗しました']],
    ['첨부 실패', '파일 첨부 실패', ['첨부 실패']],
    ['to {address} bounced', 'Mail to taro@example.jp bounced', ['to taro@example.jp bounced']],
    ['for {number} more hours', 'for 12 more hours', ['for 12 more hours']],
  ])('%j on %j', (wording, line, words) => {
    expect(heard(wording, line)).toEqual(words);
  });

  test('tells what stands at its {host}', () => {
    const line = 'by [192.0.2.1] of MX.example.jp at last';
    const [found] = createHearing(compiled('[{ip}] of {host}'), ['failing'])(line);
    expect(found?.host && line.slice(found.host.start, found.host.end)).toBe('MX.example.jp');
  });

  test('is heard by those only who ask for its role', () => {
    const notices = compiled('user unknown');
    expect(createHearing(notices, ['introduces'])('user unknown')).toEqual([]);
  });

  test('is the same when it was stored', () => {
    const notices = compiled('{not|never} sent', 'gone * away');
    const files = toNoticeFiles(notices);
    expect(fromNoticeFiles((file) => Buffer.from(files[file]))).toEqual(notices);
  });
});
