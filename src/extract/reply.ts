const ENHANCED = /(?<![\d.])([245]\.\d{1,3}\.\d{1,3})(?!\.?\d)/g;
const PAIR = /(?<![\d.])([245][0-5]\d)[ \-]{1,3}(?:[245][0-5]\d[ -]{1,2})?[#(<]{0,2}([245]\.\d{1,3}\.\d{1,3})(?!\.?\d)/;
const REPLY = /(?<![\w.,:/#+-])#?([245][0-5]\d)(?=[\s\-:;,)'"<[]|\.\s|$)/g;
const LEADS_IN = /(?:said|says|returned|response|responded|reply|replied|error|code|was|reason|status|smtp|failure|failed|rejected|because|<<<|>>>|["'([#:;|-]|エラー|応答|コード)\s*(?:was|is)?\s*[:=("']*\s*$/i;
const NOT_A_CODE = /(?:version|[v/]|build|release)\s*$/i;

export interface Codes {
  readonly replyCode: string | null;
  readonly status: string | null;
}

function enhancedOf(text: string): string | null {
  for (const match of text.matchAll(ENHANCED)) {
    if (!NOT_A_CODE.test(text.slice(Math.max(0, match.index - 12), match.index))) return match[1] as string;
  }
  return null;
}

/** A number is a reply where a reply stands: at the beginning of a line, or behind words that announce one. */
function replyOf(text: string): string | null {
  for (const match of text.matchAll(REPLY)) {
    const before = text.slice(Math.max(0, match.index - 40), match.index);
    if (/(?:^|\n)[\s>]*$/.test(before) || LEADS_IN.test(before)) return match[1] as string;
  }
  return null;
}

const LIMIT = 8192;

/** The reply code and enhanced status (RFC 2034) as a server's words give them. */
export function codesOf(words: string): Codes {
  const text = words.length > LIMIT ? words.slice(0, LIMIT) : words;
  const pair = PAIR.exec(text);
  if (pair) return { replyCode: pair[1] as string, status: pair[2] as string };
  return { replyCode: replyOf(text), status: enhancedOf(text) };
}
