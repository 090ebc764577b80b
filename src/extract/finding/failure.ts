import type { Action, Failure, Kind } from '../../model.ts';
import { rememberedWords } from '../../remembered.ts';
import { type Codes, codesOf } from '../ground/reply.ts';
import { MAX_WORDS } from '../ground/words.ts';
import { bareWords, type Place, placeIn, withoutSenderCheck } from '../wording/replied.ts';
import { type Finding, withRare } from './finding.ts';

const BY_ACTION: Readonly<Record<Action, Kind>> = {
  failed: 'bounce',
  delayed: 'delay',
  delivered: 'success',
  relayed: 'success',
  expanded: 'success',
};

/** The reply's own status is the better witness: many servers write a general one, or invent one. */
function pickStatus(field: string | null, said: string | null): string | null {
  if (field === null || said === null) return said ?? field;
  return said.endsWith('.0.0') ? field : said;
}

/** The reply as it was sent, else whatever code the words around it give. */
function codesIn(bare: string, words: string): Codes {
  const inner = codesOf(bare);
  if (inner.replyCode !== null || bare === words) return inner;
  const outer = codesOf(words);
  return { replyCode: outer.replyCode, status: inner.status ?? outer.status };
}

function kindOf({ action, status }: Finding, kind: Kind): Kind {
  if (action) return BY_ACTION[action];
  return status?.startsWith('2.') ? 'success' : kind;
}

interface Told extends Codes, Place {
  readonly bare: string;
  /** What of it is about this mail, where that is not all. */
  readonly meaning: string | null;
}

/** A server says the same to thousands: of all recipients of a mail, of all mails in a log. */
const ALIKE = 64;

const read = rememberedWords(ALIKE, (words): Told => {
  const bare = bareWords(words);
  const meaning = withoutSenderCheck(bare);
  return { bare, meaning, ...codesIn(meaning ?? bare, meaning ?? words), ...placeIn(words) };
});

/** A recipient's failure from what was found about it. `kind` counts where no action is given, `prose` where all of it is about him. */
export function toFailure(finding: Finding, kind: Kind, prose: string): Failure {
  const said = read((finding.words ?? '').slice(0, MAX_WORDS));
  const failure: Failure = {
    kind: kindOf(finding, kind),
    recipient: finding.recipient,
    originalRecipient: finding.originalRecipient,
    action: finding.action,
    replyCode: finding.replyCode ?? said.replyCode,
    status: pickStatus(finding.status, said.status),
    command: finding.command ?? said.command,
    diagnosticCode: said.bare === '' ? null : said.bare,
    ...(said.meaning !== null && { meaning: said.meaning }),
    remoteMta: finding.remoteMta ?? said.remoteMta,
    prose: finding.context ?? prose,
  };
  return withRare(failure, finding);
}
