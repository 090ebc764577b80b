import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { verdictOnCards, verdictOnScan } from '../../src/cli/shared/verdict.ts';
import { createTally, type Summary } from '../../src/tally/summary.ts';
import { BOUNCE, cli, ORDINARY, UNNAMED, type World } from './harness.ts';

const folder = mkdtempSync(join(tmpdir(), 'bounce-doctor-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = (name: string, content: string | Uint8Array): string => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};
const empty = file('empty.eml', '');
const binary = file('binary.eml', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 0]));

const folderWith = (files: Readonly<Record<string, string>>): string => {
  const made = mkdtempSync(join(folder, 'made-'));
  for (const [name, content] of Object.entries(files)) writeFileSync(join(made, name), content);
  return made;
};
const one = `From a@example.jp Fri Nov 20 10:15:00 2026\n${UNNAMED}\n`;
const TWO = one + one;
const expecting = (expectation: string | null): string =>
  folderWith({ 'a.eml': UNNAMED, ...(expectation === null ? {} : { 'a.yaml': expectation }) });
const rulesIn = (rules: string | null): string => folderWith(rules === null ? {} : { 'x.yaml': rules });

type Row = readonly [when: string, argv: readonly string[], code: number, world?: World];

describe('the exit code', () => {
  const rows: readonly Row[] = [
    ['finished: a bounce', [BOUNCE], 0],
    ['finished: a bounce on stdin', [], 0, { stdin: UNNAMED.replace('frobnication of the quux', '550 user unknown') }],
    ['finished: a delay', ['fixtures/sendmail/warning-4-hours.eml'], 0],
    ['finished: a success', ['fixtures/sendmail/return-receipt.eml'], 0],
    ['finished: an ordinary mail among bounces', [BOUNCE, ORDINARY], 0],
    ['finished: a scan with a notice that no rule names', ['scan', '-'], 0, { stdin: UNNAMED }],
    ['finished: a code', ['explain', '5.1.1'], 0],
    ['finished: a quoted line', ['explain', '550', 'user', 'unknown'], 0],
    ['finished: fixtures as expected', ['check', 'fixtures/qmail'], 0],
    ['finished: a list of rules', ['rules', 'list'], 0],
    ['finished: a draft of a rule', ['rules', 'new', '550 mailbox hibernates until spring'], 0],
    ['finished: a mail made anonymous', ['redact', BOUNCE], 0],
    ['finished: lines of a program', ['stream'], 0, { stdin: '{"id":1,"text":"550 User unknown"}\n{"text":"x"}\n' }],
    ['finished: no line at all', ['stream'], 0, { stdin: '' }],
    ['help', ['--help'], 0],
    ['help of a command', ['help', 'scan'], 0],
    ['version', ['--version'], 0],
    ['no message is a notice', [ORDINARY], 1],
    ['no message of a scan is a notice', ['scan', ORDINARY], 1],
    ['a notice that no rule names', ['-'], 1, { stdin: UNNAMED }],
    ['a notice that no rule names, among others', [BOUNCE, '-'], 1, { stdin: UNNAMED }],
    ['a line that no rule names', ['explain', '-', '--format', 'ndjson'], 1, { stdin: '550 user unknown\nquux\n' }],
    ['a line of a program that cannot be read', ['stream'], 1, { stdin: '{"id":1}\n{"id":2,"text":"550"}\n' }],
    ['explain of what nobody knows', ['explain', 'frobnicate'], 1],
    ['a fixture that is not as expected', ['check', expecting('kind: other\n')], 1],
    ['a mail without its expectation', ['check', expecting(null)], 1],
    ['a fault in the table', ['rules', 'check', rulesIn('rules: [{ id: x }]\n')], 1],
    ['no rule to list', ['rules', 'list', '--text', 'frobnicate'], 1],
    ['a fault in the rules of the user', ['--rules', rulesIn('rules: [{ id: x }]\n'), BOUNCE], 2],
    ['no folder of rules', ['--rules', join(folder, 'nowhere'), BOUNCE], 2],
    ['a check without a fixture', ['check', rulesIn(null)], 2],
    ['rules check without a rule', ['rules', 'check', rulesIn(null)], 2],
    ['rules without a command', ['rules'], 2],
    ['a command of rules that does not exist', ['rules', 'frobnicate'], 2],
    ['an unknown option', ['--frobnicate', BOUNCE], 2],
    ['an unknown option of a command', ['scan', '--frobnicate', BOUNCE], 2],
    ['an option without its value', [BOUNCE, '--format'], 2],
    ['a format that does not exist', ['--format', 'xml', BOUNCE], 2],
    ['a format of another command', ['scan', '--format', 'card', BOUNCE], 2],
    ['a missing argument', ['explain'], 2],
    ['help for a command that does not exist', ['help', 'frobnicate'], 2],
    ['a mistyped command', ['scna', 'x'], 2],
    ['nothing to read on a terminal', [], 2, { stdinIsTerminal: true }],
    ['nothing to scan on a terminal', ['scan'], 2, { stdinIsTerminal: true }],
    ['nothing on stdin', [], 2, { stdin: '' }],
    ['a path that does not exist', [join(folder, 'nowhere.eml')], 2],
    ['an empty file', [empty], 2],
    ['a binary file', [binary], 2],
    ['a folder for the default command', ['fixtures/qmail'], 2],
    ['the highest wins: 2 over 1', [ORDINARY, empty], 2],
    ['the highest wins: 2 over 0', ['scan', BOUNCE, empty], 2],
    ['an output file that cannot be written', ['--output', join(folder, 'no', 'x.csv'), BOUNCE], 2],
    ['an unknown field', ['--format', 'csv', '--fields', 'frobnicate', BOUNCE], 2],
    ['a result added to a file', ['--append', join(folder, 'kept.ndjson'), BOUNCE], 0],
    ['a result that could not be added', ['--append', join(folder, 'no', 'x.ndjson'), BOUNCE], 75],
    ['for a mail server: no notice', ['--exit-zero', ORDINARY], 0],
    ['for a mail server: a notice that no rule names', ['--exit-zero', '-'], 0, { stdin: UNNAMED }],
    ['for a mail server: a scan with an empty file', ['scan', '--exit-zero', BOUNCE, empty], 75],
    ['for a mail server: nothing on stdin', ['--exit-zero'], 75, { stdin: '' }],
    ['for a mail server: an output file', ['--exit-zero', '--output', join(folder, 'no', 'x'), BOUNCE], 75],
    ['for a mail server: rules', ['--exit-zero', '--rules', join(folder, 'nowhere'), BOUNCE], 75],
    ['for a mail server: a mistyped line', ['--exit-zero', '--apend', 'x', BOUNCE], 75],
    ['a file for explain', ['explain', BOUNCE], 2],
    ['nothing to make anonymous', ['redact'], 2],
    ['a mailbox of two mails to make anonymous', ['redact', '-'], 2, { stdin: TWO }],
    ['a file to make anonymous that does not exist', ['redact', join(folder, 'nowhere.eml')], 2],
  ];

  for (const [when, argv, code, world] of rows)
    test(`${code}: ${when}`, async () => {
      expect(await cli(argv, world)).toMatchObject({ code });
    });

  test('a scan that could not read a message, or not all of it, is 1', () => {
    const summary: Summary = { ...createTally().summary(), kinds: { bounce: 3 } };
    expect(verdictOnScan(summary)).toBe(0);
    expect(verdictOnScan({ ...summary, kinds: { bounce: 3, unreadable: 1 } })).toBe(1);
    expect(verdictOnScan({ ...summary, truncated: 1 })).toBe(1);
  });

  test.each(['bounce', 'delay', 'success', 'feedback', 'vacation'])('%s is a notice', (kind) => {
    const summary: Summary = { ...createTally().summary(), kinds: { other: 1, [kind]: 1 } };
    expect([verdictOnCards(summary), verdictOnScan(summary)]).toEqual([0, 0]);
  });
});
