import { anyOf } from '../ground/any-of.ts';
import { hasCode } from '../ground/reply.ts';
import { isNoticeSubject, saysFailure } from './phrases.ts';

/** How people and notices say that a mail, or the way to a server, failed; without it most texts are of something else. */
const TELLS = anyOf([
  '(?:届|送れ|送(?:信|付)|配(?:信|送|達)|受信|受け?取|受け付け|投稿|接続|ログイン|サインイン|認証).{0,40}(?:でき(?:ません|ない|なかった)|ませんでした|きません|かない|かなかった|れない|失敗)',
  '(?:サーバー?|ホスト|宛先|アドレス|ユーザー?)(?:は|が|を).{0,20}(?:(?:見つ|みつ)け?か?り?(?:られ)?(?:ません|ない)|存在し(?:ません|ない)|ありません)',
  '(?:拒否|返送|却下|破棄|遮断|ブロック)され(?:ま(?:した|す)|た|て)',
  'エラー(?:が|に|と|で(?:す|し)|[:：]|メッセージ|コード|メール)|(?:返|戻)って(?:き|来)',
]);
const OF_MAIL = /\b(?:e-?mails?|mails?|messages?|mailbox|deliver(?:y|ed)?|recipients?|address(?:es)?|smtp)\b/i;

const MOST = 64 * 1024;
const MOST_OF_ONE = 4096;

/** Whether a text says that a mail was refused, or that the way to a server was closed. */
export function saysRefusal(text: string): boolean {
  const paragraphs = text.slice(0, MOST).split(/\n[ \t>|]{0,80}\n/);
  return paragraphs.some((paragraph) => {
    const lines = paragraph.slice(0, MOST_OF_ONE).split('\n');
    // Japanese goes on where a line was wrapped.
    return lines.some(tells) || TELLS.test(lines.map((line) => line.replace(/^[ \t>|]+/, '')).join(''));
  });
}

const tells = (line: string): boolean =>
  isNoticeSubject(line) || hasCode(line) || (OF_MAIL.test(line) && saysFailure(line));
