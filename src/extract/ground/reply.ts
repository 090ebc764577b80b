export interface Codes {
  readonly replyCode: string | null;
  readonly status: string | null;
}

const ENHANCED = /(?<![\d.])([245]\.\d{1,3}\.\d{1,3})(?!\.?\d)/g;
/** `550 5.1.1`, `550-5.1.1`, `550 #5.1.1`, `554 554 5.7.0`, `501: 5.1.8`. */
const PAIR = /(?<![\w.])([245][0-7]\d)(?: [245][0-7]\d)?[ :,-]{1,3}[#(<]{0,2}([245]\.\d{1,3}\.\d{1,3})(?!\.?\d)/;
/** 255 is how a program says that it ended with -1; no reply has this number. */
const REPLY = /(?<![\w.,/+-]|\d:)(?!255\b)([245][0-7]\d)(?=[\s\-:;,)'"<[\]]|\.(?:\s|$)|$)/g;
/** Versions look like statuses: `Exim 4.92.3`, `v5.7.1`, `version 5.2.1`. */
const VERSION = /(?:version|[v/]|build|release|exim|postfix|sendmail|courier|imail|\d)[ -]?$/i;
const LINE_START = /(?:^|\n)[\s>#*"'<([]*$/;
const ANNOUNCED =
  /(?:said|says|returned|respon(?:se|ded)|replied|reply|error|code|was|is|reason|status|smtp|failure|failed|rejected|because|problem|with|<<<|エラー|応答|コード|理由)[\s:;=("'[#-]*$/i;
const PUNCTUATED = /(?:[:=("'[#|]|[\])][,;]?|[。、]|[^\s\d][.,] )\s*$/;
const LIMIT = 8192;

function enhancedOf(text: string): string | null {
  for (const match of text.matchAll(ENHANCED)) {
    if (!VERSION.test(text.slice(Math.max(0, match.index - 12), match.index))) return match[1] as string;
  }
  return null;
}

/** How likely a number is a reply where it stands; 0 is best, null is none. */
function rank(before: string, after: string): number | null {
  if (LINE_START.test(before)) return 0;
  if (ANNOUNCED.test(before)) return 1;
  if (/^-['"]/.test(after)) return 1;
  return PUNCTUATED.test(before) ? 2 : null;
}

function replyOf(text: string): string | null {
  let best: { readonly code: string; readonly rank: number } | null = null;
  for (const match of text.matchAll(REPLY)) {
    const end = match.index + 3;
    const found = rank(text.slice(Math.max(0, match.index - 40), match.index), text.slice(end, end + 2));
    if (found !== null && (best === null || found < best.rank)) best = { code: match[1] as string, rank: found };
    if (found === 0) break;
  }
  return best?.code ?? null;
}

/** No code is without. */
const MAYBE = /[245](?:[0-7]\d|\.\d)/;
const NO_CODES: Codes = { replyCode: null, status: null };

/** The reply code and the enhanced status (RFC 2034) as a server's words give them. */
export function codesOf(words: string): Codes {
  const text = words.length > LIMIT ? words.slice(0, LIMIT) : words;
  if (!MAYBE.test(text)) return NO_CODES;
  const pair = PAIR.exec(text);
  if (pair) return { replyCode: pair[1] as string, status: pair[2] as string };
  return { replyCode: replyOf(text), status: enhancedOf(text) };
}

/** 2 = a reply is quoted, 1 = only a status is given, 0 = neither. */
export function codeRank(words: string | null): 0 | 1 | 2 {
  if (words === null) return 0;
  const { replyCode, status } = codesOf(words);
  if (replyCode !== null) return 2;
  return status === null ? 0 : 1;
}

export function hasCode(words: string | null): boolean {
  return codeRank(words) > 0;
}
