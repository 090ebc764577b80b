import type { Kind } from '../../model.ts';
import type { Finding } from './finding.ts';

/** What a reader made of a mail. `kind` counts for findings that have no action of their own. */
export interface Reading {
  readonly kind: Kind;
  readonly findings: readonly Finding[];
  readonly reportingMta: string | null;
  /** As the report calls the mail. */
  readonly queueId?: string | null;
  /** Feedback-Type of RFC 5965 section 7.3, in lower case. */
  readonly feedbackType?: string;
  /** A read receipt (RFC 8098). */
  readonly receipt?: true;
}
