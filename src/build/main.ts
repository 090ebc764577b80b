import { chmod, mkdir, rm, writeFile } from 'node:fs/promises';
import { bundle } from './bundle.ts';
import { compileRules } from './compile-rules.ts';
import { writeNotices } from './notices.ts';
import { recordSchema } from './record-schema.ts';
import { emitTypes } from './types.ts';

/** `npm run build`: rules/ and src/ become dist/. */
const OUT = 'dist';

const compiled = compileRules('rules');
for (const { file, line, column, message } of compiled.problems)
  console.error(`rules/${file}:${line}:${column} ${message}`);
if (compiled.problems.some((p) => p.level === 'error')) process.exit(1);

await rm(OUT, { recursive: true, force: true });
await mkdir(OUT, { recursive: true });
await writeFile(`${OUT}/table.json`, JSON.stringify(compiled.table));
await writeFile(`${OUT}/record.schema.json`, `${JSON.stringify(recordSchema(), null, 2)}\n`);
const packages = await bundle(OUT);
await writeNotices('THIRD-PARTY-NOTICES', packages);
emitTypes();
// npm links the command as it stands: without this `npx bounce-doctor` in a clone ends in "permission denied".
await chmod(`${OUT}/cli.js`, 0o755);
