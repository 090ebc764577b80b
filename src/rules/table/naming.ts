import type { CompiledRule, CompiledTable, TableIndex } from './compiled.ts';
import { indexOf } from './table-index.ts';

/** The rules that look at that very code, or have it in their words; in the order of the table. */
export function rulesNaming(code: string, table: CompiledTable): readonly CompiledRule[] {
  const index = indexOf(table);
  const saying = phrasesNaming(code, table, index).flatMap((phrase) => [
    ...index.owners.subarray(index.ownerStarts[phrase], index.ownerStarts[phrase + 1]),
  ]);
  return [...new Set([...(index.codes()[code] ?? []), ...saying])].sort((a, b) => a - b).map((i) => index.ruleAt(i));
}

function phrasesNaming(code: string, { phrases: { lines } }: CompiledTable, { starts }: TableIndex): number[] {
  const found: number[] = [];
  let phrase = 0;
  for (let at = lines.indexOf(code); at >= 0; at = lines.indexOf(code, starts[phrase])) {
    while ((starts[phrase + 1] as number) <= at) phrase++;
    const words = lines.slice(starts[phrase], starts[phrase + 1]);
    if (words.split(/[^\w.]+/).includes(code)) found.push(phrase);
    phrase++;
  }
  return found;
}
