import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { parseSync } from 'oxc-parser';
import { describe, expect, test } from 'vitest';

/** The rooms in the flow of a mail, the table before those who ask it, then those that are built on it: each may import those before it. */
const FLOW = [
  'package',
  'input',
  'mail',
  'rules',
  'extract',
  'logs',
  'events',
  'diagnose',
  'judgement',
  'tally',
  'output',
  'read-mail',
  'pipeline',
];
const BUILT_ON_IT = [
  'scan',
  'roster',
  'check',
  'redact',
  'stream',
  'explain',
  'web',
  'browser',
  'cli',
  'library',
  'index',
  'build',
];
const ROOMS = [...FLOW, ...BUILT_ON_IT];
/** What every room may use. */
const GROUND = [
  'model',
  'vocabulary',
  'once',
  'remembered',
  'kept',
  'recent',
  'own-text',
  'text-file',
  'visible',
  'pieces',
  'gather',
  'domain-endings',
  'mail-address',
];

interface Import {
  readonly from: string;
  readonly to: string;
}

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'))
  .map((file) => join('src', file));

/** Of a file, types included, and what it imports late. */
function importsOf(from: string): readonly Import[] {
  const { module } = parseSync(from, readFileSync(from, 'utf8'));
  const names = [
    ...module.staticImports.map(({ moduleRequest }) => moduleRequest.value),
    ...module.staticExports.flatMap(({ entries }) => entries.flatMap((entry) => entry.moduleRequest?.value ?? [])),
    ...module.dynamicImports.map(({ moduleRequest: { start, end } }) =>
      readFileSync(from, 'utf8').slice(start + 1, end - 1),
    ),
  ];
  return names.filter((name) => name.startsWith('.')).map((name) => ({ from, to: join(dirname(from), name) }));
}

const imports = files.flatMap(importsOf);
const roomOf = (file: string): string => relative('src', file).split(/[/.]/)[0] ?? '';

describe('the house', () => {
  test('every import leads to a file of it', () => {
    expect(imports.length).toBeGreaterThan(1000);
    expect(imports.filter(({ to }) => !files.includes(to))).toEqual([]);
  });

  test('a room imports only rooms before it', () => {
    const place = (file: string): number => ROOMS.indexOf(roomOf(file));
    const ground = (file: string): boolean => GROUND.includes(roomOf(file));
    expect(files.filter((file) => !ground(file) && place(file) < 0)).toEqual([]);
    const back = imports.filter(({ from, to }) =>
      ground(from) ? !ground(to) : !ground(to) && place(to) > place(from),
    );
    expect(back.map(({ from, to }) => `${from} -> ${to}`)).toEqual([]);
  });

  test('stand in CONTRIBUTING as they stand here', () => {
    const page = readFileSync('.github/CONTRIBUTING.md', 'utf8');
    const table = page.slice(page.indexOf('| room |'), page.indexOf('### One mail'));
    const rooms = [...table.matchAll(/^\|([^|]+)\|/gm)].flatMap(([, cell = '']) =>
      [...cell.matchAll(/`([\w-]+)(?:\/|\.ts)`/g)].map(([, name]) => name),
    );
    expect(rooms.slice(0, GROUND.length).toSorted()).toEqual(GROUND.toSorted());
    expect(rooms.slice(GROUND.length)).toEqual(ROOMS);
  });

  test('no folders import each other, on whatever way round', () => {
    let among = imports
      .map(({ from, to }) => ({ from: dirname(from), to: dirname(to) }))
      .filter(({ from, to }) => from !== to && from !== 'src' && to !== 'src');
    expect(among.length).toBeGreaterThan(500);
    // What imports nothing that is left, no circle goes through; so what is left in the end are circles.
    for (let before = Number.POSITIVE_INFINITY; among.length < before; ) {
      before = among.length;
      const importing = new Set(among.map(({ from }) => from));
      among = among.filter(({ to }) => importing.has(to));
    }
    expect([...new Set(among.map(({ from, to }) => `${from} -> ${to}`))]).toEqual([]);
  });

  test('no folder is a heap', () => {
    const folders = [...new Set(files.map((file) => dirname(file)))];
    const inside = (folder: string): number => files.filter((file) => dirname(file) === folder).length;
    expect(folders.filter((folder) => inside(folder) > 16)).toEqual([]);
  });
});
