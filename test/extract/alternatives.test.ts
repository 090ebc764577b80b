import { type AST, RegExpParser, visitRegExpAST } from '@eslint-community/regexpp';
import { expect, test } from 'vitest';
import { findLiterals } from '../hostile/regex/find.ts';

const parser = new RegExpParser();

/** The alternatives of an expression, wherever in it they stand. */
function alternativesIn({ source, flags }: RegExp): number {
  let count = 0;
  const add = (node: AST.Pattern | AST.Group | AST.CapturingGroup | AST.Assertion): void => {
    if ('alternatives' in node && node.alternatives.length > 1) count += node.alternatives.length;
  };
  const pattern = parser.parsePattern(source, 0, source.length, { unicode: flags.includes('u') });
  add(pattern);
  visitRegExpAST(pattern, { onGroupEnter: add, onCapturingGroupEnter: add, onAssertionEnter: add });
  return count;
}

const inExtract = findLiterals('src').filter(({ file }) => file.startsWith('extract/'));

test('each alternative is counted', () => {
  expect(alternativesIn(/a|b|(?:c|d(?=e|f))/)).toBe(7);
});

/** How notices are worded stands in rules/notices, language by language; expressions tell shapes. */
test('expressions that read notices hold few alternatives', () => {
  expect(inExtract.length).toBeGreaterThan(100);
  expect(inExtract.reduce((sum, { pattern }) => sum + alternativesIn(pattern), 0)).toBeLessThan(450);
});
