import type { Failure, Notice } from '../../model.ts';
import { opensLikeNotice } from '../original/forward.ts';
import { saysFailure } from '../wording/phrases.ts';
import { saysRefusal } from '../wording/refusal-words.ts';
import { extractText } from './text.ts';

/**
 * Reads what somebody pasted. `asked`: somebody wants to know what these words mean, so they are about an error;
 * `names`: fields of the original that he wants to see.
 */
export function readPasted(text: string, asked: boolean, names: readonly string[] = []): Notice {
  const notice = extractText(text, { asked: names });
  const failures = refused(notice.failures).map(asReplied).map(asLogged(text)) as [Failure, ...Failure[]];
  return asked || isWitnessed(notice, text) ? { ...notice, failures } : { ...notice, failures, unproven: true };
}

/** Of several addresses only those that a refusal stands beside; where it stands beside none, it may be about all. */
function refused(failures: readonly Failure[]): readonly Failure[] {
  const witnessed = failures.filter(({ replyCode, status, action, diagnosticCode }) =>
    Boolean(replyCode ?? status ?? action ?? (diagnosticCode !== null && saysFailure(diagnosticCode))),
  );
  return witnessed.length > 0 ? witnessed : failures;
}

/** `250 2.0.0 OK` refuses nothing. */
function asReplied(failure: Failure): Failure {
  const accepted = failure.kind === 'bounce' && /^2/.test(failure.replyCode ?? failure.status ?? '');
  return accepted ? { ...failure, kind: 'success' } : failure;
}

/** Postfix says in its log what comes of a mail: the piece of a line that somebody copied may have nothing else that does. */
const asLogged =
  (text: string) =>
  (failure: Failure): Failure =>
    failure.kind === 'bounce' && failure.action === null && /\bstatus=deferred\b/.test(text)
      ? { ...failure, kind: 'delay', action: 'delayed' }
      : failure;

/** A server's reply, a report's field or words about a mail that did not arrive; what else tells, the table knows. */
const isWitnessed = ({ failures }: Notice, text: string): boolean =>
  failures.some(({ replyCode, status, action }) => replyCode ?? status ?? action) ||
  saysRefusal(text) ||
  opensLikeNotice(text);
