import { REASONS } from '../../model.ts';
import type { Matcher } from '../../rules/match/match.ts';
import { bareName } from '../../rules/phrase/bare-name.ts';
import { termNamed } from '../../rules/questions/names.ts';
import type { CompiledTable } from '../../rules/table/compiled.ts';
import { reasonTitle } from '../../rules/table/rule-advice.ts';
import { ruleNamed } from '../../rules/table/table-index.ts';
import type { CardView } from '../card/view.ts';
import { codeArticle } from './code.ts';
import { reasonArticle } from './reason.ts';
import { ruleArticle } from './rule.ts';
import { situationArticle } from './situation.ts';
import { termArticle } from './term.ts';

/** What the table knows by that name, or null where it must be read as the words of an error. */
export function lookUp(what: string, table: CompiledTable, matcher: Matcher): CardView | null {
  const name = what.normalize('NFKC').trim().toLowerCase();
  const exact = REASONS.find((reason) => reason === name);
  if (exact) return reasonArticle(exact, table);
  const code = codeArticle(name, table, matcher);
  if (code) return code;
  const term = termNamed(name, table.terms);
  if (term) return termArticle(term);
  const titled = REASONS.find((reason) => isSame(reasonTitle(reason, table), name));
  if (titled) return reasonArticle(titled, table);
  const situation = table.situations.find(({ id, title }) => id === name || isSame(title, name));
  if (situation) return situationArticle(situation, table);
  const rule = ruleNamed(name, table);
  return rule ? ruleArticle(rule, table) : null;
}

const isSame = (known: string, name: string): boolean => bareName(known) === bareName(name);
