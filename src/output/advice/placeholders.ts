import { domainOf, isThisMachine, knownAddress } from '../../mail-address.ts';
import type { Diagnosis } from '../../model.ts';
import type { Placeholder } from '../../rules/files/placeholders.ts';
import { readableTimeInJapan } from '../text/when-sent.ts';
import { fileIn, missingDomainIn, newAddressIn, senderDomainIn, virusIn } from './named-things.ts';
import { sizeLimitIn } from './size-limit.ts';

/** What a placeholder prints when its value is not known: a sentence must never have a hole. */
const PLACEHOLDERS = {
  recipient: '宛先のアドレス',
  originalRecipient: '元の宛先',
  domain: '宛先のドメイン',
  senderDomain: '差出人のドメイン',
  remoteMta: '相手のサーバー',
  status: 'エラーの番号',
  ip: '送信元サーバーのIPアドレス',
  dnsbl: 'ブラックリスト',
  reportingMta: '通知を書いたサーバー',
  url: 'エラーの文にあるページ',
  file: '添付ファイル',
  virus: 'ウイルス',
  newAddress: '新しいアドレス',
  sizeLimit: '受け取れる大きさの上限',
} as const satisfies Readonly<Record<Placeholder, string>>;
const ANY_SERVER = 'サーバー';

/** Without a text: not known. */
export type PlaceholderValues = { readonly [name in Placeholder]?: string | null | undefined } & {
  /** Nobody tells which server spoke: it may be the reader's own. */
  readonly isAnyServer?: boolean;
  /** As people read a date. */
  readonly retryUntil?: string | undefined;
};

/** The values of one diagnosis for the placeholders of the table's Japanese text. */
export const placeholderValues = (diagnosis: Diagnosis): PlaceholderValues => new Values(diagnosis);

/** Few texts ask for the domain of the sender or for what is named in the words, so that is looked for when one does. */
class Values implements PlaceholderValues {
  readonly recipient: string | null;
  readonly originalRecipient: string | null;
  readonly domain: string | null;
  readonly remoteMta: string | null;
  readonly status: string | null;
  readonly ip: string | undefined;
  readonly dnsbl: string | undefined;
  readonly reportingMta: string | null | undefined;
  readonly url: string | undefined;
  readonly isAnyServer: boolean;
  readonly retryUntil: string | undefined;
  readonly #diagnosis: Diagnosis;
  #file: string | null | undefined;
  #virus: string | null | undefined;
  #newAddress: string | null | undefined;

  constructor(diagnosis: Diagnosis) {
    const { failure, notice, evidence } = diagnosis;
    this.recipient = knownAddress(failure);
    this.originalRecipient = failure.originalRecipient;
    this.domain =
      domainOf(this.recipient) ?? (this.recipient === null ? missingDomainIn(failure.diagnosticCode ?? '') : null);
    const isOwn = failure.remoteMta !== null && isThisMachine(failure.remoteMta);
    this.remoteMta = isOwn ? null : failure.remoteMta;
    this.status = failure.status ?? failure.replyCode;
    this.ip = evidence.ips[0];
    this.dnsbl = evidence.dnsbl[0];
    this.reportingMta = notice?.reportingMta;
    this.url = evidence.urls[0];
    const isPasted = notice !== null && notice.date === null && notice.reportingMta === null;
    this.isAnyServer = isOwn || (isPasted && failure.kind === 'bounce');
    this.retryUntil = failure.retryUntil && (readableTimeInJapan(failure.retryUntil) ?? undefined);
    this.#diagnosis = diagnosis;
  }

  get senderDomain(): string | null {
    return senderDomain(this.#diagnosis) ?? senderDomainIn(this.#words);
  }

  get sizeLimit(): string | null {
    return sizeLimitIn(this.#words);
  }

  get file(): string | null {
    if (this.#file === undefined) this.#file = fileIn(this.#words);
    return this.#file;
  }

  get virus(): string | null {
    if (this.#virus === undefined) this.#virus = virusIn(this.#words);
    return this.#virus;
  }

  get newAddress(): string | null {
    if (this.#newAddress === undefined) this.#newAddress = newAddressIn(this.#words);
    return this.#newAddress;
  }

  get #words(): string {
    return this.#diagnosis.failure.diagnosticCode ?? '';
  }
}

/** That of From, unless the words name the one of the envelope. */
function senderDomain({ notice, evidence }: Diagnosis): string | null {
  const own = [notice?.original.sender, notice?.returnPath].map((address) => domainOf(address)?.toLowerCase() ?? null);
  return own.find((domain) => domain !== null && evidence.domains.includes(domain)) ?? own.find(Boolean) ?? null;
}

const NAMES = /\{([A-Za-z]+)\}/g;

/** Their generic words stand in any sentence; the others would leave a hole. */
const SOFT: ReadonlySet<string> = new Set(['recipient', 'domain', 'remoteMta']);

/** Whether a text can be said: every placeholder in it that needs one has a value. */
export const isFilled = (text: string, values: PlaceholderValues): boolean =>
  !text.includes('{') ||
  [...text.matchAll(NAMES)].every(([, name = '']) => SOFT.has(name) || Boolean(values[name as Placeholder]));

const WITH_SPACES = / ?\{([A-Za-z]+)\} ?/g;

/** Puts values into the table's text; what is not known becomes a generic word. */
export function fillIn(text: string, values: PlaceholderValues): string {
  // Most texts have none.
  if (!text.includes('{')) return text;
  return text.replace(WITH_SPACES, (whole, name: string, at: number) => {
    if (!(name in PLACEHOLDERS)) return whole;
    const value = values[name as Placeholder];
    if (value) return whole.replace(`{${name}}`, () => value);
    const word = name === 'remoteMta' && values.isAnyServer ? ANY_SERVER : PLACEHOLDERS[name as Placeholder];
    return closeUp(whole, text[at - 1], text[at + whole.length], word);
  });
}

/** A name in Latin letters stands apart from the Japanese around it; the generic word is Japanese itself. */
function closeUp(whole: string, before: string | undefined, behind: string | undefined, word: string): string {
  const left = whole.startsWith(' ') && !isJapanese(before) ? ' ' : '';
  const right = whole.endsWith(' ') && !isJapanese(behind) ? ' ' : '';
  // 「接続先 {remoteMta} を」: two nouns would run together.
  const isBesideNoun = whole.startsWith(' ') && /[\p{Script=Han}\p{Script=Katakana}ー]/u.test(before ?? '');
  return left + (isBesideNoun ? `(${word})` : word) + right;
}

const isJapanese = (character: string | undefined): boolean => character !== undefined && character > '\u007f';

/** Of a recipient whose address nobody gives. */
const OF_NOBODY: readonly (readonly [RegExp, string])[] = [
  [/\{domain\} に \{recipient\} という/g, '相手のサーバーに宛先の'],
  [/(?:宛先 )?\{recipient\} という/g, '宛先の'],
  [/@の右側の \{domain\} /g, '@の右側のドメイン'],
  [/ ?(?:宛先 ?)?\{recipient\} ?/g, '宛先'],
];

/** A sentence that would name somebody or his domain, where the mail does not: 「宛先のドメインに宛先のアドレスというアドレスがない」 tells nobody anything. */
export function ofNobody(text: string, values: PlaceholderValues): string {
  if (values.recipient) return text;
  const patterns = values.domain ? OF_NOBODY.filter(([{ source }]) => !source.includes('domain')) : OF_NOBODY;
  return patterns.reduce((told, [pattern, word]) => told.replace(pattern, word), text);
}

/** With a blank 【 】 for each value that is not known. */
export const withBlanks = (values: PlaceholderValues): PlaceholderValues => ({
  ...Object.fromEntries(
    Object.entries(PLACEHOLDERS).map(([name, word]) => [name, values[name as Placeholder] || `【${word}】`]),
  ),
});
