import { type Matcher, winner } from '../../rules/match/match.ts';
import type { CompiledTable } from '../../rules/table/compiled.ts';
import { rulesNaming } from '../../rules/table/naming.ts';
import { ruleAdvice, ruleTitle } from '../../rules/table/rule-advice.ts';
import { row } from '../card/row.ts';
import type { CardView } from '../card/view.ts';
import { adviceRows } from './advice.ts';
import { codeMeaning, parseCode, type SmtpCode } from './code-meaning.ts';
import { ruleList } from './rule-list.ts';

/** What a reply code or status says by itself, and the rules that look at it; null for anything else. */
export function codeArticle(what: string, table: CompiledTable, matcher: Matcher): CardView | null {
  const code = parseCode(what);
  if (code === null) return null;
  const rule = winner(
    matcher.look({ ...NOTHING_ELSE, said: code.text, replyCode: code.reply, status: code.status }),
  )?.rule;
  const naming = rulesNaming(exactly(code), table).filter((one) => one !== rule);
  return {
    tone: 'neutral',
    lead: `${code.text}${rule ? `: ${ruleTitle(rule, table)}` : ''}`,
    rows: [
      ...row('番号の意味', codeMeaning(code)),
      ...(rule ? adviceRows(ruleAdvice(rule, table), rule.candidates.length === 0) : []),
      ...row(
        '注意',
        '番号だけでは原因は決まりません。番号の後に続く文も調べてください: bounce-doctor explain "エラーの文"',
      ),
      ...row('規則', rule?.id ?? null, true),
      ...row('番号を見る規則', ruleList(naming, table), true),
    ],
    note: null,
  };
}

const NOTHING_ELSE = { prose: '', provider: null, command: null, forwarded: false, addressed: false, day: null };

const exactly = ({ reply, status }: SmtpCode): string => status ?? reply ?? '';
