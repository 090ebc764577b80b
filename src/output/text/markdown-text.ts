/** What Markdown and the HTML inside it give a meaning to; GitHub sets formulas between dollar signs. */
const SPECIAL = /[\\`*_[\]<>|~&$]|#(?=\d)/g;
/** GitHub makes links of bare addresses and sends a message to whoever is mentioned. */
const BARE_LINK = /\b(https?|ftp):\/\/|\bwww\./gi;
const MENTION = /(^|[^\w.+-])@(?=[a-z\d])/gi;

/** Text of a mail as text of a Markdown document, and nothing else. */
export const escapeMarkdown = (text: string): string =>
  text
    .replace(SPECIAL, '\\$&')
    .replace(BARE_LINK, (link) => link.replace(/[:.]/, '\\$&'))
    .replace(MENTION, '$1&#64;');
