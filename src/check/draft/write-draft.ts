import type { Reason } from '../../model.ts';

/** What was chosen for a rule. */
export interface Draft {
  readonly id: string;
  readonly reason: Reason;
  readonly phrase: string;
  /** The error line, with example values. */
  readonly text: string;
  readonly provider: { readonly id: string; readonly to: string } | null;
  /** What the line comes out as today, and what to think about. */
  readonly notes: readonly string[];
  /** All reasons, with their names. */
  readonly titles: readonly string[];
  readonly replyCode: string | null;
  readonly status: string | null;
}

// JSON's quoting is YAML's too, and leaves nothing to guess about # and : .
const quoted = (text: string): string => JSON.stringify(text);

/** The YAML file: what has to be decided stands beside the place where it is written. */
export function writeDraft({ id, reason, titles, phrase, text, provider, notes, replyCode, status }: Draft): string {
  const example = provider ? `{ text: ${quoted(text)}, to: ${quoted(provider.to)} }` : quoted(text);
  return `${[
    ...notes.map((note) => `# ${note}`),
    '# 確かめる: bounce-doctor rules check このフォルダー   使う: bounce-doctor --rules このフォルダー mail.eml',
    'rules:',
    `  - id: ${id}   # 名前。小文字の英数字と - で、ほかの規則と重ならないように`,
    `    reason: ${reason}   # 理由。下の一覧から選ぶ`,
    ...inRows(titles).map((line) => `    #   ${line}`),
    '    when:',
    `      text: [${quoted(phrase)}]   # この語句のある文に当たる。小文字・半角で。{a|b|} はどれか(空はなくてもよい)`,
    ...(provider ? [`      provider: [${provider.id}]   # この相手のときだけ。どの相手でもよければ消す`] : []),
    ...(replyCode === null ? [] : [`      # reply: [${quoted(replyCode)}]   # 応答コードも条件にするとき`]),
    ...(status === null ? [] : [`      # status: [${quoted(status)}]   # 拡張コードも条件にするとき`]),
    '    # 説明を変えるときは # を外して書く(書かなければ理由ごとの説明になる)',
    '    # title: "題"',
    '    # cause: "何が起きたのか。"',
    '    # remedy: { sender: ["送った方がすること"], recipientAdmin: ["相手の管理者がすること"] }',
    '    source: [observed]   # 自分で見たもの。説明のページがあれば { url: "https://…", checked: 2026-01-31 }',
    '    seen:   # 受け取った文。この規則に当たることが確かめられる',
    `      - ${example}`,
  ].join('\n')}\n`;
}

const PER_LINE = 4;

const inRows = (names: readonly string[]): readonly string[] =>
  Array.from({ length: Math.ceil(names.length / PER_LINE) }, (_, i) =>
    names.slice(i * PER_LINE, (i + 1) * PER_LINE).join(' '),
  );
