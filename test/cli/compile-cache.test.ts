import { chmodSync, chownSync, lstatSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { keepCompiledCode } from '../../src/cli/start/compile-cache.ts';
import { privateFolder } from '../../src/cli/start/private-folder.ts';

const hasOwners = process.geteuid !== undefined;
const isRoot = process.geteuid?.() === 0;
const NOBODY = 65534;

let home = '';
beforeEach(() => {
  home = realpathSync(mkdtempSync(join(tmpdir(), 'bounce-doctor-')));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

/** Where Node is told to keep code; null where it is told nothing. */
function keptIn(env: Readonly<Record<string, string | undefined>>): string | null {
  let folder: string | null = null;
  keepCompiledCode(env, (given) => {
    folder = given;
  });
  return folder;
}

describe.skipIf(!hasOwners)('compiled code is kept', () => {
  test('in a folder that is made for this user alone, and the one above it too', () => {
    const caches = join(home, '.cache');
    expect(keptIn({ HOME: home })).toBe(join(caches, 'bounce-doctor'));
    for (const made of [caches, join(caches, 'bounce-doctor')]) expect(lstatSync(made).mode & 0o777).toBe(0o700);
    expect(keptIn({ HOME: home })).toBe(join(caches, 'bounce-doctor'));
  });

  test('below XDG_CACHE_HOME where that is absolute, and nowhere where the user wants none', () => {
    expect(keptIn({ HOME: '/nonexistent', XDG_CACHE_HOME: home })).toBe(join(home, 'bounce-doctor'));
    expect(keptIn({ HOME: home, XDG_CACHE_HOME: 'caches' })).toBe(join(home, '.cache', 'bounce-doctor'));
    expect(keptIn({ HOME: home, NODE_DISABLE_COMPILE_CACHE: '1' })).toBeNull();
    expect(keptIn({})).toBeNull();
  });

  test('by no Node that cannot do it itself', () => {
    keepCompiledCode({ HOME: home }, undefined);
    expect(() => lstatSync(join(home, '.cache'))).toThrow('ENOENT');
  });

  test('behind a link in the way to the folder under the name that no link can change', () => {
    mkdirSync(join(home, 'real'));
    symlinkSync('real', join(home, 'caches'));
    expect(privateFolder(join(home, 'caches'), 'code')).toBe(join(home, 'real', 'code'));
  });
});

describe.skipIf(!hasOwners)('compiled code is not kept', () => {
  const made = (mode: number): string => {
    mkdirSync(join(home, 'code'));
    chmodSync(join(home, 'code'), mode);
    return join(home, 'code');
  };

  test.each([0o777, 0o770, 0o755, 0o722, 0o710, 0o1777])('in a folder of mode %o', (mode) => {
    made(mode);
    expect(privateFolder(home, 'code')).toBeNull();
    expect(lstatSync(join(home, 'code')).mode & 0o7777).toBe(mode);
  });

  test.each([0o777, 0o770, 0o720])('below a folder of mode %o, where others can put another in its place', (mode) => {
    mkdirSync(join(home, 'caches/below'), { recursive: true });
    chmodSync(join(home, 'caches'), mode);
    expect(privateFolder(join(home, 'caches/below'), 'code')).toBeNull();
  });

  test('behind a link', () => {
    mkdirSync(join(home, 'elsewhere'), 0o700);
    symlinkSync('elsewhere', join(home, 'code'));
    expect(privateFolder(home, 'code')).toBeNull();
  });

  test.skipIf(!isRoot)("in another user's folder, or below one, whatever the mode; nor is anything made there", () => {
    chownSync(made(0o700), NOBODY, NOBODY);
    expect(privateFolder(home, 'code')).toBeNull();
    chownSync(home, NOBODY, NOBODY);
    expect(keptIn({ HOME: home })).toBeNull();
    expect(() => lstatSync(join(home, '.cache'))).toThrow('ENOENT');
  });

  test('where no folder can be made', () => {
    expect(keptIn({ HOME: '/proc' })).toBeNull();
    expect(keptIn({ HOME: '/nonexistent' })).toBeNull();
    expect(keptIn({ HOME: '/dev/null' })).toBeNull();
  });
});
