/** Run by .ci/run beside the installed package: `node consumer.mjs mail.eml`. */
import assert from 'node:assert/strict';
import { createReadStream, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const before = Object.keys(globalThis).join();
const { diagnose, scan, explain, loadRules, RulesError } = await import('bounce-doctor');
assert.equal(Object.keys(globalThis).join(), before);

assert.equal(createRequire(import.meta.url)('bounce-doctor').diagnose, diagnose);

const [, , mail] = process.argv;
const [record] = await diagnose(readFileSync(mail));
assert.equal(record.kind, 'bounce');
assert.equal(record.reason, 'userunknown');

const scanned = [];
for await (const one of scan(createReadStream(mail))) scanned.push(one);
for await (const one of scan([mail], { jobs: 2 })) scanned.push(one);
assert.deepEqual(
  scanned.map(({ reason }) => reason),
  ['userunknown', 'userunknown'],
);

assert.equal((await explain('5.1.1')).type, 'article');
assert.equal((await explain('550 5.1.1 User unknown')).type, 'records');

mkdirSync('rules', { recursive: true });
writeFileSync(
  'rules/mine.yaml',
  'rules:\n  - id: mine/quux\n    reason: suspend\n    when: { text: ["frobnicated quux"] }\n    source: [observed]\n    examples:\n      match: ["550 frobnicated quux"]\n',
);
const rules = await loadRules('rules');
const [mine] = await diagnose('550 frobnicated quux', { rules });
assert.equal(mine.rule, 'mine/quux');
writeFileSync('rules/mine.yaml', 'rules:\n  - id: mine/quux\n    resaon: suspend\n');
await assert.rejects(loadRules('rules'), (error) => error instanceof RulesError && error.problems[0].line > 0);
console.log('library: ok');
