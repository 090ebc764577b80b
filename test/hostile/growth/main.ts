import { parseArgs } from 'node:util';
import { compileRules } from '../../../src/build/compile-rules.ts';
import { createEngine } from '../../../src/pipeline.ts';
import { type Cell, Meter, WORKS } from './measure.ts';
import { FIELD_PLACES, HEADER_PLACES, TEXT_PLACES } from './places.ts';
import { cellsOf, search, told } from './search.ts';

/**
 * Every pattern in every place, a quarter of an hour: `npm run growth [-- --kb 16] [--work redact] [--place "of the report"] [--pattern kanji]`.
 * Fails where the cost grows faster than the size.
 */
const { values } = parseArgs({
  options: {
    kb: { type: 'string', default: '16' },
    work: { type: 'string', multiple: true, default: [...WORKS] },
    place: { type: 'string', default: '' },
    pattern: { type: 'string', default: '' },
  },
});

const { table } = compileRules('rules');
if (!table) throw new Error('the rule table has errors; see npm run build');
const meter = new Meter(createEngine(table));
const works = WORKS.filter((work) => values.work.includes(work));
const places = [...TEXT_PLACES, ...HEADER_PLACES, ...FIELD_PLACES].filter(({ name }) => name.includes(values.place));

let count = 0;
function* counted(cells: Iterable<Cell>): Generator<Cell> {
  for (const cell of cells) {
    if (!cell.name.includes(values.pattern)) continue;
    count += 1;
    yield cell;
  }
}

let failed = 0;
for await (const one of search(counted(cellsOf(places, works)), meter, Number(values.kb) * 1024)) {
  failed += 1;
  console.log(told(one));
}
console.log(`${count} patterns in their places: ${failed} grow faster than their size`);
process.exitCode = failed > 0 || count === 0 ? 1 : 0;
