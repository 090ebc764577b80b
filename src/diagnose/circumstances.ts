import { domainOf, isForwarded, isThisMachine } from '../mail-address.ts';
import type { Command, Diagnosis, Failure } from '../model.ts';
import type { Circumstance } from '../rules/files/circumstances.ts';
import type { Provider } from '../rules/files/types.ts';

/** What a mail witnesses besides its reason, by which the table's sentences are chosen. */
export type Circumstances = ReadonlySet<Circumstance>;

/** What the table knows of companies and services. */
export interface Companies {
  /** Providers that are phone companies. */
  readonly phones: ReadonlySet<string>;
  /** Of those that have ended: their names and their servers' suffixes, in lower case. */
  readonly ended: ReadonlySet<string>;
  /** By the id of each, how its answers show that they are its own. */
  readonly marks: ReadonlyMap<string, Marks>;
}

interface Marks {
  /** As words of an answer. */
  readonly words: ReadonlySet<string>;
  /** Suffixes of its servers' names. */
  readonly hosts: ReadonlySet<string>;
}

export function companiesOf(providers: readonly Provider[]): Companies {
  const ended = providers.filter(({ until }) => until !== undefined);
  return {
    phones: new Set(providers.filter(({ phone }) => phone).map(({ id }) => id)),
    ended: new Set(ended.flatMap(({ name, mx }) => [name.toLowerCase(), ...mx])),
    marks: new Map(
      providers.map(({ id, called, mx }) => [id, { words: new Set([nameIn(id), ...called]), hosts: new Set(mx) }]),
    ),
  };
}

export function circumstancesOf(diagnosis: Diagnosis, companies: Companies): Circumstances {
  const found = tests(diagnosis, companies);
  const holds = new Set<Circumstance>();
  // Neither the names nor those that hold as a list of their own: this is asked of every line of a log.
  for (const name in found) if (found[name as Circumstance]) holds.add(name as Circumstance);
  return holds;
}

const BEFORE_RECIPIENT: ReadonlySet<Command> = new Set(['CONN', 'EHLO', 'STARTTLS', 'AUTH', 'MAIL']);

function tests(diagnosis: Diagnosis, { phones, ended, marks }: Companies): Readonly<Record<Circumstance, boolean>> {
  const { failure, notice, provider } = diagnosis;
  const { kind, command, replyCode, status, recipient } = failure;
  const digit = (replyCode ?? status ?? '').charAt(0);
  const pasted = notice !== null && notice.date === null && notice.reportingMta === null;
  const failed = kind === 'bounce';
  const alone = isAlone(diagnosis);
  const mayGoOn = pasted && failed && digit !== '5' && failure.action !== 'failed' && !notice.givenUp;
  return {
    delay: kind === 'delay',
    failed,
    final: failed && !mayGoOn,
    open: mayGoOn,
    temporary: digit === '4',
    'before-content': command !== null && command !== 'DATA',
    'before-recipient': command !== null && BEFORE_RECIPIENT.has(command),
    'after-content': command === 'DATA',
    // RFC 5321 section 3.3: DATA comes behind a recipient that was accepted.
    accepted: command === 'DATA',
    answered: answeredByAnother(diagnosis),
    // Some servers pass on a reply without saying whose it is.
    local: replyCode === null && failure.diagnosticCode !== null && alone,
    alone,
    forwarded: isForwarded(failure),
    // RFC 3464 section 2.3.3.
    'passed-on': failure.action === 'relayed' || failure.action === 'expanded',
    probe: failure.probe === true,
    unnamed: recipient === null,
    reply: /^\s{0,4}(?:re|返信)\s{0,2}[:：]/i.test(notice?.original.subject ?? ''),
    named: isNamed(diagnosis, marks),
    'auth-report': notice?.feedbackType === 'auth-failure',
    'not-spam': notice?.feedbackType === 'not-spam',
    // In early drafts of RFC 5965, and still sent.
    'opt-out': notice?.feedbackType?.startsWith('opt-out') ?? false,
    'fraud-report': notice?.feedbackType === 'fraud' || notice?.feedbackType === 'virus',
    phone: provider !== null && phones.has(provider),
    'ended-list': hasEnded(diagnosis.evidence.dnsbl[0], ended),
    pasted,
  };
}

/** The list that a reply names, by its name or by a host below its domain. */
function hasEnded(list: string | undefined, ended: Companies['ended']): boolean {
  return suffixesOf(list).some((suffix) => ended.has(suffix));
}

function answeredByAnother({ failure, notice }: Diagnosis): boolean {
  const { remoteMta } = failure;
  if (remoteMta === null || isThisMachine(remoteMta)) return false;
  return remoteMta.toLowerCase() !== notice?.reportingMta?.toLowerCase();
}

/**
 * Nobody is named but the server that wrote the notice. Where its name shows that it is the recipient's and not the
 * sender's, it is the other side all the same.
 */
function isAlone(diagnosis: Diagnosis): boolean {
  const { failure, notice } = diagnosis;
  const writer = notice?.reportingMta ?? null;
  if (writer === null || failure.command !== null || answeredByAnother(diagnosis)) return false;
  const isTheirs = belongsTo(writer, domainOf(failure.recipient));
  return !isTheirs || belongsTo(writer, domainOf(notice?.original.sender ?? notice?.returnPath ?? null));
}

function belongsTo(host: string, domain: string | null): boolean {
  const name = host.toLowerCase();
  const own = domain?.toLowerCase() ?? '';
  return own !== '' && (name === own || name.endsWith(`.${own}`));
}

/** Whether the company of a rule (`att/blocked`) stands in this very mail: it runs the server, or is named by a host or in words. */
function isNamed(diagnosis: Diagnosis, marks: Companies['marks']): boolean {
  const { rule, provider } = diagnosis;
  const company = rule?.split('/')[0] ?? '';
  if (company === '' || company === provider) return company !== '';
  const [name, known] = [nameIn(company), marks.get(company)];
  const isOf = (suffix: string) => suffix.split('.')[0] === name || known?.hosts.has(suffix);
  return (
    hostsSeen(diagnosis).some((host) => suffixesOf(host).some(isOf)) ||
    (known !== undefined && wordsOf(diagnosis.failure).some((word) => known.words.has(word)))
  );
}

/** What a server says of itself is about nobody where another answered. */
const hostsSeen = (diagnosis: Diagnosis): readonly (string | null | undefined)[] => {
  const { failure, notice, evidence } = diagnosis;
  const pages = evidence.urls.map((url) => (URL.canParse(url) ? new URL(url).hostname : null));
  const writer = answeredByAnother(diagnosis) ? null : notice?.reportingMta;
  return [failure.remoteMta, writer, ...evidence.domains, ...pages];
};

/** `orange-fr`: another company of the same name lives elsewhere. */
const nameIn = (id: string): string => id.replace(/-(?:jp|fr)$/, '');

function suffixesOf(host: string | null | undefined): readonly string[] {
  const labels = host?.toLowerCase().split('.') ?? [];
  return labels.map((_, i) => labels.slice(i).join('.'));
}

/** A company in an address is whose customer somebody is, not who answers. */
const wordsOf = ({ diagnosticCode, prose }: Failure): readonly string[] =>
  (diagnosticCode ?? prose)
    .toLowerCase()
    .split(/\s+/)
    .filter((run) => !run.includes('@'))
    .join(' ')
    .match(/[a-z][a-z0-9&-]*/g) ?? [];
