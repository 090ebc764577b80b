import type { Outcome, Told } from '../ground/attempt.ts';
import { addressIn } from '../ground/values.ts';

const STARTING = /^starting delivery (\d{1,12}): msg (\d{1,20}) to (?:remote|local) (\S{1,320})/;
const DELIVERY = /^delivery (\d{1,12}): (success|failure|deferral): (.*)$/s;
const INFO = /^info msg (\d{1,20}): bytes \d{1,12} from <([^>]{0,320})>/;
const END = /^end msg (\d{1,20})/;
const OUTCOMES: Readonly<Record<string, Outcome>> = { success: 'sent', failure: 'bounced', deferral: 'deferred' };
/** qmail-send adds it to the last deferral, and makes a failure of it (queuelifetime). */
const TOO_LONG = /_has_been_in_the_queue_too_long/;
/** qmail-send runs as many deliveries at once (conf-spawn); what is older lost its end. */
const MOST = 20_000;

/**
 * qmail-send: https://cr.yp.to/qmail.html, qmail-log(5). A delivery has a number of its own, and the line that starts it
 * says whom and which mail it is for.
 */
export function qmailReader(): (words: string) => Told | null {
  const running = new Map<string, { readonly queueId: string; readonly recipient: string }>();
  const delivered = ([, number, result, said]: readonly string[]): Told => {
    const started = running.get(number as string);
    running.delete(number as string);
    return {
      type: 'attempt',
      queueId: started?.queueId ?? '',
      outcome: TOO_LONG.test(said as string) ? 'expired' : (OUTCOMES[result as string] as Outcome),
      finding: {
        recipient: addressIn(started?.recipient ?? null),
        ...{ originalRecipient: null, remoteMta: null, status: null, words: spoken(said as string) },
      },
    };
  };
  return (words) => {
    const end = DELIVERY.exec(words);
    if (end) return delivered(end);
    const start = STARTING.exec(words);
    if (start) {
      const [, number, queueId, recipient] = start as unknown as [string, string, string, string];
      running.set(number, { queueId, recipient });
      if (running.size > MOST) running.delete(running.keys().next().value as string);
      return { type: 'mail', queueId };
    }
    const info = INFO.exec(words);
    if (info) return { type: 'mail', queueId: info[1] as string, sender: addressIn(info[2] || null) };
    const gone = END.exec(words)?.[1];
    return gone === undefined ? null : { type: 'removed', queueId: gone };
  };
}

/** Blanks are written as `_`, line ends as `/`. */
const spoken = (said: string): string | null =>
  said.slice(0, 8000).replaceAll('_', ' ').replaceAll('/', '\n').trim() || null;
