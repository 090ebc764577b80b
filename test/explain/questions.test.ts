import { describe, expect, test } from 'vitest';
import { answerWords } from '../../src/explain/answer.ts';
import type { CardView } from '../../src/output/card/view.ts';
import { createEngine } from '../../src/pipeline.ts';

const engine = createEngine();
const textOf = (view: CardView): string =>
  [view.lead, ...view.rows.flatMap(({ lines }) => lines.map(({ text }) => text))].join('\n');

/** All that is said to a question, by the kind of answer. */
async function ask(
  question: string,
): Promise<{ readonly type: string; readonly text: string; readonly rules: readonly (string | null)[] }> {
  const answer = await answerWords(question, engine);
  if (answer.type === 'unknown') return { type: answer.type, text: '', rules: [] };
  if (answer.type !== 'errors') return { type: answer.type, text: textOf(answer.view), rules: [] };
  const text = answer.beside === null ? '' : textOf(answer.beside);
  return { type: answer.type, text, rules: answer.findings.map(({ record }) => record.rule) };
}

/** Questions that stand in no file of rules, and what the answer has to make clear. */
const QUESTIONS = [
  [
    '事務所の複合機から、読み取った書類をメールで送れなくなりました。先週までは問題なく使えていました',
    '基本認証',
    'TLS 1.2',
  ],
  [
    '北米に転勤になりました。レンタルサーバーで使っている会社のメールが、こちらに着いてから送信だけできません',
    '国外IPアドレス',
  ],
  [
    '光回線の会社を替えたところ、以前から使っているメールの送信ができません。受信は問題ないです',
    '587',
    '465',
    'SMTP認証',
  ],
  [
    'ドコモをお使いのお客様から、弊社のメールを開くと認証が行われていないという表示が出ると指摘を受けました',
    '届いています',
    'DMARC',
  ],
  ['お客様の携帯アドレスが、アットマークの手前がドットになっていて iPhone から送れません', 'RFC 5321', '別のアドレス'],
  ['メルマガを5千人に配信したら、Gmail の会員だけ届いていないようです', 'DMARC', '5,000'],
  ['会社のアドレスを携帯に転送していますが、届くメールと届かないメールがあります', '転送元の受信箱', 'SPF'],
  ['こちらから送ってもいない宛先の英語の配信エラーが一晩で何百通も届いていました', '巻き添え', 'パスワードを変え'],
  [
    'レンタルサーバーのアドレスから送ると、ある会社だけブラックリストを理由に断られてしまいます',
    'サーバー会社',
    '解除',
  ],
  [
    'まだ配信できていないので48時間は再試行するという通知が来ました。もう一度出したほうがいいでしょうか',
    '二重',
    '自動で送り直し',
  ],
  [
    'DMARC の方針を reject に上げたところ、外部のメーリングリストに書き込んだ社員の分だけ一部の人に配られないそうです',
    'DKIM',
    '書き換え',
  ],
  [
    'やめた社員のアドレスに今もお客様からメールが届いています。残しておくのと消すのと、どちらがよいのでしょう',
    '自動返信',
    '転送',
  ],
  ['設計図を付けて送ったらサイズが大きすぎると戻ってきました。どれくらいまでなら送れますか', '1.37', 'ファイル共有'],
  [
    '海外の人から英語の不達メールが続けて届きます。パソコンがウイルスにやられたのでしょうか。送ってはいません',
    '巻き添え',
  ],
  [
    '配信会社を替えたら Gmail の読者から迷惑メールに入ると言われるようになりました。名簿は変えていません',
    'ウォームアップ',
  ],
  ['送信トレイからは消えて送信済みにあるのですが、先方はメールを受け取っていないとのことです', '迷惑メールフォルダー'],
] as const;

describe('a question in own words', () => {
  test.each(QUESTIONS.map(([question, ...points]) => ({ question, points })))(
    '$question',
    async ({ question, points }) => {
      const { type, text } = await ask(question);
      expect(['article', 'choices']).toContain(type);
      expect(points.filter((point: string) => !text.includes(point))).toEqual([]);
      expect(text).not.toMatch(/^届いていません/m);
    },
  );

  test('that holds an error has it diagnosed, with the story beside it', async () => {
    const { type, rules, text } = await ask(
      '複合機でスキャンしたものをメールで送ると 550 5.7.30 Basic authentication is not supported for Client Submission と表示されます。どうすればいいですか',
    );
    expect(type).toBe('errors');
    expect(rules).toEqual([expect.stringMatching(/basic-auth/)]);
    expect(text).toContain('複合機');
  });

  test.each([
    '明日の天気を教えてください',
    '表計算で合計を出す関数は何ですか',
    'カレーの作り方',
    '紙詰まりが直りません',
  ])('that is not about mail has no answer: %s', async (question) => {
    expect((await ask(question)).type).toBe('unknown');
  });

  test('that may be about several things gets a choice, each with its answer', async () => {
    const { type, text } = await ask('メールボックスが一杯なのは相手なのか自分なのか分かりません');
    expect(type).toBe('choices');
    expect(text.match(/【/g)?.length).toBeGreaterThan(1);
  });
});

describe('a word that is near a term', () => {
  test.each([
    ['スパムトラッブ', 'スパムトラップ'],
    ['メーリングリス', 'メーリングリスト'],
    ['グレイリスト方式', 'グレイリスティング'],
    ['DMRAC', 'DMARC'],
  ])('%s: もしかして %s', async (word, meant) => {
    const { type, text } = await ask(word);
    expect(type).toBe('choices');
    expect(text).toContain(meant);
  });
});
