/**
 * What a mail may witness besides its reason: the names that `when` of a sentence knows, and what each means for those
 * who write rules. Whether one holds is told in `diagnose/circumstances.ts`.
 */
export const CIRCUMSTANCES = {
  delay: '遅れの知らせ(サーバーがまだ送り直している)',
  failed: '失敗の知らせ(遅れの知らせではない)',
  final: '失敗の知らせで、サーバーはもう送り直さない',
  open: '貼り付けた行などで、サーバーが送り直している途中かもしれない',
  temporary: '4で始まる番号(一時的なエラー)',
  'before-content': '本文と添付を送る前に断られた(接続、EHLO、MAIL、RCPT など)',
  'before-recipient': '宛先を伝える前に断られた(接続、EHLO、STARTTLS、AUTH、MAIL)',
  'after-content': '本文を送った時か、送った後に断られた(DATA)',
  accepted: '宛先は、相手のサーバーにいったん認められている',
  answered: '通知を書いたサーバーとは別の、名前の分かるサーバーが答えた',
  local: '通知を書いたサーバーの中で失敗した(相手の側のサーバーとは限らない)',
  alone: '通知を書いたサーバーのほかに、答えたサーバーの名前がない(ほかのサーバーの言葉のこともある)',
  forwarded: '転送や別名の先で失敗した',
  'passed-on': '次のサーバーへ渡されただけで、届いたかどうかは分からない(Action が relayed か expanded)',
  probe: 'メールは送られず、受け取られるかどうかだけが確かめられた(sendmail -bv)',
  unnamed: '宛先のアドレスが書かれていない',
  reply: '返信として送ったメール(件名が Re: で始まる)',
  named: '規則の会社の名前が、通知の言葉かサーバー名にある',
  'auth-report': '送信ドメイン認証の不合格の報告(RFC 6591。苦情ではない)',
  'not-spam': '「迷惑メールではない」と報告された(苦情ではない)',
  'opt-out': '受け取った方が配信の停止を求めている',
  'fraud-report': '詐欺かウイルスのメールとして報告された',
  phone: '携帯電話会社あて',
  'ended-list': '断りの言葉にあるブラックリストは、もう運営を終えている(providers.yaml の until)',
  pasted: '日付も書いたサーバーもない(画面の表示や貼り付けた行)',
} as const;

export type Circumstance = keyof typeof CIRCUMSTANCES;
export const CIRCUMSTANCE_NAMES = Object.keys(CIRCUMSTANCES) as readonly Circumstance[];
