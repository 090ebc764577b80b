import { REASONS } from '../model.ts';
import type { CompiledTable } from '../rules/compile.ts';
import type { Matcher } from '../rules/match.ts';
import { bareName } from '../rules/questions/bare-name.ts';
import { termNamed } from '../rules/questions/names.ts';
import { reasonTitle } from '../rules/rule-advice.ts';
import { ruleNamed } from '../rules/table-index.ts';
import { codeArticle } from './article-code.ts';
import { reasonArticle } from './article-reason.ts';
import { ruleArticle } from './article-rule.ts';
import { situationArticle } from './article-situation.ts';
import { termArticle } from './article-term.ts';
import type { CardView } from './card-view.ts';

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
