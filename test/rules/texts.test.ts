import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { REASONS } from '../../src/model.ts';
import { fillIn } from '../../src/output/advice/placeholders.ts';
import { say, sayAll } from '../../src/output/advice/say.ts';
import { CIRCUMSTANCE_NAMES, type Circumstance } from '../../src/rules/files/circumstances.ts';
import type { Option } from '../../src/rules/files/said.ts';
import type { Advice } from '../../src/rules/files/types.ts';
import { loadBuiltInTable } from '../../src/rules/table/built-in.ts';
import { ruleAdvice } from '../../src/rules/table/rule-advice.ts';

const table = loadBuiltInTable();
const named: readonly (readonly [string, Advice])[] = [
  ...REASONS.map((reason) => [reason, table.reasons[reason]] as const),
  ...table.rules.map((rule) => [rule.id, ruleAdvice(rule, table)] as const),
];

/** All that an advice may say, in any circumstances. */
function optionsOf(value: unknown): readonly Option[] {
  if (typeof value === 'string') return [{ when: [], say: value }];
  if (typeof value !== 'object' || value === null) return [];
  return 'say' in value ? [value as Option] : Object.values(value).flatMap(optionsOf);
}
const spokenParts = ({ title, headline, cause, remedy, mend, again, check, outcome, note, contact }: Advice) => [
  ...[title, headline, cause, remedy, mend, again, check, outcome, note, contact],
];
const all = named.flatMap(([name, advice]) =>
  spokenParts(advice).flatMap((part) => optionsOf(part).map((option) => ({ name, ...option }))),
);

test('whether a server tries again is said for a kind, by no reason and no rule', () => {
  expect(all.length).toBeGreaterThan(2000);
  const retrying =
    /自動で(?:再送|送り直)|自動的に(?:再送|送り直)|送り直しています|再送しています|送り直さず|すぐには送り直さ/;
  expect(all.filter(({ say: text }) => retrying.test(text)).map(({ name, say: text }) => `${name}: ${text}`)).toEqual(
    [],
  );
});

test('no step repeats what 名簿 says', () => {
  const repeated = all.filter(({ say: text }) => /^名簿(?:から)?(?:は|には)?(?:外さ|残)/.test(text));
  expect(repeated.map(({ name }) => name)).toEqual([]);
});

const HOLE =
  /(ブラックリスト|送信サーバー|差出人のドメイン|サーバー)[(（]\1[)）]|送信元サーバーのIPアドレス[)）]|-connect ホスト名|dig \S+ (?:TXT )?差出人のドメイン|_dmarc\.差出人のドメイン|https?:\/\/\S+ で送信元サーバーの/;

test.each([
  ['of which nothing is known', []],
  ['that was refused before it was sent', ['before-recipient', 'before-content', 'failed', 'final']],
  ['that failed at home', ['local', 'failed', 'final']],
] as const)('no text about a mail %s has a hole', (_, holds) => {
  const situation = { holds: new Set<Circumstance>(holds), values: {} };
  const texts = named.flatMap(([name, { title, headline, cause, remedy, mend }]) =>
    [
      ...[title, headline, cause, mend].map((said) => say(said, situation)),
      ...Object.values(remedy).flatMap((steps) => sayAll(steps, situation)),
    ].map((text) => `${name}: ${text}`),
  );
  expect(texts.filter((text) => HOLE.test(text))).toEqual([]);
});

test('nothing is said of the content of a mail that was refused before its recipient was known', () => {
  const situation = {
    holds: new Set<Circumstance>(['before-recipient', 'before-content', 'failed', 'final']),
    values: {},
  };
  // A rule that names what it saw in the content cannot hit before it.
  const may = ['policyviolation', 'spamdetected', 'contenterror', 'notcompliantrfc', 'blocked', 'requireptr'] as const;
  const talking = may.filter((reason) => {
    const { remedy } = table.reasons[reason];
    return Object.values(remedy).some((steps) => sayAll(steps, situation).some((step) => /添付|本文|件名/.test(step)));
  });
  expect(talking).toEqual([]);
});

test('every circumstance that an author may name is used, and told of in the guide', () => {
  const used = new Set(all.flatMap(({ when }) => when));
  expect(CIRCUMSTANCE_NAMES.filter((name) => !used.has(name) && name !== 'temporary')).toEqual([]);
  const guide = readFileSync('rules/README.md', 'utf8');
  expect(CIRCUMSTANCE_NAMES.filter((name) => !guide.includes(`\`${name}\``))).toEqual([]);
});

test('a text with a value and without one', () => {
  const { headline } = table.reasons.blocked;
  const holds = new Set<Circumstance>();
  expect(say(headline, { holds, values: { ip: '192.0.2.1', remoteMta: 'mx.example.net' } })).toMatch(
    /^192\.0\.2\.1 から/,
  );
  expect(say(headline, { holds, values: {} })).toMatch(/^送信サーバーからの接続を、相手のサーバーが/);
  expect(fillIn('{reportingMta} の中で', {})).toBe('通知を書いたサーバーの中で');
});

/** What a reason means stands in its own file: the code has mechanisms and knows none by name. */
test('no code of what is said knows a reason by its name', () => {
  const names = new RegExp(
    `['"\`](?:${REASONS.filter((reason) => !['feedback', 'vacation', 'delivered', 'undefined'].includes(reason)).join('|')})['"\`]`,
  );
  const files = ['src/output', 'src/diagnose', 'src/rules'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => `${folder}/${file}`),
  );
  expect(files.length).toBeGreaterThan(80);
  expect(files.filter((file) => names.test(readFileSync(file, 'utf8')))).toEqual([]);
});
