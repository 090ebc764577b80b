import { describe, expect, test } from 'vitest';
import type { Condition, Room, Rule, RuleTable } from '../../src/rules/files/types.ts';
import type { Facts } from '../../src/rules/match/facts.ts';
import { createMatcher, winner } from '../../src/rules/match/match.ts';
import { compileTable } from '../../src/rules/table/compile.ts';

const rule = (id: string, when: Condition, more: Partial<Rule> = {}): Rule => ({
  id,
  reason: 'userunknown',
  room: 'reasons' satisfies Room,
  when,
  not: [],
  over: [],
  candidates: [],
  advice: {},
  source: ['observed'],
  seen: [],
  match: [],
  nomatch: [],
  place: { file: 'x.yaml', line: 1, column: 1 },
  ...more,
});

const facts = (more: Partial<Facts>): Facts => ({
  said: '',
  prose: '',
  provider: null,
  replyCode: null,
  status: null,
  command: null,
  forwarded: false,
  addressed: false,
  day: null,
  ...more,
});

/** Which rule wins, whatever the order the rules stand in. */
function wins(rules: readonly Rule[], seen: Partial<Facts>): string | null {
  const table = (all: readonly Rule[]) =>
    ({
      reasons: {},
      rules: all,
      providers: [],
      terms: [],
      situations: [],
      synonyms: {},
      words: {},
    }) as unknown as RuleTable;
  const answers = [rules, [...rules].reverse()].map(
    (all) => winner(createMatcher(compileTable(table(all))).look(facts(seen)))?.rule.id ?? null,
  );
  expect(answers[0]).toBe(answers[1]);
  return answers[0] as string | null;
}

describe('what wins', () => {
  const words = rule('words', { text: ['user unknown'] });
  const longer = rule('longer', { text: ['sender user unknown'] }, { reason: 'rejected' });
  const provider = rule('provider', { provider: ['docomo'], text: ['unknown'] });
  const status = rule('status', { status: ['5.1.x'] });
  const exact = rule('exact', { status: ['5.1.1'] });
  const reply = rule('reply', { reply: ['55x'] });
  const late = rule('late', { says: ['userunknown'], command: ['DATA'] }, { reason: 'filtered' });
  const all = [words, longer, provider, status, exact, reply, late];

  test.each<[string, Partial<Facts>, string | null]>([
    ['words before codes', { said: '550 5.7.1 user unknown', status: '5.7.1', replyCode: '550' }, 'words'],
    ['the longer words', { said: 'sender user unknown' }, 'longer'],
    ['a provider of its own', { said: 'user unknown', provider: 'docomo' }, 'provider'],
    ['the exact status', { status: '5.1.1', replyCode: '550' }, 'exact'],
    ['a status before a reply', { status: '5.1.9', replyCode: '550' }, 'status'],
    ['a reply when nothing else is there', { replyCode: '553' }, 'reply'],
    ['the stage turns what words mean', { said: 'user unknown', command: 'DATA' }, 'late'],
    ['but only when those words were the winner', { said: 'sender user unknown', command: 'DATA' }, 'longer'],
    ['prose when the reply says nothing', { said: '550 failed', prose: 'user unknown', replyCode: '550' }, 'words'],
    ['a status that names a cause before prose', { status: '5.1.1', prose: 'user unknown' }, 'exact'],
    ['prose before a status that names a class', { status: '5.1.9', prose: 'user unknown' }, 'words'],
    ['nothing', { said: 'hello' }, null],
  ])('%s', (_, seen, id) => {
    expect(wins(all, seen)).toBe(id);
  });
});

describe('words that say little', () => {
  const denied = rule('denied', { text: ['relaying denied'], weak: ['relay server for all of your mail'] });
  const other = rule('other', { text: ['blocklist'] }, { reason: 'blocked' });
  const client = rule('client', { text: ['0x800ccc79'] }, { room: 'clients' });
  const status = rule('status', { provider: ['docomo'], status: ['5.7.x', '5.1.1'] });
  const late = rule('late', { says: ['userunknown'], command: ['DATA'] });
  const all = [denied, other, client, status];

  test.each<[string, Partial<Facts>, string]>([
    ['alone they decide', { said: 'the relay server for all of your mail' }, 'denied'],
    [
      'any other words decide before them',
      { said: 'the relay server for all of your mail is in a blocklist' },
      'other',
    ],
    ['so does what a mail program shows', { said: '0x800ccc79 relay server for all of your mail' }, 'client'],
    [
      'bare codes come after them',
      { said: 'relay server for all of your mail', provider: 'docomo', status: '5.7.1' },
      'denied',
    ],
    [
      'a code that says more than a class comes before them',
      { said: 'relay server for all of your mail', provider: 'docomo', status: '5.1.1' },
      'status',
    ],
    [
      'beside words that say more the rule is strong',
      { said: 'relaying denied by the relay server for all of your mail' },
      'denied',
    ],
  ])('%s', (_, seen, id) => {
    expect(wins(all, seen)).toBe(id);
  });

  test('what they mean is as weak as they are', () => {
    const weak = rule('weak', { weak: ['no such thing'] });
    expect(wins([weak, late, other], { said: 'no such thing', command: 'DATA' })).toBe('late');
    expect(wins([weak, late, other], { said: 'no such thing, blocklist', command: 'DATA' })).toBe('other');
  });
});

describe('borders', () => {
  const across = rule('across', { text: ['user unknown', 'not * accepted', '宛先不明'] });

  test.each([
    ['Returned mail: user\n\nunknown things happened', null],
    ['It was not\n\naccepted', null],
    ['お届け先の宛先\n \n不明な点は', null],
    ['It was not\naccepted', 'across'],
    ['Sorry.\n\nIt was not quite accepted.\n\nBye', 'across'],
  ])('%j', (prose, id) => {
    expect(wins([across], { prose })).toBe(id);
  });
});

describe('conditions', () => {
  test('a rule with a date matches only dated notices of its time', () => {
    const since = rule('since', { text: ['unknown'], since: '2025-03-12' });
    expect(wins([since], { said: 'unknown' })).toBeNull();
    expect(wins([since], { said: 'unknown', day: '2025-03-11' })).toBeNull();
    expect(wins([since], { said: 'unknown', day: '2025-03-12' })).toBe('since');
  });

  test('a veto keeps a rule out', () => {
    const vetoed = rule('vetoed', { text: ['relay'] }, { not: ['relay loop'] });
    expect(wins([vetoed], { said: 'relay denied' })).toBe('vetoed');
    expect(wins([vetoed], { said: 'relay loop' })).toBeNull();
  });

  test('over settles what keys and length leave', () => {
    const one = rule('one', { text: ['alpha'] });
    const two = rule('two', { text: ['gamma'] }, { over: ['one'] });
    expect(wins([one, two], { said: 'alpha gamma' })).toBe('two');
  });

  test('a situation is what somebody asks, never what a notice says in passing', () => {
    const asked = rule('asked', { text: ['does not arrive'] }, { room: 'situations' });
    expect(wins([asked], { said: 'mail does not arrive' })).toBe('asked');
    expect(wins([asked], { said: 'mail does not arrive', addressed: true })).toBeNull();
    expect(wins([asked], { prose: 'mail does not arrive' })).toBeNull();
  });

  test('a dialog is seen by the words of a mail program', () => {
    const client = rule('client', { text: ['0x800ccc79'] }, { room: 'clients' });
    const dialog = rule('dialog', { text: ['relaying denied'], seen: 'dialog' });
    const notice = rule('notice', { text: ['relaying denied'], seen: 'notice' });
    expect(wins([client, dialog, notice], { said: '0x800CCC79 relaying denied' })).toBe('dialog');
    expect(wins([client, dialog, notice], { said: 'relaying denied' })).toBe('notice');
  });

  test.each([
    ['5.7.606-649', '5.7.640', true],
    ['5.7.606-649', '5.7.650', false],
    ['x.1.1', '4.1.1', true],
    ['5.x.x', '5.9.9', true],
    ['5.1.1', '5.1.10', false],
  ])('status %s for %s: %s', (pattern, status, hit) => {
    expect(wins([rule('it', { status: [pattern] })], { status })).toBe(hit ? 'it' : null);
  });
});
