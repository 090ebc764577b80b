import type { Provider } from '../../rules/files/types.ts';

/** Names that stay: the diagnosis hangs on them, or the whole world has the same. */
export interface KeptNames {
  /** The longest suffix of a host or domain that is kept, on a dot boundary; null where nothing is. */
  suffixOf(name: string): string | null;
}

/** Documentation names (RFC 2606, JPRS) as they are, what this machine calls itself, and blocklists and makers that replies point to. */
const EXACT = [
  'example.com',
  'example.net',
  'example.org',
  'example.jp',
  'example.co.jp',
  'example.ne.jp',
  'example.or.jp',
  'localhost.localdomain',
  'localhost',
];
const SERVICES = [
  'spamhaus.org',
  'spamhaus.com',
  'spamhaus.net',
  'spamcop.net',
  'sorbs.net',
  'barracudacentral.org',
  'barracuda.com',
  'uceprotect.net',
  'abuseat.org',
  'mailspike.net',
  'surriel.com',
  'spamrats.com',
  'surbl.org',
  'uribl.com',
  'invaluement.com',
  'senderbase.org',
  'talosintelligence.com',
  'trendmicro.com',
  'mail-abuse.com',
  'cloudmark.com',
  'proofpoint.com',
  'mimecast.com',
  'openspf.org',
  'open-spf.org',
  'dmarc.org',
  'postfix.org',
  'exim.org',
  'sendmail.org',
  'sendmail.com',
  'qmail.org',
  'cr.yp.to',
  'dovecot.org',
  'gnu.org',
  'list.org',
  'microsoft.com',
  'office.com',
  'office365.com',
  'aka.ms',
  'ietf.org',
  'rfc-editor.org',
  'w3.org',
  'tools.ietf.org',
];

export function keptNames(providers: readonly Provider[]): KeptNames {
  const exact = new Set(EXACT);
  const suffixes = new Set([...SERVICES, ...providers.flatMap(({ domains, mx }) => [...domains, ...mx])]);
  return {
    suffixOf(name) {
      if (exact.has(name)) return name;
      const labels = name.split('.').slice(-12);
      for (let i = 0; i < labels.length; i++) {
        const suffix = labels.slice(i).join('.');
        if (suffixes.has(suffix)) return suffix;
      }
      return null;
    },
  };
}

/** What providers call their servers; anything else in front of their domain may name a customer. */
const SERVICE_LABEL =
  /^(?:(?:alt|mx|mta|mail|smtp|imap|pop|www|in|out|relay|support|help|postmaster|sendersupport|learn|docs|go|security|zen|bl|sbl|dbl|pbl|xbl|cbl|dnsbl|b|aspmx|gmail-smtp-in|gmr-smtp-in|google|l|mfsmax|lookup)\d{0,3})$/;

/** Whether the labels in front of a kept suffix say nothing of who uses it. */
export const isService = (labels: readonly string[]): boolean => labels.every((label) => SERVICE_LABEL.test(label));
