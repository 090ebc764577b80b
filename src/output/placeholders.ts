import type { Diagnosis } from '../model.ts';
import type { Placeholder } from '../rules/placeholders.ts';

/** What a placeholder prints when its value is not known: a sentence must never have a hole. */
const PLACEHOLDERS = {
  recipient: '宛先のアドレス',
  domain: '宛先のドメイン',
  senderDomain: '差出人のドメイン',
  remoteMta: '相手のサーバー',
  status: 'エラーの番号',
  ip: '送信元サーバーのIPアドレス',
  dnsbl: 'ブラックリスト',
} as const satisfies Readonly<Record<Placeholder, string>>;
/** Without a text: not known. */
export type PlaceholderValues = { readonly [name in Placeholder]?: string | null | undefined };

const domainOf = (address: string | null | undefined): string | undefined => address?.split('@')[1];

/** The values of one diagnosis for the placeholders of the table's Japanese text. */
export function placeholderValues(diagnosis: Diagnosis): PlaceholderValues {
  const { failure, notice, evidence } = diagnosis;
  return {
    recipient: failure.recipient,
    domain: domainOf(failure.recipient),
    senderDomain: domainOf(notice?.original.sender ?? notice?.returnPath),
    remoteMta: failure.remoteMta,
    status: failure.status ?? failure.replyCode,
    ip: evidence.ips[0],
    dnsbl: evidence.dnsbl[0],
  };
}

const WITH_SPACES = / ?\{([A-Za-z]+)\} ?/g;

/** Puts values into the table's text; what is not known becomes a generic word. */
export function fillIn(text: string, values: PlaceholderValues): string {
  // Most texts have none.
  if (!text.includes('{')) return text;
  return text.replace(WITH_SPACES, (whole, name: string, at: number) => {
    if (!(name in PLACEHOLDERS)) return whole;
    const value = values[name as Placeholder];
    if (value) return whole.replace(`{${name}}`, () => value);
    return closeUp(whole, text[at - 1], text[at + whole.length], PLACEHOLDERS[name as Placeholder]);
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

/** Whether a sentence about somebody would be about nobody in particular. */
export const namesNobody = (text: string, values: PlaceholderValues): boolean =>
  ['recipient', 'domain'].some((name) => text.includes(`{${name}}`) && !values[name as Placeholder]);
