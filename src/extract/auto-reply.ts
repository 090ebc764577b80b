import type { Context } from './context.ts';
import { NOTHING } from './finding.ts';
import type { Reading } from './notice.ts';

const SUBJECT = /^(?:auto(?:matic)?(?:[ -]?(?:reply|response|responder))?\s*[:：]|out of (?:the )?office|vacation|(?:re: ?)?auto:|automatische antwort|abwesenheit|réponse automatique|respuesta automática|resposta automática|risposta automatica|自动(?:回复|答复)|自動(?:返信|応答|回覆)|不在)/i;
const HEADERS = ['x-autoreply', 'x-auto-reply', 'x-autorespond', 'x-auto-response-suppress'];

/** An automatic reply (RFC 3834): the mail arrived, its reader is away. */
export function readAutoReply(context: Context): Reading | null {
  const { headers } = context.mail;
  const marked = /^auto-(?:replied|notified)/i.test(headers.get('auto-submitted')) || HEADERS.slice(0, 3).some((name) => headers.has(name));
  if (!marked && !SUBJECT.test(context.subject.trim())) return null;
  return { kind: 'vacation', findings: [{ ...NOTHING, recipient: context.author }], reportingMta: null };
}
