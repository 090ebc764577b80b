export interface Codes {
  readonly replyCode: string | null;
  readonly status: string | null;
}

const REPLY = '[245][0-7]\\d';
const STATUS = '[245]\\.\\d{1,3}\\.\\d{1,3}';
/** Whatever has the form of either. */
const CODE = new RegExp(`${REPLY}|${STATUS}`, 'g');
const IS_STATUS = new RegExp(`(?<![\\d.])${STATUS}(?!\\.?\\d)`, 'y');
/** 255 is how a program says that it ended with -1; no reply has this number. */
const IS_REPLY = new RegExp(`(?<![\\w.,/+-]|\\d:)(?!255\\b)${REPLY}(?=[\\s\\-:;,)'"<[\\]]|\\.(?:\\s|$)|$)`, 'y');
/** `550 5.1.1`, `550-5.1.1`, `550 #5.1.1`, `554 554 5.7.0`, `501: 5.1.8`. */
const IS_PAIR = new RegExp(`(?<![\\w.])(${REPLY})(?: ${REPLY})?[ :,-]{1,3}[#(<]{0,2}(${STATUS})(?!\\.?\\d)`, 'y');
/** Versions look like statuses: `Exim 4.92.3`, `v5.7.1`, `version 5.2.1`. */
const VERSION = /(?:version|[v/]|build|release|exim|postfix|sendmail|courier|imail|\d)[ -]?$/i;
const LINE_START = /(?:^|\n)[\s>#*"'<([]*$/;
const ANNOUNCED =
  /(?:said|says|returned|respon(?:se|ded)|replied|reply|error|code|was|is|reason|status|smtp|failure|failed|rejected|because|problem|with|<<<|エラー|応答|コード|理由)[\s:;=("'[#-]*$/i;
const PUNCTUATED = /(?:[:=("'[#|]|[\])][,;]?|[。、]|[^\s\d][.,] )\s*$/;
const LIMIT = 8192;

/** How likely a number is a reply where it stands; 0 is best, null is none. */
function rank(before: string, after: string): number | null {
  if (LINE_START.test(before)) return 0;
  if (ANNOUNCED.test(before)) return 1;
  if (/^-['"]/.test(after)) return 1;
  return PUNCTUATED.test(before) ? 2 : null;
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** The codes of a text, one after the other. */
class Reading {
  readonly #text: string;
  #best: { readonly code: string; readonly rank: number } | null = null;
  #status: string | null = null;

  constructor(text: string) {
    this.#text = text;
  }

  get codes(): Codes {
    return { replyCode: this.#best?.code ?? null, status: this.#status };
  }

  /** Both where they stand side by side, which settles it. */
  look(at: number): Codes | null {
    if (this.#text[at + 1] === '.') this.#lookForStatus(at);
    else {
      const pair = matchAt(IS_PAIR, this.#text, at);
      if (pair) return { replyCode: pair[1] as string, status: pair[2] as string };
      this.#lookForReply(at);
    }
    return null;
  }

  #lookForStatus(at: number): void {
    if (this.#status !== null) return;
    const status = matchAt(IS_STATUS, this.#text, at)?.[0];
    if (status && !VERSION.test(this.#text.slice(Math.max(0, at - 12), at))) this.#status = status;
  }

  #lookForReply(at: number): void {
    const code = this.#best?.rank === 0 ? undefined : matchAt(IS_REPLY, this.#text, at)?.[0];
    if (code === undefined) return;
    const found = rank(this.#text.slice(Math.max(0, at - 40), at), this.#text.slice(at + 3, at + 5));
    if (found !== null && (this.#best === null || found < this.#best.rank)) this.#best = { code, rank: found };
  }
}

const NO_CODES: Codes = { replyCode: null, status: null };

/** The reply code and the enhanced status (RFC 2034) as a server's words give them. */
export function codesOf(words: string): Codes {
  const text = words.length > LIMIT ? words.slice(0, LIMIT) : words;
  let reading: Reading | null = null;
  for (let match = matchAt(CODE, text, 0); match; match = matchAt(CODE, text, match.index + 1)) {
    reading ??= new Reading(text);
    const both = reading.look(match.index);
    if (both) return both;
  }
  return reading?.codes ?? NO_CODES;
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
