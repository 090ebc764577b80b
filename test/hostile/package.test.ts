import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

interface Manifest {
  readonly version: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly scripts: Readonly<Record<string, string>>;
}
interface Locked {
  readonly version?: string;
  readonly integrity?: string;
  readonly resolved?: string;
  readonly link?: boolean;
}
interface Sbom {
  readonly metadata: { readonly component: { readonly purl: string } };
  readonly components: readonly {
    readonly group?: string;
    readonly name: string;
    readonly version: string;
    readonly purl: string;
    readonly licenses: readonly unknown[];
    readonly hashes: readonly { readonly content: string }[];
  }[];
}
interface Packed {
  readonly size: number;
  readonly unpackedSize: number;
  readonly files: readonly { readonly path: string }[];
}

const read = <T>(file: string): T => JSON.parse(readFileSync(file, 'utf8')) as T;
const manifest = read<Manifest>('package.json');
const lock = read<{ readonly packages: Readonly<Record<string, Locked>> }>('package-lock.json');
const all = { ...manifest.dependencies, ...manifest.devDependencies };

describe('dependencies', () => {
  test('have exact versions, and the lock file the same', () => {
    expect(Object.keys(all).length).toBeGreaterThan(10);
    for (const [name, version] of Object.entries(all)) {
      expect(version, name).toMatch(/^\d+\.\d+\.\d+$/);
      expect(lock.packages[`node_modules/${name}`]?.version, name).toBe(version);
    }
  });

  test('are locked by what they contain, and come from the registry', () => {
    const packages = Object.entries(lock.packages).filter(([name]) => name !== '');
    expect(packages.length).toBeGreaterThan(50);
    for (const [name, { integrity, resolved, link }] of packages) {
      expect(integrity, name).toMatch(/^sha512-/);
      expect(
        [resolved === undefined || resolved.startsWith('https://registry.npmjs.org/'), link ?? false],
        name,
      ).toEqual([true, false]);
    }
  });

  test('are bundled: whoever installs the package installs nothing else', () => {
    expect(manifest.dependencies ?? {}).toEqual({});
  });
});

test('nothing runs when the package is installed', () => {
  const run = ['preinstall', 'install', 'postinstall', 'preprepare', 'postprepare'];
  expect(Object.keys(manifest.scripts).filter((name) => run.includes(name))).toEqual([]);
});

describe('the package', () => {
  const { stdout } = spawnSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], { encoding: 'utf8' });
  const [packed] = JSON.parse(stdout) as readonly [Packed];
  const paths = packed.files.map(({ path }) => path);

  test('holds the program, its rules and its papers, and nothing else', () => {
    const expected =
      /^(?:dist\/cli\.js|dist\/package\.json|dist\/(?:command|library|scan|threads|web)\/[\w.-]+\.js|dist\/on-demand\/[\w/.-]+\.js|dist\/types\/[\w/-]+\.d\.ts|dist\/table\.(?:hooks|json|likeness|lines|numbers|received|wordings)|dist\/bounce-doctor\.(?:html|1)|dist\/record\.schema\.json|dist\/sbom\.cdx\.json|rules\/(?:README\.md|[\w/-]+\.yaml)|package\.json|README\.md|\.github\/SECURITY\.md|LICENSE|CHANGELOG\.md|THIRD-PARTY-NOTICES)$/;
    expect(paths).toContain('dist/cli.js');
    expect(paths).toContain('rules/providers.yaml');
    expect(paths.filter((path) => !expected.test(path))).toEqual([]);
  });

  test('names each package that is bundled, as its notices do', () => {
    const { components, metadata } = read<Sbom>('dist/sbom.cdx.json');
    const named = components.map(({ group, name, version }) => `${group ? `${group}/` : ''}${name} ${version}`);
    const notices = readFileSync('THIRD-PARTY-NOTICES', 'utf8').matchAll(/^-{72}\n\n(\S+ \S+) \(/gm);
    expect(named.sort()).toEqual([...notices].map(([, one]) => one).sort());
    expect(named.some((one) => one.startsWith('mailparser '))).toBe(true);
    expect(metadata.component.purl).toBe(`pkg:npm/bounce-doctor@${manifest.version}`);
    for (const { group, name, version, purl, licenses, hashes } of components) {
      const folder = `node_modules/${group ? `${group}/` : ''}${name}`;
      const locked = Object.entries(lock.packages).find(
        ([path, it]) => path.endsWith(folder) && it.version === version,
      );
      const [hash] = hashes;
      expect(purl).toBe(`pkg:npm/${group ? `${encodeURIComponent(group)}/` : ''}${name}@${version}`);
      expect(licenses, purl).toHaveLength(1);
      expect(`sha512-${Buffer.from(hash?.content ?? '', 'hex').toString('base64')}`).toBe(locked?.[1].integrity);
    }
  });

  test('is ASCII where it is code: one other character doubles a file for V8', () => {
    const code = paths.filter((path) => path.endsWith('.js'));
    expect(code.length).toBeGreaterThan(20);
    expect(code.filter((path) => /[^\0-\x7f]/.test(readFileSync(path, 'utf8')))).toEqual([]);
  });

  test('stays small', () => {
    // The page carries all of it once more, as it has to run without the rest: 0.9 MB, which nothing packs any further.
    expect(packed.size).toBeLessThan(3.8 * 1024 * 1024);
    // A client for mail servers and a reader of signatures are a fifth of it; a run loads neither unless asked to.
    expect(packed.unpackedSize).toBeLessThan(11.9 * 1024 * 1024);
  });
});
