import type { Command } from '../model.ts';

/** What the words call the point of the dialog, and what that is; the first that occurs wins. */
const STAGES: readonly (readonly [RegExp, Command])[] = [
  [/\bin reply to (?:the )?(?:initial )?(?:server )?(?:greeting|connect)/i, 'CONN'],
  [/\bin reply to (?:HELO|EHLO|LHLO)/i, 'EHLO'],
  [/\bin reply to STARTTLS/i, 'STARTTLS'],
  [/\bin reply to AUTH/i, 'AUTH'],
  [/\bin reply to MAIL/i, 'MAIL'],
  [/\bin reply to RCPT/i, 'RCPT'],
  [/\bin reply to (?:end of |message )?(?:DATA|BDAT|\.)/i, 'DATA'],
  [/\bafter initial connection/i, 'CONN'],
  [/\bafter (?:pipelined )?(?:HELO|EHLO|LHLO)/i, 'EHLO'],
  [/\bafter (?:pipelined )?STARTTLS/i, 'STARTTLS'],
  [/\bafter (?:pipelined )?AUTH/i, 'AUTH'],
  [/\bafter (?:pipelined )?(?:sending )?MAIL FROM/i, 'MAIL'],
  [/\bafter (?:pipelined )?(?:sending )?RCPT TO/i, 'RCPT'],
  [/\bafter (?:(?:pipelined )?end of |pipelined |sending )?(?:DATA|message body)\b/i, 'DATA'],
  [/\bdid not like our (?:EHLO|HELO)/i, 'EHLO'],
  [/\bdid not like our STARTTLS/i, 'STARTTLS'],
  [/\bdid not like our MAIL FROM/i, 'MAIL'],
  [/\bdid not like our RCPT TO/i, 'RCPT'],
  [/\bdid not like our (?:final )?DATA/i, 'DATA'],
  [/\bdoes not like recipient/i, 'RCPT'],
  [/\bfailed after I sent the message/i, 'DATA'],
  [/\bfailed on DATA command/i, 'DATA'],
  [/\brefused to talk to me/i, 'CONN'],
  [/\bdoes not like (?:sender|me|my from)/i, 'MAIL'],
  [/\bunable to AUTH|\bauthentication failed while talking/i, 'AUTH'],
];

function firstOf(text: string): Command | null {
  for (const [pattern, command] of STAGES) if (pattern.test(text)) return command;
  return null;
}

/** The command a refusal answered, where a wrapper around the words names it. */
export function stageOf(text: string): Command | null {
  return firstOf(text.length > 8192 ? text.slice(0, 8192) : text);
}
