import type { Command } from '../../model.ts';
import { searchable } from './words.ts';

const VERB = '(?:pipelined |sending |our |the )?';

type Stage = readonly [RegExp, Command];

/** Wordings that have something in common: where a text has no sign of it, none of them is looked for. */
interface Family {
  readonly sign: RegExp;
  readonly stages: readonly Stage[];
}

const POSTFIX: Family = {
  sign: /in reply to/i,
  stages: [
    [/\bin reply to (?:HELO|EHLO|LHLO)/i, 'EHLO'],
    [/\bin reply to STARTTLS/i, 'STARTTLS'],
    [/\bin reply to AUTH/i, 'AUTH'],
    [/\bin reply to MAIL/i, 'MAIL'],
    [/\bin reply to RCPT/i, 'RCPT'],
    [/\bin reply to (?:the )?(?:end of )?(?:DATA|BDAT|message)/i, 'DATA'],
  ],
};
const POSTFIX_ON_ITS_WAY: Family = {
  sign: /refused to talk|while (?:receiving|performing|sending)|TLS/i,
  stages: [
    [/\brefused to talk to me|\bwhile receiving the initial server greeting/i, 'CONN'],
    [/\bwhile performing the (?:EHLO|HELO|LHLO) handshake/i, 'EHLO'],
    [/\bwhile sending MAIL FROM/i, 'MAIL'],
    [/\bwhile sending RCPT TO/i, 'RCPT'],
    [/\bwhile sending (?:DATA|message body|end of data)/i, 'DATA'],
    [/\bTLS is required, but|\bcannot start TLS\b/i, 'STARTTLS'],
  ],
};
/** Exim and those who took its wording */
const EXIM: Family = {
  sign: /after/i,
  stages: [
    [/\bafter initial connection/i, 'CONN'],
    [new RegExp(`\\bafter ${VERB}(?:EHLO|HELO|LHLO)\\b`, 'i'), 'EHLO'],
    [new RegExp(`\\bafter ${VERB}STARTTLS\\b`, 'i'), 'STARTTLS'],
    [new RegExp(`\\bafter ${VERB}AUTH\\b`, 'i'), 'AUTH'],
    [new RegExp(`\\bafter ${VERB}MAIL\\b`, 'i'), 'MAIL'],
    [new RegExp(`\\bafter ${VERB}RCPT\\b`, 'i'), 'RCPT'],
    [new RegExp(`\\bafter ${VERB}(?:end of )?(?:DATA|BDAT|message body)\\b`, 'i'), 'DATA'],
  ],
};
const DMA: Family = {
  sign: /did not like our/i,
  stages: [
    [/\bdid not like our (?:EHLO|HELO)/i, 'EHLO'],
    [/\bdid not like our STARTTLS/i, 'STARTTLS'],
    [/\bdid not like our (?:AUTH|LOGIN)/i, 'AUTH'],
    [/\bdid not like our MAIL FROM/i, 'MAIL'],
    [/\bdid not like our RCPT TO/i, 'RCPT'],
    [/\bdid not like our (?:final )?DATA/i, 'DATA'],
  ],
};
/** qmail and its kin */
const QMAIL: Family = {
  sign: /does not like|most progress|failed (?:after|on)|but (?:sender|my name|greeting)/i,
  stages: [
    [/\bdoes not like recipient|\bmost progress was RCPT/i, 'RCPT'],
    [/\bfailed after I sent the message|\bfailed on DATA command|\bmost progress was (?:DATA|message)/i, 'DATA'],
    [/\bbut sender was rejected|\bdoes not like (?:sender|mail from)|\bmost progress was MAIL/i, 'MAIL'],
    [/\bbut my name was rejected|\bmost progress was (?:HELO|EHLO)/i, 'EHLO'],
    [/\bbut greeting failed|\bmost progress was (?:greeting|initial)/i, 'CONN'],
  ],
};
const IMAIL: Family = {
  sign: /generated/i,
  stages: [
    [/\bRCPT TO generated\b/i, 'RCPT'],
    [/\bMAIL FROM generated\b/i, 'MAIL'],
    [/\b(?:body of message|DATA) generated\b/i, 'DATA'],
  ],
};
const IN_BRACKETS: Family = {
  sign: /[[(](?:RCPT|MAIL|END|DATA)/i,
  stages: [
    [/[[(](?:RCPT[ _]TO|RCPT)[\])]/i, 'RCPT'],
    [/[[(](?:MAIL[ _]FROM|MAIL)[\])]/i, 'MAIL'],
    [/[[(](?:END[ _]OF[ _])?DATA[\])]/i, 'DATA'],
  ],
};
const BEHIND_A_LABEL: Family = {
  sign: /SMTP[ :]|RCPT TO|MAIL FROM|DATA/i,
  stages: [
    [/\bSMTP[ :](?:RCPT|MAIL|DATA)\b.{0,80}\bhost\b/i, 'RCPT'],
    [/\bin RCPT TO\b/i, 'RCPT'],
    [/\bin MAIL FROM\b/i, 'MAIL'],
    [/\bin DATA\s*$/i, 'DATA'],
    [/(?:\b(?:sent|command)|コマンド)\s?(?:[:：]\s?)?RCPT TO/i, 'RCPT'],
    [/(?:\b(?:sent|command)|コマンド)\s?(?:[:：]\s?)?MAIL FROM/i, 'MAIL'],
    [/(?:\b(?:sent|command)|コマンド)\s?(?:[:：]\s?)?DATA\b/i, 'DATA'],
  ],
};

/** What the words of the sending server call the point of the dialog; the first that occurs wins. */
const FAMILIES: readonly Family[] = [POSTFIX, POSTFIX_ON_ITS_WAY, EXIM, DMA, QMAIL, IMAIL, IN_BRACKETS, BEHIND_A_LABEL];

/** The command a refusal answered, where the words around it name one. */
export function stageOf(words: string): Command | null {
  return stageOn(searchable(words));
}

/** The same of what was made searchable. */
export function stageOn(line: string): Command | null {
  for (const { sign, stages } of FAMILIES) {
    const stage = sign.test(line) ? stages.find(([pattern]) => pattern.test(line)) : undefined;
    if (stage) return stage[1];
  }
  return null;
}
