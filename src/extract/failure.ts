import type { Action, Failure, Kind } from '../model.ts';
import type { Finding } from './finding.ts';
import { codesOf } from './reply.ts';
import { stageOf } from './stage.ts';
import { bareWords, hostIn } from './words.ts';

const BY_ACTION: Readonly<Record<Action, Kind>> = {
  failed: 'bounce',
  delayed: 'delay',
  delivered: 'success',
  relayed: 'success',
  expanded: 'success',
};

function isGeneric(status: string): boolean {
  return status.endsWith('.0.0');
}

function pickStatus(field: string | null, said: string | null): string | null {
  if (field === null || said === null) return said ?? field;
  return isGeneric(said) ? field : said;
}

/** A recipient's failure from what was found about it. `kind` counts where no action is given. */
export function toFailure(finding: Finding, kind: Kind): Failure {
  const words = finding.words ?? '';
  const codes = codesOf(bareWords(words));
  const said = codes.replyCode ? codes : codesOf(words);
  return {
    kind: finding.action ? BY_ACTION[finding.action] : kind,
    recipient: finding.recipient,
    originalRecipient: finding.originalRecipient,
    action: finding.action,
    replyCode: finding.replyCode ?? said.replyCode,
    status: pickStatus(finding.status, codes.status ?? said.status),
    command: finding.command ?? stageOf(words),
    diagnosticCode: bareWords(words) || null,
    remoteMta: finding.remoteMta ?? hostIn(words),
  };
}
