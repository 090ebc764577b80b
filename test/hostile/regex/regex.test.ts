import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { slowestOn } from './attack.ts';
import { type Found, findBuilt, findLiterals } from './find.ts';

const nameOf = ({ file, name }: Found): string => `${file} ${name}`;

/** What a caller never gives more characters than so many: at that length these are measured, and have to pass. */
const MOST: Readonly<Record<string, number>> = {
  // Of what stands before a number the last 40 characters.
  'extract/ground/reply.ts LINE_START': 40,
  // The beginning of a trace field.
  'extract/original/original.ts TAKEN': 2000,
};

const ROOMS = ['input', 'mail', 'extract', 'logs', 'rules', 'diagnose', 'output', 'redact'];
const MAILS = readdirSync('fixtures', { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.eml'));

/** Much is put together first when it is needed. Loaded here, too: nothing may be made before somebody watches. */
async function useAll(): Promise<void> {
  const { createEngine } = await import('../../../src/pipeline.ts');
  const { redact } = await import('../../../src/redact/redact.ts');
  const engine = createEngine();
  for (const [i, name] of MAILS.entries()) {
    const bytes = readFileSync(join('fixtures', name));
    const raw = { source: name, messageNumber: 1, bytes, shape: 'mail', truncated: false } as const;
    await engine.diagnose(raw);
    await engine.diagnose({ ...raw, shape: 'text' });
    if (i % 8 === 0) await redact(raw, engine);
  }
}

const literals = findLiterals('src').filter(({ file }) => !file.startsWith('build/'));
const built = await findBuilt('src', ROOMS, useAll);

/** The expressions that a text can make slow, and the text. */
const slow = (all: readonly Found[]): readonly string[] =>
  all.flatMap((one) => {
    const most = MOST[nameOf(one)];
    const attack = slowestOn(one.pattern, most === undefined ? {} : { most });
    return attack === null ? [] : [`${nameOf(one)}: ${JSON.stringify(attack)}`];
  });

describe('regular expressions', () => {
  test.each([
    /^(?:a+)+$/,
    /^(?:a|a)*$/,
    /^\s*(?:x\s*)?\s*$/,
    /^[a-z.]*[a-z-]*:/,
    /[ \t]+(?=x)/g,
    /\s+$/,
    /<[^>]*>/,
    /Fr.*x/,
    /(?<=a+)b/,
  ])('the attack finds what is wrong with %s', (pattern) => {
    expect(slowestOn(pattern)).not.toBeNull();
  });

  test.each([/^[a-z]{1,9}:\s{0,4}x$/, /[a-z]{1,100}@/, /(?<![ \t])[ \t]+(?=x)/g, /^\s+x/])(
    'and nothing wrong with %s',
    (pattern) => {
      expect(slowestOn(pattern)).toBeNull();
    },
  );

  test('a bound counts only as far as it goes', () => {
    expect(slowestOn(/\s+$/, { most: 40 })).toBeNull();
    expect(slowestOn(/^(?:a+)+$/, { most: 40 })).not.toBeNull();
  });

  test('no text makes one slow that the program writes out', { timeout: 300_000 }, () => {
    expect(literals.length).toBeGreaterThan(600);
    expect(slow(literals)).toEqual([]);
  });

  test('nor one that it puts together, at load or at work', { timeout: 300_000 }, () => {
    expect(built.length).toBeGreaterThan(30);
    expect(built.filter(({ atLoad }) => !atLoad).length).toBeGreaterThan(10);
    expect(slow(built)).toEqual([]);
  });

  /** V8 reads a class of Unicode when its expression is made, for up to a millisecond of a start that may not need it. */
  test('those with classes of Unicode are made where they are used', () => {
    const costly = [...literals, ...built].filter(({ pattern }) => /\\p\{/i.test(pattern.source));
    expect(costly.length).toBeGreaterThan(10);
    expect(costly.filter(({ atLoad }) => atLoad).map(nameOf)).toEqual([]);
  });

  test('what is bounded is still there', () => {
    const names = new Set([...literals, ...built].map(nameOf));
    expect(Object.keys(MOST).filter((name) => !names.has(name))).toEqual([]);
  });
});
