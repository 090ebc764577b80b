import { type InputProblem, type ProblemCode, problem } from '../item/problem.ts';

/** What imapflow and Node say of a failure. */
interface Failure {
  readonly code?: unknown;
  readonly authenticationFailed?: unknown;
  readonly mailboxMissing?: unknown;
}

/** Certificates that nobody vouches for, and servers without TLS. */
const TLS = /^(?:CERT_|ERR_TLS|ERR_SSL|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO|HOSTNAME_MISMATCH|EPROTO|NoTLS|TLSFailed)/;
const UNREACHED: ReadonlySet<unknown> = new Set([
  ...['ENOTFOUND', 'EAI_AGAIN', 'ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'ETIMEDOUT', 'CONNECT_TIMEOUT'],
  ...['GREETING_TIMEOUT', 'UPGRADE_TIMEOUT'],
]);

/** `read`: how many messages had come before it. */
export function imapProblem(shown: string, error: unknown, read: number, names: readonly string[]): InputProblem {
  const failure = (error instanceof Error ? error : {}) as Failure;
  const detail = typeof failure.code === 'string' ? failure.code : '';
  const code = codeOf(failure, detail, read);
  if (code === 'imap-folder') return problem(shown, code, names.join('、'));
  return problem(shown, code, code === 'imap-lost' ? `${read}通まで` : detail);
}

function codeOf(failure: Failure, detail: string, read: number): ProblemCode {
  if (failure.authenticationFailed === true) return 'imap-login';
  if (failure.mailboxMissing === true) return 'imap-folder';
  if (TLS.test(detail)) return 'imap-tls';
  return UNREACHED.has(detail) && read === 0 ? 'imap-unreached' : 'imap-lost';
}
