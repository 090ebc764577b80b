/** Why an input could not be opened, and what its owner can do next. */

const MESSAGES = {
  missing: '見つかりません。名前と場所を確かめてください。',
  'no-permission': '読み取る権限がありません。アクセス権を確かめるか、読める場所へ写してから指定してください。',
  unreadable: '読み取りの途中で失敗しました。ディスクや接続の状態を確かめて、もう一度お試しください。',
  'is-directory': 'フォルダーです。中のメールをまとめて調べるときは bounce-doctor scan を使ってください。',
  empty: '中身がありません。エラーメールを保存し直すか、画面に出ている文章を貼り付けてください。',
  'empty-stdin': '標準入力から何も届きませんでした。エラーメールのファイルを指定するか、文章を貼り付けてください。',
  binary: '文章として読めない形式です。メールそのもの(.eml)か、文章を写したテキストを渡してください。',
  msg: 'この .msg ファイルは、壊れているか、メールではないため読めません。Outlook で開いて「名前を付けて保存」からテキスト形式で保存するか、本文を写して貼り付けてください。',
  'damaged-gzip': 'gzip の圧縮データが壊れているか、途中で切れています。元のファイルから圧縮し直してください。',
  'nested-gzip': '二重に圧縮されています。一度展開してから渡してください。',
  records: '以前の診断結果(ndjson)です。集計するときは bounce-doctor scan に渡してください。',
  'record-document':
    '以前の診断結果(json)です。集計するときは --format ndjson で書き出したものを scan に渡してください。',
  'unknown-json':
    'JSON ですが、配送の結果を知らせる形として知られているものではありません。読めるのは、SendGrid、Amazon SES(SNS)、Mailgun、Postmark、SparkPost、Brevo のイベント、Exchange Online のメッセージ追跡、postqueue -j、journalctl -o json です。',
  'unknown-lines': '配送の結果を知らせる形として知られていない JSON の行がありました。ほかの行は読みました。',
  'unknown-csv':
    '表(CSV など)ですが、配送の結果を知らせる形として知られているものではありません。読めるのは、PowerMTA の記録、Exchange のメッセージ追跡のログ(初めの # の行から)と、宛先の列の横に 550 などの応答が並ぶ表です。名簿そのものは診断できません。',
  'imap-scan': 'サーバーのメールボックスです。bounce-doctor scan に渡してください。',
  'imap-form': 'アドレスの形が違います。imaps://利用者名@サーバー名/フォルダー名 のように書いてください。',
  'imap-user':
    '利用者名がありません。imaps://利用者名@サーバー名/フォルダー名 のように書いてください(利用者名の @ は %40)。',
  'imap-password':
    'パスワードをコマンドに書くと、ほかの利用者にも見えてしまいます。アドレスから消してください。実行すると尋ねられます。尋ねる人がいない場所では、環境変数 BOUNCE_DOCTOR_IMAP_PASSWORD に入れてください。',
  'imap-unasked':
    'パスワードが分かりません。端末から実行して入力するか、環境変数 BOUNCE_DOCTOR_IMAP_PASSWORD に入れてください。',
  'imap-login':
    'ログインできませんでした。利用者名とパスワードを確かめてください。アプリパスワードや、IMAP の許可が要るサービスもあります。',
  'imap-folder': 'その名前のフォルダーがありません。かっこの中が、サーバーにあるフォルダーです。',
  'imap-tls':
    '安全な接続(TLS)ができませんでした。サーバー名が証明書の名前と同じか、imaps(993番)か imap(143番、STARTTLS)かを、契約先の案内で確かめてください。',
  'imap-unreached': 'サーバーにつながりませんでした。サーバー名とポート番号、ネットワークの状態を確かめてください。',
  'imap-lost': '接続が途中で切れました。結果は、そこまでに読んだ分です。時間をおいて、もう一度お試しください。',
  cut: '読んでいるあいだに短くなりました。結果は、読めたところまでの分です。書き込みが終わってから、もう一度お試しください。',
  changed:
    '読んでいるあいだに、ほかのプログラムが書き換えました。残っているメールはどれも1度だけ読みましたが、消されたメールの結果も含むことがあります。',
  restless:
    'ほかのプログラムが書き換え続けているため、終わりまで読めませんでした。結果は、読めたところまでの分です。時間をおいて、もう一度お試しください。',
  unfinished:
    '最後のメールは、まだ書き込まれている途中のため読みませんでした。書き込みが終わってから、もう一度お試しください。',
  'gzip-rest':
    'gzip の終わりの後に、圧縮データではないものが続いています。その前までを読みました。元のファイルと比べてください。',
  'endless-line':
    '改行がないまま 64 MiB を超えました。文章ではないようです。1行に1件のエラーの文かログを渡してください。',
  'stdin-used': '標準入力は一度しか読めません。- は一つだけ指定してください。',
} as const;

export type ProblemCode = keyof typeof MESSAGES;

/** An input that could not be read; the others go on. */
export interface InputProblem {
  readonly type: 'problem';
  readonly source: string;
  readonly code: ProblemCode;
  /** Japanese, ends in 「。」; does not repeat the source. */
  readonly message: string;
  /** How many lines of it could not be read, where it is read by lines. */
  readonly lines?: number;
}

/** `detail` (a format's name, a system's code) is put in front in brackets. */
export function problem(source: string, code: ProblemCode, detail = ''): InputProblem {
  const message = detail === '' ? MESSAGES[code] : `(${detail}) ${MESSAGES[code]}`;
  return { type: 'problem', source, code, message };
}

/** Whether the message says itself which input it is about. */
export const namesInput = ({ code }: InputProblem): boolean => code === 'empty-stdin' || code === 'stdin-used';

/** What was there was read, and more should have been there. */
export const isCut = ({ code }: InputProblem): boolean => CUTS.has(code);

/** It was changed while it was read, and may be read again. */
export const isUnsteady = ({ code }: InputProblem): boolean => UNSTEADY.has(code);

const UNSTEADY: ReadonlySet<ProblemCode> = new Set(['cut', 'changed', 'unfinished']);
const CUTS: ReadonlySet<ProblemCode> = new Set([...UNSTEADY, 'restless', 'gzip-rest']);

/** Has the code of what happened to an input while it was read. */
export class InputCut extends Error {
  readonly code: 'CUT' | 'CHANGED' | 'UNFINISHED';

  constructor(code: InputCut['code']) {
    super(code);
    this.code = code;
  }
}

const BY_SYSTEM_CODE: Readonly<Record<string, ProblemCode>> = {
  CUT: 'cut',
  CHANGED: 'changed',
  UNFINISHED: 'unfinished',
  ENOENT: 'missing',
  ENOTDIR: 'missing',
  ENAMETOOLONG: 'missing',
  EACCES: 'no-permission',
  EPERM: 'no-permission',
  EISDIR: 'is-directory',
};

/**
 * A failure of the file system or of the decompressor as a problem.
 * @throws the error itself where it is neither: a bug must not look like a bad disk.
 */
export function problemOf(error: unknown, source: string): InputProblem {
  const code = systemCode(error);
  if (code === null) throw error;
  if (code.startsWith('Z_')) return problem(source, 'damaged-gzip');
  const known = BY_SYSTEM_CODE[code];
  return known === undefined ? problem(source, 'unreadable', code) : problem(source, known);
}

function systemCode(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return null;
  // A name with a NUL byte cannot exist; Node refuses it before the system is asked.
  if (error.code === 'ERR_INVALID_ARG_VALUE' && error.message.includes('null bytes')) return 'ENOENT';
  if (error.code === 'ERR_STREAM_PREMATURE_CLOSE') return 'EPIPE';
  return error.code.startsWith('ERR_') ? null : error.code;
}
