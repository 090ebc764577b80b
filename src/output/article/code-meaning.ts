/** A reply code of RFC 5321 and an enhanced status code of RFC 3463, at least one of them. */
export interface SmtpCode {
  readonly text: string;
  readonly reply: string | null;
  readonly status: string | null;
}

const CODE = /^#?(?:([2-5][0-5]\d)(?:[ -]#?([245]\.\d{1,3}\.\d{1,3}))?|([245]\.\d{1,3}\.\d{1,3}))$/;

export function parseCode(what: string): SmtpCode | null {
  const [, reply = null, both, alone] = CODE.exec(what) ?? [];
  const status = both ?? alone ?? null;
  if (reply === null && status === null) return null;
  return { text: [reply, status].filter((code) => code !== null).join(' '), reply, status };
}

const CLASSES: Readonly<Record<string, string>> = {
  2: '2で始まる番号は、成功です。',
  3: '3で始まる番号は、続きを待っているという途中の応答です。',
  4: '4で始まる番号は、一時的なエラーです。ふつうは送信側のサーバーが自動で送り直します。',
  5: '5で始まる番号は、サーバーが断ったという応答です。自動では送り直されません。',
};

/** RFC 3463 section 3: the second field. */
const SUBJECTS: Readonly<Record<string, string>> = {
  1: '宛先や差出人のアドレス',
  2: '相手のメールボックス',
  3: '相手のメールシステム',
  4: 'ネットワークや配送の経路',
  5: 'サーバー同士のやりとり(SMTP)',
  6: 'メールの内容や形式',
  7: 'セキュリティや方針',
};

export function codeMeaning({ reply, status }: SmtpCode): string {
  const [kind = ''] = status ?? reply ?? '';
  const subject = SUBJECTS[status?.split('.')[1] ?? ''];
  return `${CLASSES[kind] ?? ''}${subject ? `まん中の数字は、${subject}についてであることを表します。` : ''}`;
}
