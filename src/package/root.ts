import { join } from 'node:path';

/** The folder of package.json, dist/ and rules/: two up, from here as from where the bundles lie in dist/. */
export const PACKAGE_ROOT = join(import.meta.dirname, '../..');
