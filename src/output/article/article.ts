import { REASONS } from '../../model.ts';
import type { Matcher } from '../../rules/match/match.ts';
import type { CompiledTable } from '../../rules/table/compiled.ts';
import { reasonTitle } from '../../rules/table/rule-advice.ts';
import { ruleNamed } from '../../rules/table/table-index.ts';
import type { CardView } from '../card/view.ts';
import { codeArticle } from './code.ts';
import { reasonArticle } from './reason.ts';
import { ruleArticle } from './rule.ts';
import { termArticle } from './term.ts';

/** What the table knows by that name, or null where it must be read as the words of an error. */
export function lookUp(what: string, table: CompiledTable, matcher: Matcher): CardView | null {
  const name = what.normalize('NFKC').trim().toLowerCase();
  const exact = REASONS.find((reason) => reason === name);
  if (exact) return reasonArticle(exact, table);
  const code = codeArticle(name, table, matcher);
  if (code) return code;
  const term = table.terms.find(({ id, names }) => [id, ...names].some((known) => isSame(known, name)));
  if (term) return termArticle(term);
  const titled = REASONS.find((reason) => isSame(reasonTitle(reason, table), name));
  if (titled) return reasonArticle(titled, table);
  const rule = ruleNamed(name, table);
  return rule ? ruleArticle(rule, table) : null;
}

/** People write terms with and without spaces, in either width. */
const bare = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_-]/g, '');
const isSame = (known: string, name: string): boolean => bare(known) === bare(name);
