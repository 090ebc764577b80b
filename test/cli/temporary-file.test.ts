import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, test, vi } from 'vitest';
import { temporaryFile } from '../../src/cli/scan/temporary-file.ts';

const fs = vi.hoisted(() => ({ keepsNames: false, writesLeft: Number.POSITIVE_INFINITY, modes: [] as number[] }));
vi.mock('node:fs', async (original) => {
  const real = await original<typeof import('node:fs')>();
  return {
    ...real,
    unlinkSync: (path: string) => {
      fs.modes.push(real.statSync(path).mode & 0o777);
      if (fs.keepsNames) throw Object.assign(new Error('EBUSY'), { code: 'EBUSY' });
      real.unlinkSync(path);
    },
    writeSync: (...given: Parameters<typeof real.writeSync>) => {
      if (fs.writesLeft-- <= 0) throw Object.assign(new Error('ENOSPC'), { code: 'ENOSPC' });
      return real.writeSync(...given);
    },
  };
});

const folder = mkdtempSync(join(tmpdir(), 'bounce-doctor-'));
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(() => {
  [fs.keepsNames, fs.writesLeft, fs.modes] = [false, Number.POSITIVE_INFINITY, []];
});

const bytes = (text: string): Uint8Array => Buffer.from(text);
const NOTHING = mkdtempSync(join(folder, 'empty-'));

describe('a temporary file', () => {
  test('has what was put into it, and changes, and room that is free is used again', () => {
    const file = temporaryFile({}, NOTHING);
    const [first, second] = [file.put(bytes('taro@')) as number, file.put(bytes('hanako')) as number];
    expect(file.write(bytes('A'), second + 1)).toBe(true);
    const read = Buffer.alloc(11);
    file.read(read, first);
    expect(read.toString()).toBe('taro@hAnako');
    file.free(first, 5);
    expect([file.put(bytes('sixsix')), file.put(bytes('12345'))]).toEqual([11, first]);
    file.close();
  });

  test('is nobody else to read, and there is none before there is something for it', () => {
    const file = temporaryFile({}, NOTHING);
    expect(fs.modes).toEqual([]);
    file.put(bytes('taro@example.jp'));
    if (process.platform !== 'win32') expect(fs.modes).toEqual([0o600]);
    expect(readdirSync(NOTHING)).toEqual([]);
    file.close();
  });

  test('that keeps its name is removed when it is closed, or when the process ends before', () => {
    fs.keepsNames = true;
    const tidies = new Set<() => void>();
    const beforeEnd = (tidy: () => void) => {
      tidies.add(tidy);
      return () => void tidies.delete(tidy);
    };
    const [closed, left] = [temporaryFile({ beforeEnd }, NOTHING), temporaryFile({ beforeEnd }, NOTHING)];
    for (const file of [closed, left]) file.put(bytes('taro@example.jp'));
    expect(readdirSync(NOTHING)).toHaveLength(2);
    closed.close();
    expect([readdirSync(NOTHING).length, tidies.size]).toEqual([1, 1]);
    for (const tidy of tidies) tidy();
    expect(readdirSync(NOTHING)).toEqual([]);
    left.close();
  });

  test('takes nothing more once its disk was full, and has what it has', () => {
    fs.writesLeft = 1;
    const file = temporaryFile({}, NOTHING);
    expect([file.put(bytes('one')), file.put(bytes('two'))]).toEqual([0, null]);
    fs.writesLeft = 1;
    expect([file.put(bytes('two')), file.write(bytes('x'), 0)]).toEqual([null, false]);
    const read = Buffer.alloc(3);
    file.read(read, 0);
    expect(read.toString()).toBe('one');
    file.close();
  });

  test('is none where there is no such folder', () => {
    const file = temporaryFile({}, join(folder, 'missing'));
    expect(file.put(bytes('one'))).toBeNull();
    file.close();
  });
});
