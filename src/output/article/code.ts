import { type Matcher, winner } from '../../rules/match/match.ts';
import type { CompiledRule, CompiledTable } from '../../rules/table/compiled.ts';
import { rulesNaming } from '../../rules/table/naming.ts';
import { ruleAdvice, ruleTitle } from '../../rules/table/rule-advice.ts';
import { GENERAL_RESEND_WORDS } from '../advice/retry.ts';
import { SIDE_WORDS } from '../advice/words.ts';
import { type CardRow, row } from '../card/row.ts';
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
      ...(rule ? adviceOf(code, rule, table) : []),
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

const BY_SERVER = '送信サーバーが自動で送り直す。続くときは原因を直す';
const AUTOMATIC = { no: BY_SERVER, automatic: BY_SERVER, later: BY_SERVER, 'after-fix': BY_SERVER } as const;

/** A server tries again after any 4yz by itself (RFC 5321 section 4.2.1), whatever its words say is to be mended. */
function adviceOf(code: SmtpCode, rule: CompiledRule, table: CompiledTable): readonly CardRow[] {
  const resendWords = exactly(code).startsWith('4') ? AUTOMATIC : GENERAL_RESEND_WORDS;
  return adviceRows(ruleAdvice(rule, table), rule.candidates.length === 0, SIDE_WORDS, resendWords);
}

const NOTHING_ELSE = { prose: '', provider: null, command: null, forwarded: false, addressed: false, day: null };

const exactly = ({ reply, status }: SmtpCode): string => status ?? reply ?? '';
