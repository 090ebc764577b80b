import { domainOf } from '../../mail-address.ts';
import { once } from '../../once.ts';
import { type Finding, NOTHING } from '../finding/finding.ts';
import { linesOf } from '../ground/lines.ts';
import { byLocalPart } from '../ground/local-part.ts';
import type { Context } from '../original/context.ts';
import { heardAs } from '../wording/heard.ts';
import { introduces } from '../wording/phrases.ts';

/** sendmail names users of its own host without a domain: `550 taro... User unknown`. */
const SENDMAIL = /^\s*(?:[45]\d\d )?(?:[45]\.\d{1,3}\.\d{1,3} )?"?([A-Za-z0-9._+-]{1,64})"?\.\.\. (.{1,300})$/;
/** `Receiver not found: 70000.123` */
const BEHIND_COLON = /^\s*:\s*"?([A-Za-z0-9._+-]{2,64})"?\s*$/;
const notFound = (line: string): string | undefined =>
  heardAs(line, 'not-found').map(({ end }) => BEHIND_COLON.exec(line.slice(end))?.[1])[0];
/** Set in or bracketed; a word at the margin may be any. */
const BARE = /^(?:\s{1,20}|<|(?=\d))<?([A-Za-z0-9._+-]{2,64})>?\s*$/;

const bareOn = (line: string, announced: boolean): string | undefined => (announced ? BARE.exec(line)?.[1] : undefined);

function atWriter(local: string, { author }: Context): string | null {
  const domain = domainOf(author);
  return domain ? `${local}@${domain}` : null;
}

interface LocalName {
  readonly local: string;
  /** What the line says besides; null where it says nothing. */
  readonly words: string | null;
}

function localNameOn(line: string, announced: boolean): LocalName | null {
  const sendmail = SENDMAIL.exec(line);
  const local = sendmail?.[1] ?? notFound(line) ?? bareOn(line, announced);
  if (local === undefined) return null;
  return { local, words: sendmail !== null || !BARE.test(line) ? line.trim() : null };
}

/** Names without a domain, as gateways list their own users; the domain is the original's or the gateway's. */
export function readLocalNames(context: Context): Finding[] {
  const found = new Map<string, Finding>();
  const lines = linesOf(context.prose);
  const wanted = once(() => byLocalPart(context.around.wanted));
  let announced = false;
  for (const line of lines) {
    const name = localNameOn(line, announced);
    announced = introduces(line) || (announced && (line.trim() === '' || name !== null));
    if (name === null) continue;
    const recipient = wanted().get(name.local.toLowerCase()) ?? atWriter(name.local, context);
    if (recipient) found.set(name.local, { ...NOTHING, recipient, words: name.words });
  }
  return [...found.values()];
}
