import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import GithubSlugger from 'github-slugger';
import { expect, test } from 'vitest';
import { compileRules } from '../../src/build/compile-rules.ts';
import { manual } from '../../src/build/man.ts';
import { cli } from '../cli/harness.ts';
import { noticeAndCard } from './picture.ts';

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
  await expect(picture).toMatchFileSnapshot('../../.github/notice-and-card.svg');
  expect(readFileSync('README.md', 'utf8')).toContain('](.github/notice-and-card.svg)');
});

const PAPERS = ['README.md', 'rules/README.md', '.github/SECURITY.md', '.github/CONTRIBUTING.md'];

/** The places of a paper that a link can lead to, as GitHub names them. */
function anchorsOf(paper: string): ReadonlySet<string> {
  const slugger = new GithubSlugger();
  const prose = readFileSync(paper, 'utf8').replaceAll(/^```[\s\S]*?^```/gm, '');
  return new Set([...prose.matchAll(/^#{1,6} (.+)$/gm)].map(([, heading]) => slugger.slug(heading as string)));
}

test.each(PAPERS)('every link of %s that stays in the project leads somewhere', (paper) => {
  const links = [...readFileSync(paper, 'utf8').matchAll(/\]\(((?!https?:)[^)\s]+)\)/g)].map(
    ([, link]) => link as string,
  );
  const broken = links.filter((link) => {
    const [file = '', anchor] = link.split('#');
    const target = file === '' ? paper : relative('.', join(dirname(paper), file));
    return !existsSync(target) || (anchor !== undefined && !anchorsOf(target).has(anchor));
  });
  expect(broken).toEqual([]);
  if (paper === 'README.md') expect(links.length).toBeGreaterThan(10);
});
