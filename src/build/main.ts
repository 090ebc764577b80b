import { chmod, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { buildPage } from './browser.ts';
import { bundle, packagesIn } from './bundle.ts';
import { compileRules } from './compile-rules.ts';
import { manual } from './man.ts';
import { writeNotices } from './notices.ts';
import { recordSchema } from './record-schema.ts';
import { writeSbom } from './sbom.ts';
import { hastenStarts } from './starts.ts';
import { emitTypes } from './types.ts';

/** `npm run build`: rules/ and src/ become dist/. A build that fails leaves the last good one in place. */
const OUT = 'dist';
const STAGE = `${OUT}.${process.pid}`;
/** Named as in the end: the command that is built looks for its table there. */
const BUILT = `${STAGE}/dist`;

const { table, problems, files } = compileRules('rules');
for (const { file, line, column, message } of problems) console.error(`rules/${file}:${line}:${column} ${message}`);
if (!table) process.exit(1);
const tableFiles = files();

try {
  await mkdir(BUILT, { recursive: true });
  for (const [part, bytes] of Object.entries(tableFiles)) await writeFile(`${BUILT}/table.${part}`, bytes);
  await writeFile(`${BUILT}/record.schema.json`, `${JSON.stringify(recordSchema(), null, 2)}\n`);
  const page = await buildPage(tableFiles);
  await writeFile(`${BUILT}/bounce-doctor.html`, page.html);
  const packages = packagesIn([...(await bundle(BUILT)), ...page.metafiles]);
  await hastenStarts(BUILT, `${STAGE}/reports`);
  await writeFile(`${BUILT}/bounce-doctor.1`, manual(JSON.parse(await readFile('package.json', 'utf8')).version));
  await writeNotices('THIRD-PARTY-NOTICES', packages);
  await writeSbom(`${BUILT}/sbom.cdx.json`, packages);
  emitTypes(BUILT);
  // npm links the command as it stands: without this `npx bounce-doctor` in a clone ends in "permission denied".
  await chmod(`${BUILT}/cli.js`, 0o755);
  await rm(OUT, { recursive: true, force: true });
  await rename(BUILT, OUT);
} finally {
  await rm(STAGE, { recursive: true, force: true });
}
