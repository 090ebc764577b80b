import { describe, expect, test } from 'vitest';
import { type Found, findBuilt, findLiterals, isAmbiguous } from './regex.ts';

const nameOf = ({ file, pattern }: Found): string => `${file} ${pattern.source.slice(0, 24)}`;

/** The checker cannot clear these; each has a reason why a stranger's text cannot make it slow. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  'what it sees is a line of at most 4,000 characters or the 200 around an address, and every repetition in it is bounded':
    [
      'extract/wording/cues.ts (?:\\bplease (?:try|use|f',
      'extract/wording/cues.ts (?:^|[\\s(>*[{,【［■□●◆◇※・•',
      'extract/wording/cues.ts ^["\'>)\\]]*\\s*(?:[-–—:|,(',
      'extract/wording/cues.ts (?:\\b(?:to|for|address|r',
      "extract/ground/address.ts ^\\s{0,20}((?:[\\p{L}.'-]{",
      'extract/prose/blocks.ts ^\\s{0,20}(?:(?:from|to|c',
      `extract/wording/cues.ts ^[\\s\\-*>•"']{0,20}(?:\\p{`,
      'extract/naming/mentions.ts ^(?:(?:it|mail|e-?mail|c',
      'extract/naming/weigh.ts ^\\s{0,20}(?:[^@]{0,40}\\b',
      'extract/wording/cues.ts ^(?:[\\s>|]*(?:\\d{1,3}[.)',
      'extract/wording/cues.ts ^["\'>)\\]]*\\s*(?::|\\.\\.\\.',
      'extract/wording/cues.ts ^[>"\')\\]」』]*\\s*(?:(?:へ|に',
      'extract/wording/cues.ts ^[\\s\\p{P}\\p{S}]*(?:お?問い?',
      'extract/naming/namings.ts ^[\\s>*-]{0,20}(?:[^:：]{0',
      'extract/prose/blocks.ts ^\\s*(?:[-*#]{1,10}\\s*)?(',
    ],
  'nothing stands behind its last repetition, so it cannot fail and try again': [
    'extract/ground/line-kinds.ts ^["\'>)\\]]*\\s*(?:<mailto:',
    'extract/ground/date.ts (\\d{1,2})[ -]([A-Za-z]{3',
  ],
  'every repetition is bounded, and it is anchored to the beginning of a line': [
    'extract/prose/transcript.ts ^[\\s>]{0,4}(?:(?:\\[?(?:[',
    'extract/dialects/fml.ts ^(?:duplicated message-i',
    'extract/original/forward.ts ^[ \\t]{0,20}\\*?(?:from|v',
    'extract/original/original.ts ^\\s{0,20}(?:subject|件名|b',
  ],
  'it looks at no more than 40 characters': [
    'extract/ground/reply.ts (?:^|\\n)[\\s>#*"\'<([]*$',
    `extract/ground/reply.ts (?:[:=("'[#|]|[\\])][,;]?`,
  ],
  'it looks at one address or host name': [
    'extract/ground/address.ts ^(?:(?:final|original|or',
    'diagnose/facts/evidence.ts (?:^|[.-])(?:[a-z]*dnsbl',
    'redact/known/kept-names.ts ^(?:(?:alt|mx|mta|mail|s',
  ],
  'its text has single spaces only and at most 16,384 characters': [
    'extract/ground/words.ts \\b(?:server|remote (?:mt',
    'extract/ground/words.ts \\bhost:? [^\\s[]{1,255}(?',
    'extract/kinds/auto-reply.ts (?:休暇|休み|出張|外出|不在).{0,40',
  ],
  'it looks at the first 4,096 characters': [
    'mail/parts/boundary.ts (?:^|\\n)--([^\\r\\n]{1,200',
    "rules/phrase/normalize.ts (?<![a-z0-9!#$%&'*+/=?^_",
    'rules/phrase/normalize.ts (?<![a-z0-9_.@-])(?:[a-z',
  ],
  'it looks at no more than 6,000 characters': [],
  'it looks at a line of at most 1,000 characters': [
    'input/mbox/separator.ts [ \\t](?:Sun|Mon|Tue|Wed|',
    'input/mbox/separator.ts ^From {1,2}\\S{1,320} {1,',
  ],
  'it is anchored to the beginning of the subject, and behind its white space every repetition is bounded': [],
};
const allowed = new Set(Object.values(ALLOWED).flat());

const ROOMS = ['input', 'mail', 'extract', 'rules', 'diagnose', 'output', 'redact'];
const built: Found[] = [];
for (const room of ROOMS) built.push(...(await findBuilt('src', room)));

describe('regular expressions', () => {
  const literals = findLiterals('src').filter(({ file }) => !file.startsWith('build/'));

  test('the checker sees what is wrong', () => {
    const wrong = [/^(?:a+)+$/, /^(?:a|a)*$/, /^\s*(?:x\s*)?\s*$/, /^[a-z.]*[a-z-]*:/];
    expect(wrong.map((pattern) => isAmbiguous({ pattern }))).toEqual([true, true, true, true]);
    expect(isAmbiguous({ pattern: /^[a-z]{1,9}:\s{0,4}x$/ })).toBe(false);
  });

  test('none that the program writes out can be matched in many ways by one text', { timeout: 180_000 }, () => {
    expect(literals.length).toBeGreaterThan(300);
    const ambiguous = literals.filter((literal) => !allowed.has(nameOf(literal)) && isAmbiguous(literal));
    expect(ambiguous.map(nameOf)).toEqual([]);
  });

  test('nor any that it puts together from pieces', { timeout: 180_000 }, () => {
    expect(built.length).toBeGreaterThan(25);
    const ambiguous = built.filter((one) => !allowed.has(nameOf(one)) && isAmbiguous(one));
    expect(ambiguous.map(nameOf)).toEqual([]);
  });

  /** V8 reads a class of Unicode when its expression is made, for up to a millisecond of a start that may not need it. */
  test('those with classes of Unicode are made where they are used', () => {
    const costly = [...literals, ...built].filter(({ pattern }) => /\\p\{/i.test(pattern.source));
    expect(costly.length).toBeGreaterThan(10);
    expect(costly.filter(({ atLoad }) => atLoad).map(nameOf)).toEqual([]);
  });

  test('what is allowed is still there', () => {
    const names = new Set([...literals, ...built].map(nameOf));
    expect([...allowed].filter((name) => !names.has(name))).toEqual([]);
  });
});
