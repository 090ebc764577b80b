/** Where a mailbox lies on an IMAP server (RFC 5092, without a message or a section). */
export interface ImapLocation {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte (RFC 8314); else STARTTLS is demanded. */
  readonly secure: boolean;
  readonly user: string;
  readonly folder: string;
  /** As it may be shown: nothing secret stands in it. */
  readonly shown: string;
}

/** `password`: somebody wrote one into the address, where every process list shows it. */
export type LocationFault = 'form' | 'user' | 'password';

export const isImap = (path: string): boolean => /^imaps?:\/\//i.test(path);

const PORTS = { 'imaps:': 993, 'imap:': 143 } as const;

/** Reads `imaps://user@host/FOLDER`; without a folder it is INBOX. */
export function parseLocation(path: string): ImapLocation | LocationFault {
  const url = URL.canParse(path) ? new URL(path) : null;
  if (url === null || url.hostname === '' || (url.protocol !== 'imaps:' && url.protocol !== 'imap:')) return 'form';
  if (url.password !== '') return 'password';
  if (url.username === '') return 'user';
  const [user, folder] = [decoded(url.username), decoded(url.pathname.slice(1)) || 'INBOX'];
  return {
    host: url.hostname.replace(/^\[(.*)\]$/, '$1'),
    port: url.port === '' ? PORTS[url.protocol] : Number(url.port),
    secure: url.protocol === 'imaps:',
    ...{ user, folder },
    shown: `${url.protocol}//${user}@${url.host}/${folder}`,
  };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** An address as it may be shown, though it is not as it should be. */
export const withoutPassword = (path: string): string =>
  path.replace(/^(imaps?:\/\/[^:@/]{0,320}):[^@/]{0,1000}@/i, '$1@');
