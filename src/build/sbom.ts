import { readFile, writeFile } from 'node:fs/promises';

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license: string;
}

/** As much of package-lock.json as is asked for, by the packages' folders. */
interface Lock {
  readonly packages: Readonly<Record<string, { readonly version: string; readonly integrity?: string }>>;
}

/**
 * Writes what dist/ contains for those who look for packages with known holes: bundled, they are invisible to scanners.
 * CycloneDX 1.6 (https://cyclonedx.org/docs/1.6/json/); the same build gives the same file.
 */
export async function writeSbom(file: string, folders: readonly string[]): Promise<void> {
  const [own, lock] = await Promise.all([read<Manifest>('package.json'), read<Lock>('package-lock.json')]);
  const components = await Promise.all(folders.map((folder) => componentOf(folder, lock)));
  const about = { type: 'application', ...described(own) };
  const bom = {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: { lifecycles: [{ phase: 'build' }], component: about },
    components,
    dependencies: [{ ref: about['bom-ref'], dependsOn: components.map((component) => component['bom-ref']) }],
    compositions: [{ aggregate: 'complete', dependencies: [about['bom-ref']] }],
  };
  await writeFile(file, `${JSON.stringify(bom)}\n`);
}

async function componentOf(folder: string, { packages }: Lock) {
  const manifest = await read<Manifest>(`${folder}/package.json`);
  const locked = packages[folder];
  if (locked?.version !== manifest.version) throw new Error(`${folder} is not what package-lock.json says`);
  const sum = /^sha512-(.+)$/.exec(locked.integrity ?? '')?.[1];
  const hashes = sum === undefined ? [] : [{ alg: 'SHA-512', content: Buffer.from(sum, 'base64').toString('hex') }];
  return { type: 'library', ...described(manifest), scope: 'required', hashes };
}

function described({ name, version, license }: Manifest) {
  const [, group, plain = name] = /^(@[^/]+)\/(.+)$/.exec(name) ?? [];
  const purl = `pkg:npm/${group === undefined ? '' : `${encodeURIComponent(group)}/`}${plain}@${version}`;
  return { 'bom-ref': purl, ...(group && { group }), name: plain, version, licenses: [licenceOf(license)], purl };
}

/** Several licences are an expression (SPDX), a single one has a name. */
const licenceOf = (license: string) =>
  /^[\w.+-]+$/.test(license) ? { license: { id: license } } : { expression: license };

const read = async <T>(file: string): Promise<T> => JSON.parse(await readFile(file, 'utf8')) as T;
