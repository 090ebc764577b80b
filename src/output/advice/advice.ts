import type { Diagnosis, Failure, ListAdvice, Notice, Reason, ResendAdvice } from '../../model.ts';
import { generalOf, mapSaid, type Said } from '../../rules/files/said.ts';
import type { Advice } from '../../rules/files/types.ts';
import { isSimilar } from '../../rules/match/similar.ts';
import type { CompiledRule, CompiledTable } from '../../rules/table/compiled.ts';
import { reasonTitle, ruleAdvice } from '../../rules/table/rule-advice.ts';
import { ruleNamed } from '../../rules/table/table-index.ts';
import { AGGREGATE, LOGGED, NO_ERROR, OTHER, RECEIPT, SEALED, SUSPICIOUS, UNREAD, UNREADABLE } from './kind-text.ts';

/** Finds the Japanese text that fits a diagnosis. */
export type AdviceFor = (diagnosis: Diagnosis) => Advice;

interface Ruled {
  /** The table has none for what follows from the kind of a notice. */
  readonly rule?: CompiledRule | undefined;
  readonly advice: Advice;
}

export function createAdviceFor(table: CompiledTable): AdviceFor {
  const joined = new Map<string, Ruled>();
  // Once a rule: most mails are returned for the same few reasons.
  const ruled = (id: string, reason: Reason): Ruled => {
    const known = joined.get(id);
    if (known !== undefined) return known;
    const rule = ruleNamed(id, table);
    const found = { rule, advice: rule === undefined ? table.reasons[reason] : ruleAdvice(rule, table) };
    joined.set(id, found);
    return found;
  };
  return (diagnosis) => {
    const { failure, notice, reason } = diagnosis;
    if (failure.kind === 'unreadable') return unreadable(diagnosis);
    if (reason === null) return other(notice);
    const { rule, advice } =
      diagnosis.rule === null ? { advice: table.reasons[reason] } : ruled(diagnosis.rule, reason);
    const others = diagnosis.candidates.filter((candidate) => candidate !== reason);
    const settled = others.length > 0 ? unsettled(advice, [reason, ...others], rule, table) : advice;
    return isSimilar(diagnosis.rule) ? supposed(settled, others.length === 0, failure) : settled;
  };
}

/** RFC 7489 section 7.2.1.1 (DMARC), RFC 8460 section 5.3 (TLS). */
const AGGREGATE_SUBJECT = /^\s*report domain:\s*\S+\s+submitter:/i;

function other(notice: Notice | null): Advice {
  if (notice?.logged) return LOGGED[notice.logged];
  if (notice?.receipt) return RECEIPT;
  if (notice?.suspicious) return SUSPICIOUS;
  if (AGGREGATE_SUBJECT.test(notice?.subject ?? '')) return AGGREGATE;
  return notice?.unproven ? NO_ERROR : OTHER;
}

const unreadable = ({ notice, unread }: Diagnosis): Advice =>
  notice?.seal ? SEALED[notice.seal] : unread ? UNREAD[unread] : UNREADABLE;

const ONLY_LIKE = '同じ文面を知っている規則がないため、よく似た文から推し量りました。当たっていれば、次のとおりです。';

/**
 * By likeness alone nothing is asserted, and no address is taken off a list. Rules know what the same words mean behind
 * a temporary code; likeness does not, so that the code decides whether it is permanent.
 */
function supposed(advice: Advice, isOne: boolean, { replyCode, status }: Failure): Advice {
  const isTemporary = (replyCode ?? status ?? '').startsWith('4');
  const one = {
    headline: `よく似た文から見て、「${generalOf(advice.title)}」と思われます。`,
    mend: prefixed('おそらく、', advice.mend),
  };
  return {
    ...advice,
    ...(isOne ? one : {}),
    cause: prefixed(ONLY_LIKE, advice.cause),
    hard: isTemporary && advice.hard === 'yes' ? 'no' : advice.hard,
    list: mapSaid(advice.list, (list) => (list === 'remove' ? 'hold' : list)),
  };
}

const prefixed = (prefix: string, said: Said): Said => mapSaid(said, (text) => prefix + text);

/** Where the words leave several reasons open, nothing may be asserted, and each has a step that tells it apart. */
function unsettled(
  advice: Advice,
  reasons: readonly Reason[],
  rule: CompiledRule | undefined,
  table: CompiledTable,
): Advice {
  // A rule that names its candidates was written for all of them.
  const own = rule !== undefined && rule.candidates.length > 0 ? rule.advice : {};
  const names = reasons.map((reason) => `「${reasonTitle(reason, table)}」`).join('、');
  const resend = own.resend === undefined ? resendOf(reasons, table) : own.resend;
  const checks = new Set([advice.check, ...reasons.slice(1).map((reason) => table.reasons[reason].check)]);
  return {
    ...advice,
    cause: own.cause ?? `文面だけでは原因が1つに決まりません。${names}のどれかと考えられます。`,
    remedy: own.remedy ?? { sender: [...checks], senderAdmin: [], recipient: [], recipientAdmin: [] },
    mend: 'この通知だけでは決まりません',
    resend,
    again: resend === 'after-fix' ? '原因を確かめてから' : null,
    letter: { to: generalOf(advice.letter.to) === 'side' ? 'recipientAdmin' : advice.letter.to },
    contact: advice.contact === 'none' ? 'none' : 'general',
    list: own.list === undefined ? listOf(reasons, table) : own.list,
  };
}

/** Reasons that want different things leave the address where it is and the mail unsent. */
function listOf(reasons: readonly Reason[], table: CompiledTable): ListAdvice | 'none' {
  const [first = 'none', ...others] = new Set(reasons.map((reason) => generalOf(table.reasons[reason].list)));
  return others.length > 0 ? 'hold' : first;
}

function resendOf(reasons: readonly Reason[], table: CompiledTable): ResendAdvice | null {
  const [first = null, ...others] = new Set(reasons.map((reason) => table.reasons[reason].resend));
  return others.length > 0 ? 'after-fix' : first;
}
