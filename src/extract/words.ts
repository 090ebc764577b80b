/** Wrappers that servers put around the other side's reply; what follows the match is the reply. */
const OPENERS: readonly RegExp[] = [
  /\bremote host said:\s*/i,
  /\brefused to talk to me:\s*/i,
  /\bhost [^\s[]{1,255}\s?\[[^\]]{1,60}\](?::\d{1,5})? said:\s*/i,
  /\bsaid:\s*(?=[245]\d\d)/i,
  /\b(?:error|response) that the other server returned was:\s*/i,
  /\bthe response (?:from the remote server )?was:\s*/i,
  /\bremote server (?:at [^']{1,255} )?returned '/i,
  /\bresponse (?:from|of) [^:\n]{1,255}:\s*(?=[245]\d\d)/i,
  /\bhost [^\s[]{1,255}\s?\[[^\]]{1,60}\](?::\d{1,5})?:\s*(?=[245]\d\d)/i,
  /\bSMTP error from remote mail(?:er| server) after [^\n]{1,400}:\s*(?=[245]\d\d)/i,
  /\bdid not like our [A-Z ]{4,20}:\s*/i,
  /\(reason:\s*/i,
];
const CLOSERS: readonly RegExp[] = [
  /\s*\(in reply to [^)]{1,80}\)\s*\.?$/i,
  /\s*\bGiving up on \S{1,255}\s*$/i,
  /'$/,
  /\s*##.{0,300}$/,
  /\s*\(state \d{1,3}\)\.?$/,
];

/** One line, the way it would have been sent unfolded. */
export function unfold(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function cutOpeners(text: string): string {
  for (const opener of OPENERS) {
    const match = opener.exec(text);
    if (!match) continue;
    const rest = text.slice(match.index + match[0].length);
    if (rest !== '') return opener.source.startsWith('\\(reason') ? rest.replace(/\)\s*$/, '') : rest;
  }
  return text;
}

/** The other server's words without the wrapper of the server that quotes them, where that can be told apart. */
export function bareWords(block: string): string {
  let text = cutOpeners(unfold(block));
  for (const closer of CLOSERS) text = text.replace(closer, '');
  return text.trim();
}

const HOSTS: readonly RegExp[] = [
  /\bhost ([A-Za-z0-9.-]{3,255})\s?\[[0-9A-Fa-f.:]{3,60}\]/,
  /\bconnect(?:ing)? to ([A-Za-z0-9.-]{3,255})\s?\[[0-9A-Fa-f.:]{3,60}\]/,
  /\bconversation with ([A-Za-z0-9.-]{3,255})\s?\[/,
  /\bwhile talking to ([A-Za-z0-9.-]{3,255})/,
  /\bRemote Server at ([A-Za-z0-9.-]{3,255})/i,
  /\bGiving up on ([A-Za-z0-9.-]{3,255})/,
  /\b([A-Za-z0-9.-]{3,255})\s\[[0-9A-Fa-f.:]{3,60}\] did not like our\b/,
  /\bby ([A-Za-z0-9.-]{3,255}?)\.?\s\[[0-9A-Fa-f.:]{3,60}\]/,
  /\b([0-9.]{7,15}) (?:does not like recipient|failed after I sent the message)/,
  /\bsmtp;([A-Za-z0-9.-]{3,255}) gave this error/i,
];

/** The server that refused, as a wrapper names it. */
export function hostIn(block: string): string | null {
  const text = unfold(block.slice(0, 8192));
  for (const pattern of HOSTS) {
    const host = pattern.exec(text)?.[1]?.replace(/[.-]+$/, '');
    if (host) return host;
  }
  return null;
}
