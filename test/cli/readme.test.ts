import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { folderOf, UNKNOWN } from '../check/support.ts';
import { cli } from './harness.ts';

/** The code block behind a marker of the README, or of the guide for those who write rules. */
function block(marker: string, file = 'README.md'): string {
  const [, after = ''] = readFileSync(file, 'utf8').split(`<!-- ci: ${marker} -->`);
  return /^\s*```\w+\n([\s\S]*?)\n```/.exec(after)?.[1] ?? '';
}

const RULE =
  'rules:\n  - id: own/frozen\n    reason: suspend\n    when: { text: ["quux frozen"] }\n    source: [observed]\n    examples: { match: ["550 quux frozen"] }\n';

/** Runs a line of the README on folders made for it. */
async function run(line: string) {
  const made = {
    'my-rules': folderOf({ 'frozen.yaml': RULE }),
    fixtures: folderOf({ 'a.eml': UNKNOWN, 'a.yaml': 'kind: bounce\n' }),
  };
  const words = line.replace(/^npx bounce-doctor /, '').split(' ');
  return cli(words.map((word) => (word === 'my-rules' || word === 'fixtures' ? made[word] : word)));
}

interface Workflow {
  readonly permissions: unknown;
  readonly jobs: { readonly check: { readonly steps: readonly { readonly uses?: string; readonly run?: string }[] } };
}
interface PreCommit {
  readonly repos: readonly { readonly hooks: readonly { readonly entry: string; readonly files: string }[] }[];
}

describe('what the README shows for CI', () => {
  test('the GitHub Actions job: pinned actions, read-only, and commands that pass', async () => {
    const { permissions, jobs } = parse(block('workflow')) as Workflow;
    const { steps } = jobs.check;
    expect(permissions).toEqual({ contents: 'read' });
    expect(steps.flatMap(({ uses }) => uses ?? [])).toHaveLength(2);
    for (const { uses } of steps) if (uses) expect(uses).toMatch(/^actions\/[a-z-]+@[0-9a-f]{40}$/);
    const lines = steps.flatMap((step) => (step.run?.includes('bounce-doctor') ? [step.run] : []));
    expect(lines).toHaveLength(2);
    for (const line of lines) expect(await run(line)).toMatchObject({ code: 0, err: '' });
  });

  test('the pre-commit hooks: commands that pass, for the files that they are about', async () => {
    const [repo] = (parse(block('pre-commit', 'rules/README.md')) as PreCommit).repos;
    expect(repo?.hooks).toHaveLength(2);
    for (const { entry, files } of repo?.hooks ?? []) {
      expect(await run(entry)).toMatchObject({ code: 0, err: '' });
      expect('my-rules/frozen.yaml').toMatch(new RegExp(files));
    }
  });
});
