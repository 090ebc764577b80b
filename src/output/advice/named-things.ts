/* What a server names in its words: a file, a virus, the address somebody has now, whose domain was refused. */

const LONGEST = 2_000;
/** Behind a word that says what it is, or in quotation marks with an ending that scanners care about. */
const FILE =
  /(?:file ?name|file|attachment|添付ファイル)[\s:="'「(<[]{1,4}([^\s"'「」()<>[\];,:]{1,80}\.[a-z0-9]{2,5})(?![\w.])|["'「(]([^\s"'「」()<>[\];,:/@]{1,80}\.(?:exe|scr|js|vbs|bat|cmd|com|pif|zip|rar|7z|docm?|xlsm?|pdf|iso|lnk|html?))["'」)]/i;
const VIRUS =
  /(?:virus|malware|trojan|threat|infected with|infected by|ウイルス)(?: name| found| detected)?[\s:="'「(]{1,4}(?:the )?([a-z][\w./:-]{2,80})|\b([a-z][\w./-]{2,80}) FOUND\b/gi;
const NEW_ADDRESS =
  /\b(?:moved to|changed to|forward(?:ing)? to|new (?:e-?mail )?address(?: is)?|try|please use)[\s:;]{1,3}<?([^\s<>()"'@,;:]{1,64}@[a-z0-9.-]{1,253}[a-z0-9])/i;
/** Scanners write names such as `Win.Test.EICAR_HDB-1`; a plain word is the sentence going on. */
const IS_NAME = /[a-z\d][-./:_][a-z\d]/i;

export function fileIn(words: string): string | null {
  const file = FILE.exec(words.slice(0, LONGEST));
  return file?.[1] ?? file?.[2] ?? null;
}

export function virusIn(words: string): string | null {
  const viruses = [...words.slice(0, LONGEST).matchAll(VIRUS)].map((found) =>
    (found[1] ?? found[2] ?? '').replace(/(?<![.:])[.:]+$/, ''),
  );
  return viruses.find((name) => IS_NAME.test(name)) ?? null;
}

export const newAddressIn = (words: string): string | null => NEW_ADDRESS.exec(words.slice(0, LONGEST))?.[1] ?? null;

const DOMAIN = String.raw`((?:[a-z0-9-]{1,63}\.){1,8}[a-z][a-z0-9-]{1,62})`;
/** Where a reply names a domain that was looked for in vain. */
const MISSING_DOMAINS = [
  String.raw`\bname=${DOMAIN} type=`,
  String.raw`\bdomain "?${DOMAIN}"? (?:does not exist|doesn't exist|not found|could not be found|couldn't be found)`,
  String.raw`\bdomain (?:name )?not found:? "?${DOMAIN}`,
  String.raw`(?<![\w@.-])${DOMAIN}>?:? (?:host|domain) (?:name )?not found`,
  `ドメイン ?「?${DOMAIN}」? ?が見つか`,
].map((pattern) => new RegExp(pattern, 'i'));
/** Where a reply names the sender's domain, or an address at it. */
const SENDER_DOMAINS = [
  String.raw`\b(?:sending|sender|from|originating) domain[\s:]{1,3}[<"'[(]?${DOMAIN}(?![\w@-])`,
  String.raw`@${DOMAIN}>?:? sender (?:address|domain)\b`,
  String.raw`\bmail from:?\s{0,2}<?[^\s<>@]{1,64}@${DOMAIN}`,
  String.raw`\bemail from ${DOMAIN} is not\b`,
  String.raw`\bspf \[${DOMAIN}\]`,
].map((pattern) => new RegExp(pattern, 'i'));

export const senderDomainIn = (words: string): string | null => firstIn(SENDER_DOMAINS, words);
export const missingDomainIn = (words: string): string | null => firstIn(MISSING_DOMAINS, words);

function firstIn(patterns: readonly RegExp[], words: string): string | null {
  const text = words.slice(0, LONGEST);
  for (const pattern of patterns) {
    const domain = pattern.exec(text)?.[1];
    if (domain !== undefined) return domain.toLowerCase();
  }
  return null;
}
