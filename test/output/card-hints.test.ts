import { expect, test } from 'vitest';
import { hintRows } from '../../src/output/card/hints.ts';
import { sampleRecord } from './sample.ts';

const lines = (...hints: (readonly [text: string, suggestion: string | null])[]) =>
  hintRows({ ...sampleRecord, hints: hints.map(([text, suggestion]) => ({ type: 'x', text, suggestion })) }).flatMap(
    (row) => row.lines.map((line) => line.text),
  );

test('a card without hints has no row for them', () => {
  expect(hintRows(sampleRecord)).toEqual([]);
});

test('a suggestion stands below its hint, and one that several share stands there once', () => {
  expect(lines(['空白です。', 'a@example.jp'], ['カンマです。', 'a@example.jp'])).toEqual([
    '空白です。',
    'カンマです。',
    '→ a@example.jp',
  ]);
  expect(lines(['似た字です。', null])).toEqual(['似た字です。']);
});

test('what was typed cannot drive the terminal', () => {
  expect(lines(['\u001b[31m赤', 'a\u202e@example.jp'])).toEqual(['[31m赤', '→ a@example.jp']);
});
