import { describe, expect, test } from 'vitest';
import { KINDS, REASONS } from '../../src/model.ts';
import type { Format } from '../../src/output/format/format.ts';
import { markdownInquiry, plainInquiry, withInquiry } from '../../src/output/inquiry/format.ts';
import { inquiryTexts } from '../../src/output/inquiry/inquiry.ts';
import { createPaint } from '../../src/output/text/paint.ts';
import { hostile, sample, sampleRecord } from './sample.ts';

const texts = (changes: Partial<typeof sampleRecord> = {}) => inquiryTexts(sample(changes));
const letter = (changes: Partial<typeof sampleRecord> = {}) => texts(changes)[0];
const body = (changes: Partial<typeof sampleRecord> = {}) => letter(changes)?.lines.join('\n') ?? '';
const toRecipient = (changes: Partial<typeof sampleRecord> = {}) => texts(changes)[1]?.lines.join('\n') ?? '';
const notes = (changes: Partial<typeof sampleRecord> = {}) => letter(changes)?.notes.join('\n') ?? '';

const NOTHING_KNOWN = {
  recipient: null,
  sender: null,
  returnPath: null,
  sentDate: null,
  date: null,
  subject: null,
  messageId: null,
  diagnosticCode: null,
  replyCode: null,
  status: null,
  command: null,
  remoteMta: null,
  reportingMta: null,
} as const;

test('the letter to the other side has the four points, what is known and what is asked', () => {
  expect(letter()?.title).toBe('相手のメール管理者への問い合わせ');
  expect(body()).toMatchInlineSnapshot(`
    "宛先: postmaster@docomo.ne.jp
    件名: メールが届かない件の調査のお願い(taro@docomo.ne.jp あて)

    docomo.ne.jp メール管理ご担当者様

    突然のご連絡で失礼いたします。
    【会社名・部署名】の【お名前】と申します。

    次のメールをお送りしたところ、エラーになり届きませんでした。
    お手数ですが、サーバーの記録(ログ)をお調べいただけないでしょうか。

    1. 差出人: hanako@example.co.jp
    2. 宛先: taro@docomo.ne.jp
    3. 送信日時: 2026年11月20日 10:15(日本時間)
    4. エラーの内容(返ってきたとおり):
       550 5.1.1 Unknown user taro@docomo.ne.jp

    そのほかに分かっていること:
    ・Message-ID: <20261120101500.1@example.co.jp>
    ・エラーを返したサーバー: mfsmax.docomo.ne.jp
    ・エラーメールを作成したサーバー: mail.example.co.jp
    ・エラーになった段階: 宛先の受け付け(RCPT TO)

    こちらで確かめたこと:
    ・エラーの文面から考えられる理由は、「宛先不明」です。
    ・宛先の書き方に、全角文字や空白、余分なドットなどの誤りは見当たりません。

    お教えいただきたいこと:
    ・この宛先がメールを受け取れる状態になっているか
    ・宛先が正しい場合、宛先不明と応答した理由

    どうぞよろしくお願いいたします。

    【会社名・部署名】 【お名前】
    電話: 【電話番号】
    返信先: hanako@example.co.jp"
  `);
});

test('the short text for the recipient says what to do in a few lines', () => {
  expect(texts()).toHaveLength(2);
  expect(toRecipient({ reason: 'filtered', side: 'recipient' })).toMatchInlineSnapshot(`
    "【相手のお名前】様
    お世話になっております。【会社名・お名前】です。
    2026年11月20日にお送りしたメール「見積書の件」が、エラーになり届いていないようです。
    お手数ですが、受信設定をご確認ください。
    「example.co.jp」からのメールを受信できるように、受信許可(指定受信)に登録をお願いします。
    パソコンからのメールや、URL付きのメールを拒否する設定になっていないかも、ご確認ください。
    登録が終わりましたらお知らせください。送り直します。
    よろしくお願いいたします。"
  `);
});

test('the own administrator gets the same four points and the steps for administrators', () => {
  const own = {
    reason: 'authfailure',
    side: 'senderAdmin',
    title: '送信ドメイン認証の不合格',
    diagnosticCode: '550-5.7.26 unauthenticated',
    remedy: { ...sampleRecord.remedy, senderAdmin: ['SPF レコードを確かめる'] },
  } as const;
  expect(letter(own)?.title).toBe('送信側の管理者への問い合わせ');
  expect(body(own)).toMatchInlineSnapshot(`
    "宛先: 送信側の管理者(会社の情報システム担当、またはプロバイダーやサーバー会社の窓口)
    件名: メールを送れない件の確認のお願い(taro@docomo.ne.jp あて)

    メール管理ご担当者様

    お世話になっております。
    【会社名・部署名】の【お名前】です。

    次のメールを送ったところ、エラーになりました。原因の確認と対処をお願いいたします。

    1. 差出人: hanako@example.co.jp
    2. 宛先: taro@docomo.ne.jp
    3. 送信日時: 2026年11月20日 10:15(日本時間)
    4. エラーの内容(返ってきたとおり):
       550-5.7.26 unauthenticated

    そのほかに分かっていること:
    ・Message-ID: <20261120101500.1@example.co.jp>
    ・エラーの番号: 5.1.1
    ・エラーを返したサーバー: mfsmax.docomo.ne.jp
    ・エラーメールを作成したサーバー: mail.example.co.jp
    ・エラーになった段階: 宛先の受け付け(RCPT TO)

    エラーの文面から考えられること:
    ・送信ドメイン認証の不合格: docomo のサーバーまでは届きましたが、その名前の利用者がいません。打ち間違いか、アドレスの変更が考えられます。

    考えられる対処:
    ・SPF レコードを確かめる

    お教えいただきたいこと:
    ・届かなかった原因
    ・送信側で直すところがあるか

    どうぞよろしくお願いいたします。

    【会社名・部署名】 【お名前】
    電話: 【電話番号】
    返信先: hanako@example.co.jp"
  `);
  expect(toRecipient(own)).toContain('そちらで直していただくところはありません');
});

describe('who is asked', () => {
  const isOwn = (changes: Partial<typeof sampleRecord>) => letter(changes)?.title === '送信側の管理者への問い合わせ';

  test('the own administrator where the other side can do nothing', () => {
    for (const reason of ['clientconfig', 'smtpauth', 'hostunknown', 'contenterror', 'suppressed'] as const)
      expect([reason, isOwn({ reason, side: 'sender' })]).toEqual([reason, true]);
    for (const reason of ['authfailure', 'requireptr', 'blocked', 'badreputation', 'policyviolation'] as const)
      expect([reason, isOwn({ reason, side: 'senderAdmin' })]).toEqual([reason, true]);
    expect(notes({ reason: 'authfailure', side: 'senderAdmin' })).toContain('まず送信側の管理者');
    expect(notes({ reason: 'hostunknown' })).toContain('相手の管理者への問い合わせも届きません');
  });

  test('the other side where it alone knows why', () => {
    for (const reason of ['userunknown', 'mailboxfull', 'filtered', 'networkerror', 'systemerror', 'onhold'] as const)
      expect([reason, isOwn({ reason, side: 'recipientAdmin' })]).toEqual([reason, false]);
    const candidates = [{ reason: 'filtered', title: '受信拒否' }] as const;
    expect(isOwn({ reason: 'blocked', side: 'senderAdmin', candidates })).toBe(false);
  });

  test('relaying is refused by the own server unless another is named', () => {
    expect(isOwn({ reason: 'norelaying', remoteMta: null })).toBe(true);
    expect(isOwn({ reason: 'norelaying' })).toBe(false);
  });

  test('nobody about a mail that never left but the own administrator', () => {
    for (const reason of ['clientconfig', 'smtpauth'] as const) {
      expect(texts({ reason, side: 'sender' })).toHaveLength(1);
      expect(body({ reason, side: 'sender' })).toContain('ポート番号');
    }
  });

  test('nobody about what is no failure', () => {
    for (const kind of KINDS.filter((it) => it !== 'bounce' && it !== 'delay')) {
      expect(texts({ kind })).toHaveLength(1);
      expect(letter({ kind })).toMatchObject({
        lines: [],
        notes: [expect.stringContaining('問い合わせる文はありません')],
      });
    }
  });
});

describe('only what is known', () => {
  test('what is not known is a blank, and nothing is left empty', () => {
    const text = body(NOTHING_KNOWN);
    expect(text).toContain('postmaster@【');
    expect(text).toContain('1. 差出人: 【あなたのメールアドレスを書いてください】');
    expect(text).toContain('2. 宛先: 【');
    expect(text).toContain('3. 送信日時: 【送信日時を書いてください】');
    expect(text).toMatch(/4\. エラーの内容\(返ってきたとおり\):\n {3}【/);
    expect(text).not.toMatch(/null|undefined|「」|^(?:・|\d\.|件名|電話).*: ?$(?<!とおり\):)/m);
    expect(text).not.toContain('そのほかに分かっていること');
    expect(text).not.toContain('宛先の書き方に');
    expect(toRecipient(NOTHING_KNOWN)).toContain('【送った日】にお送りしたメールが、');
  });

  test('the date of the notice helps where that of the mail is missing', () => {
    expect(body({ sentDate: null })).toContain(
      '3. 送信日時: 【送信日時を書いてください】(エラーメールの日時は 2026年11月20日 10:16(日本時間))',
    );
    expect(body({ sentDate: '2026-11-19T20:15:00-05:00' })).toContain('2026年11月19日 20:15(UTC-05:00)');
  });

  test('the return path stands for a sender that did not come back, and is named where it differs', () => {
    expect(body({ sender: null })).toContain('1. 差出人: hanako@example.co.jp');
    expect(body()).not.toContain('Return-Path');
    expect(body({ returnPath: 'bounce@example.com' })).toContain('・差出人(Return-Path): bounce@example.com');
  });

  test('the error is quoted word for word, and codes that stand apart are no part of it', () => {
    const long = `550 ${'very long reply '.repeat(60)}end`;
    expect(body({ diagnosticCode: long, status: null })).toContain(`   ${long}\n`);
    const apart = body({ diagnosticCode: 'Unknown user' });
    expect(apart).toContain('   Unknown user\n');
    expect(apart).toContain('・エラーの番号: 550 5.1.1\n');
    expect(body()).not.toContain('エラーの番号');
  });

  test('what somebody describes is no error that came back', () => {
    const text = body({ ...NOTHING_KNOWN, rule: 'situation/no-error', diagnosticCode: 'エラーもなく届かない' });
    expect(text).not.toContain('エラーもなく届かない');
    expect(text).toContain('お送りしましたが、届いていないようです');
    expect(text).toContain('このメールがサーバーに届いているか');
  });

  test('candidates are not asserted', () => {
    const candidates = [{ reason: 'filtered', title: '受信拒否' }] as const;
    expect(body({ candidates })).toContain('考えられる理由は、「宛先不明」、「受信拒否」のどれかです。');
    expect(body({ candidates })).toContain('受け取れなかった理由');
    expect(toRecipient({ candidates })).toContain('原因ははっきりしていません');
    expect(body({ reason: 'onhold', title: '判断保留' })).not.toContain('判断保留');
  });

  test('the form of the address is vouched for only where nothing was found', () => {
    const hint = { type: 'comma', text: 'カンマです。', suggestion: 'taro@docomo.ne.jp' };
    expect(body()).toContain('誤りは見当たりません');
    expect(body({ hints: [hint] })).not.toContain('誤りは見当たりません');
    expect(notes({ hints: [hint] })).toContain('先に確かめてください: カンマです。(taro@docomo.ne.jp)');
    expect(notes({ hints: [hint], reason: 'hostunknown' })).toContain('先に確かめてください: カンマです。');
  });

  test('a forward names both addresses', () => {
    expect(body({ originalRecipient: 'info@example.jp' })).toContain('・元の宛先(上の宛先へ転送): info@example.jp');
    expect(body({ originalRecipient: 'TARO@docomo.ne.jp' })).not.toContain('元の宛先');
  });
});

describe('the recipient is asked for what helps', () => {
  test.each([
    ['userunknown', '正しいアドレスを教えてください'],
    ['hostunknown', '正しいアドレスを教えてください'],
    ['filtered', '「example.co.jp」からのメールを受信できるように'],
    ['spamdetected', '受信設定をご確認ください'],
    ['mailboxfull', 'ごみ箱も空に'],
    ['suspend', 'ほかのアドレスを教えてください'],
    ['emailtoolarge', '別の方法でお送りします'],
    ['networkerror', 'システム担当の方'],
    ['blocked', 'そちらで直していただくところはありません'],
  ] as const)('%s', (reason, wanted) => {
    expect(toRecipient({ reason, side: reason === 'blocked' ? 'senderAdmin' : 'unknown' })).toContain(wanted);
  });

  test('a mail that its sender has to write otherwise asks nothing of anybody else', () => {
    expect(toRecipient({ reason: 'syntaxerror', side: 'sender' })).not.toContain('受信設定');
    expect(toRecipient({ reason: 'onhold', side: 'unknown' })).toContain('受信設定をご確認ください');
  });

  test('only users of phones are asked about mail from computers', () => {
    expect(toRecipient({ reason: 'filtered' })).toContain('パソコンからのメール');
    expect(toRecipient({ reason: 'filtered', provider: 'gmail' })).not.toContain('パソコンからのメール');
  });

  test('nobody is asked to do anything while the server still tries', () => {
    const delay = { kind: 'delay', reason: 'networkerror' } as const;
    expect(toRecipient(delay)).toContain('到着が遅れています');
    expect(toRecipient(delay)).not.toMatch(/エラーになり|送り直します。/);
    expect(notes(delay)).toContain('待ってかまいません');
    expect(toRecipient({ kind: 'delay', reason: 'mailboxfull' })).toContain('ごみ箱も空に');
  });
});

test.each(REASONS)('%s: polite, complete and without a hole', (reason) => {
  for (const side of ['sender', 'senderAdmin', 'recipient', 'recipientAdmin', 'unknown'] as const)
    for (const { title, lines, notes: said } of texts({ reason, side, kind: 'bounce' })) {
      const text = [title, ...said, ...lines].join('\n');
      expect(text).not.toMatch(/undefined|null|\[object/);
      expect(text).toMatch(/お願いいたします。/);
      expect(said.at(-1)).toContain('【 】');
    }
});

describe('in print', () => {
  const nothing: Format = { begin: () => '', message: () => 'card\n', end: () => '' };
  const alone = { alone: true };
  const plain = withInquiry(nothing, plainInquiry(createPaint(false)));

  test('letters stand below the card, apart from it and from each other', () => {
    const printed = plain.message([sample()], alone);
    expect(printed).toMatch(/^card\n\n── 相手のメール管理者への問い合わせ ──\n※ /);
    expect(printed).toContain('\n\n── 相手の方への連絡');
    expect(printed.endsWith('お願いいたします。\n')).toBe(true);
  });

  test('with several recipients each letter says whose it is', () => {
    const printed = plain.message([sample(), sample({ recipient: 'jiro@example.jp' })], alone);
    expect(printed.match(/^── .*$/gm)).toEqual([
      '── taro@docomo.ne.jp の件: 相手のメール管理者への問い合わせ ──',
      expect.stringMatching(/^── taro@docomo.ne.jp の件: 相手の方への連絡/),
      '── jiro@example.jp の件: 相手のメール管理者への問い合わせ ──',
      expect.stringMatching(/^── jiro@example.jp の件: 相手の方への連絡/),
    ]);
  });

  test('a hostile mail cannot drive the terminal, add a line or leave the code block', () => {
    const wild = hostile();
    expect(plain.message([wild], alone)).not.toMatch(/[^\P{Cc}\n]|[\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
    const [fenced = { title: '', notes: [], lines: [] }] = texts({ diagnosticCode: '550 ````\n```\n# heading' });
    const printed = markdownInquiry(fenced);
    expect(printed).toContain('\n`````text\n');
    expect(printed).not.toMatch(/^# heading|^`{3,4}$/m);
  });
});
