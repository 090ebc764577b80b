import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { cli } from './harness.ts';

const folder = mkdtempSync(join(tmpdir(), 'completion-'));
const has = (shell: string): boolean => spawnSync(shell, ['-c', 'exit 0']).status === 0;

async function script(shell: string): Promise<string> {
  const { code, out } = await cli(['completion', shell]);
  expect(code).toBe(0);
  const path = join(folder, `${shell}.sh`);
  writeFileSync(path, out);
  return path;
}

/** A line as it stands when Tab is pressed, and what has to be offered, what not. */
const LINES = [
  ['bounce-doctor sc', ['scan'], ['explain']],
  ['bounce-doctor scan --format c', ['csv'], ['card']],
  ['bounce-doctor --format c', ['card', 'csv'], ['html']],
  ['bounce-doctor rules ', ['list', 'check', 'new'], ['scan']],
  ['bounce-doctor check --up', ['--update'], []],
  ['bounce-doctor rules check --up', ['--update'], ['--format']],
  ['bounce-doctor completion ', [], ['scan']],
] as const;

const sh = (shell: string, code: string) => {
  const { stdout, stderr } = spawnSync(shell, ['-c', code], { encoding: 'utf8', cwd: folder });
  expect(stderr).toBe('');
  return stdout.split(/\s+/).filter((word) => word !== '');
};

function judge(offered: readonly string[], wanted: readonly string[], unwanted: readonly string[]): void {
  expect(offered).toEqual(expect.arrayContaining([...wanted]));
  expect(offered.filter((word) => unwanted.includes(word))).toEqual([]);
}

describe('Tab', () => {
  test.each(LINES)('in bash: %s', async (line, wanted, unwanted) => {
    const words = line.split(' ');
    const code = `source ${await script('bash')}; COMP_WORDS=(${words.map((word) => `'${word}'`).join(' ')}); COMP_CWORD=${words.length - 1}; _bounce_doctor; echo "\${COMPREPLY[@]}"`;
    judge(sh('bash', code), wanted, unwanted);
  });

  test.skipIf(!has('fish')).each(LINES)('in fish: %s', async (line, wanted, unwanted) => {
    const offered = sh('fish', `source ${await script('fish')}; complete -C '${line}' | cut -f1`);
    judge(offered, wanted, unwanted);
  });

  test.skipIf(!has('zsh'))('in zsh: it loads, and is what completes the command', async () => {
    const path = await script('zsh');
    const code = `autoload -Uz compinit; compinit -D -u -d ${folder}/dump; source ${path}; echo $_comps[bounce-doctor]`;
    expect(sh('zsh', code)).toEqual(['_bounce_doctor']);
    expect(sh('zsh', `zsh -n ${path} && echo sound`)).toEqual(['sound']);
  });

  test('in PowerShell: every command and choice is in its tables', async () => {
    const { out } = await cli(['completion', 'powershell']);
    expect(out).toMatch(/^Register-ArgumentCompleter -Native -CommandName 'bounce-doctor'/);
    expect(out).toContain("'scan:--format' = @('table', 'markdown', 'html', 'ndjson', 'csv', 'json')");
    expect(out).toMatch(/'rules' = @\(@\('list', '[^']+'\), @\('check', /);
  });
});

test('a shell that is none is told in Japanese', async () => {
  const { code, err } = await cli(['completion', 'tcsh']);
  expect(code).toBe(2);
  expect(err).toMatch(/シェル.*tcsh は使えません。次のどれかを指定してください: bash, zsh, fish, powershell/);
});
