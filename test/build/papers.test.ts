import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { compileRules } from '../../src/build/compile-rules.ts';
import { manual } from '../../src/build/man.ts';
import { noticeAndCard } from '../../src/build/picture.ts';
import { cli } from '../cli/harness.ts';

test('the manual says what --help says, of every command', async () => {
  const page = manual('1.2.3').replaceAll('\\-', '-').replaceAll('\\e', '\\').replaceAll(/^\\&/gm, '');
  for (const words of [[], ['scan'], ['rules'], ['rules', 'new'], ['page'], ['completion']]) {
    const { out } = await cli([...words, '--help'], { columns: 76 });
    expect(out.length).toBeGreaterThan(200);
    expect(page).toContain(`.SH ${['bounce-doctor', ...words].join(' ')}\n.nf\n${out.trimEnd()}\n.fi`);
  }
});

test('README shows a notice of ours and its card', async () => {
  const { table } = compileRules('rules');
  if (table === null) throw new Error('no table');
  const mail = readFileSync('fixtures/sendmail/user-unknown.eml');
  const picture = await noticeAndCard(mail, table);
  const { out } = await cli(['fixtures/sendmail/user-unknown.eml']);
  expect(picture).toContain(`>${out.split('\n')[0]}</text>`);
  expect(picture).toContain('&lt;&lt;&lt; 550 5.1.1 &lt;yamada@example.net&gt;');
  expect(await noticeAndCard(mail, table)).toBe(picture);
  expect(readFileSync('README.md', 'utf8')).toContain('](.github/notice-and-card.svg)');
});
