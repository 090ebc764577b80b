/** Fields in which mail programs note that a mail was read, answered or deleted: they change, and the mail does not. */
const MARKS = /^(?:Status|X-Status|X-Mozilla-Status2?|X-Mozilla-Keys|X-Keywords|X-UID|X-IMAP|X-IMAPbase):[^\n]*\n?/gim;

export const withoutMarks = (text: string): string => text.replace(MARKS, '');

export const hasMarks = (text: string): boolean => text.search(MARKS) >= 0;
