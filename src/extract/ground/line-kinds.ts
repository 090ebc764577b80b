export const isBlank = (line: string): boolean => line.trim() === '';
export const hasLetter = (text: string): boolean => /[a-z\d]/i.test(text) || /[\p{L}\p{N}]/u.test(text);

/** Dashes or stars, with a title among them or not: another section begins. */
export const isRule = (line: string): boolean => /^\s*[-_=*#~]{5,}/.test(line);

/** A rule that closes a section; one with a title opens the next. */
export const closesSection = (line: string): boolean => /^\s*[-_=*#~]{5,}\s*$/.test(line);

/** `For the following reason:` stands above the words. */
export const isHeading = (line: string): boolean =>
  /(?:\b(?:reasons?|error|cause|because|message)\b|理由|原因|エラー)[^:：]{0,40}[:：]\s*$/i.test(line);

/** `These did not get your mail because their box is full:` speaks of what follows. */
export const leadsOn = (line: string): boolean => /[:：]\s*$/.test(line);

const LEAD =
  /^["'>)\]]*\s*(?:<mailto:[^>]{1,300}>)?\s*(?:\((?:expanded|generated|forwarded) (?:from|by)[^)]{0,300}\))?\s*(?::|\.\.\.)?\s*/i;

/** What a line says of the address on it, from what stands behind the address. */
export const saidBehind = (after: string): string => after.replace(LEAD, '').replace(/^[.,;]\s+/, '');
