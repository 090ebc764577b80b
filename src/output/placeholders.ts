import type { Diagnosis } from '../model.ts';

/** What a placeholder prints when its value is not known: a sentence must never have a hole. */
export const PLACEHOLDERS = {
  recipient: '宛先のアドレス',
  domain: '宛先のドメイン(@の右側)',
  senderDomain: '差出人のドメイン',
  remoteMta: '相手のサーバー',
  status: 'エラーの番号',
  ip: '送信元サーバーのIPアドレス',
  dnsbl: 'ブラックリスト',
} as const;
export type Placeholder = keyof typeof PLACEHOLDERS;
export type PlaceholderValues = Partial<Record<Placeholder, string>>;

export const PLACEHOLDER = /\{([A-Za-z]+)\}/g;

const domainOf = (address: string | null | undefined): string | undefined => address?.split('@')[1];

/** The values of one diagnosis for the placeholders of the table's Japanese text. */
export function placeholderValues(diagnosis: Diagnosis): PlaceholderValues {
  const { failure, notice, evidence } = diagnosis;
  const values = {
    recipient: failure.recipient,
    domain: domainOf(failure.recipient),
    senderDomain: domainOf(notice?.original.sender ?? notice?.returnPath),
    remoteMta: failure.remoteMta,
    status: failure.status ?? failure.replyCode,
    ip: evidence.ips[0],
    dnsbl: evidence.dnsbl[0],
  };
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value));
}

export function fillIn(text: string, values: PlaceholderValues): string {
  return text.replace(PLACEHOLDER, (whole, name: string) =>
    name in PLACEHOLDERS ? (values[name as Placeholder] ?? PLACEHOLDERS[name as Placeholder]) : whole,
  );
}
