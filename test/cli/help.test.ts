import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { cli } from './harness.ts';

const COMMANDS = [
  [],
  ['scan'],
  ['explain'],
  ['check'],
  ['rules'],
  ['rules', 'list'],
  ['rules', 'check'],
  ['rules', 'new'],
  ['redact'],
  ['serve'],
  ['stream'],
];

describe.each(COMMANDS.map((command) => [command]))('help of %j', (command) => {
  test('is Japanese and has examples', async () => {
    const { code, out, err } = await cli([...command, '--help']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/^使い方: bounce-doctor/);
    expect(out).toMatch(/\n例:\n {2}\S/);
    expect(out).not.toMatch(/Usage|Options|Arguments|Commands|choices|default|display|\[options\]/);
  });

  test('fits the terminal', async () => {
    const { out } = await cli([...command, '--help'], { columns: 80 });
    const described = out.slice(0, out.indexOf('\n例:'));
    expect(Math.max(...described.split('\n').map((line) => stringWidth(line)))).toBeLessThanOrEqual(80);
  });
});

test('the main help has the exit codes', async () => {
  expect((await cli(['--help'])).out).toMatch(/終了コード:\n {2}0 .*\n {2}1 [\s\S]*\n {2}2 /);
});

test('the version is that of the package', async () => {
  expect((await cli(['--version'])).out).toMatch(/^\d+\.\d+\.\d+\n$/);
});
