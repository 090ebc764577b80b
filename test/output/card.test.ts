import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { cardFormat } from '../../src/output/card/terminal.ts';
import type { Finding } from '../../src/output/record/finding.ts';
import { createPaint } from '../../src/output/text/paint.ts';
import { hostile, sample } from './sample.ts';

const show = (findings: readonly Finding[], { width = 80, colored = false, alone = true, full = false } = {}): string =>
  cardFormat({ width, paint: createPaint(colored), full, counter: '通目' }).message(findings, { alone });

const kinds = {
  delay: sample(
    { kind: 'delay', action: 'delayed', side: 'network', list: 'keep', resend: 'automatic', hardBounce: false },
    { headline: '相手のサーバーに一時的につながらないためです。' },
  ),
  success: sample(
    { kind: 'success', action: 'delivered', side: 'unknown', list: 'keep', resend: 'no', rule: 'kind/success' },
    { headline: '相手のサーバーがメールを受け取りました。' },
  ),
  feedback: sample({ kind: 'feedback', reason: 'feedback', rule: 'kind/feedback', resend: 'no' }),
  vacation: sample({ kind: 'vacation', reason: 'vacation', rule: 'kind/vacation', list: 'keep', resend: 'no' }),
  other: sample(
    { kind: 'other', reason: null, side: null, rule: null, list: null, resend: null, diagnosticCode: null },
    { headline: '配送エラーの通知とは確認できません。' },
  ),
};

test('a card says what a reader asks, in that order', () => {
  expect(show([sample()])).toMatchInlineSnapshot(`
    "届いていません。docomo に taro@docomo.ne.jp というアドレスがないためです。
      すること    1. @の左側を確かめる
                  2. アドレスが変わっていないか、別の方法で相手に聞く
      送り直し    アドレスを直してから    名簿  外す
      直すところ  宛先(お使いのパソコンや会社のサーバーの問題ではありません)
      メール      「見積書の件」 2026-11-20 10:15 送信
      相手の答え  mfsmax.docomo.ne.jp: 550 5.1.1 Unknown user taro@docomo.ne.jp
                  (RCPT)
      くわしく    bounce-doctor explain docomo/unknown-user または --full
    "
  `);
});

test('a card without a cause that the text settles lists the candidates and asserts none', () => {
  const candidates = [{ reason: 'filtered', title: '受信拒否・受信フィルター' }] as const;
  expect(show([sample({ candidates, hardBounce: null, list: 'hold' })])).toMatchInlineSnapshot(`
    "届いていません。原因は文面からは1つに決まりません。
      宛先        taro@docomo.ne.jp
      原因の候補  「宛先不明」、「受信拒否・受信フィルター」のどれか
      すること    1. @の左側を確かめる
                  2. アドレスが変わっていないか、別の方法で相手に聞く
      送り直し    原因を確かめてから    名簿  保留(原因が分かるまで配信を止める)
      直すところ  この通知だけでは決まりません
      メール      「見積書の件」 2026-11-20 10:15 送信
      相手の答え  mfsmax.docomo.ne.jp: 550 5.1.1 Unknown user taro@docomo.ne.jp
                  (RCPT)
      くわしく    bounce-doctor explain docomo/unknown-user または --full
    "
  `);
});

test.each([
  ['delay', 'まだ届いていません。サーバーが送り直しています。相手のサーバーに一時的につながらないためです。'],
  ['success', '届いています。相手のサーバーがメールを受け取りました。'],
  ['feedback', '届いたメールが、受け取った方から迷惑メールとして報告されました。'],
  ['vacation', '自動の返信です。エラーではなく、メールは相手の側に届いています。'],
  ['other', '配送エラーの通知とは確認できません。'],
] as const)('the first line of %s says whether the mail arrived', (kind, lead) => {
  expect(show([kinds[kind]], { width: 100 }).split('\n')[0]).toBe(lead);
});

test('the words of a success are not called an error', () => {
  const local = sample({ kind: 'success', action: 'delivered', replyCode: null, remoteMta: null });
  expect(show([local])).toMatch(/通知の文 /);
  expect(show([local])).not.toContain('エラーの文');
});

test('a relayed mail is not said to have arrived', () => {
  const relayed = { ...kinds.success, record: { ...kinds.success.record, action: 'relayed' as const } };
  expect(show([relayed])).toMatch(/^次のサーバーへ渡されました。/);
});

test('what does not concern a kind is not asked on its card', () => {
  expect(show([kinds.success])).not.toMatch(/名簿|送り直し|送った覚え/);
  expect(show([kinds.other])).not.toMatch(/名簿|送り直し|直すところ|根拠|送った覚え/);
  expect(show([kinds.delay])).toMatch(/送り直し +しない\(サーバーが自動で送り直しています\)/);
});

test('a situation that somebody describes is no notice', () => {
  const situation = { rule: 'situation/no-error', title: 'エラーもなく届かない', side: 'unknown', date: null } as const;
  const card = show([sample(situation, { headline: 'どこかで止まっているためです。' })]);
  expect(card).toMatch(/^エラーもなく届かない: どこかで止まっているためです。\n/);
  expect(card).not.toMatch(/届いていません|直すところ|根拠/);
});

test('a kind that speaks for itself names no rule', () => {
  expect(show([sample({ kind: 'vacation', rule: 'kind/vacation' })], { full: true })).not.toContain('規則:');
});

const steps = (sender: readonly string[], senderAdmin: readonly string[] = []) => ({
  remedy: { sender, senderAdmin, recipient: [], recipientAdmin: ['八'] },
});

test('at most three steps, and where the rest is', () => {
  const card = show([sample(steps(['一', '二', '三', '四']))]);
  expect(card).toContain('3. 三');
  expect(card).not.toMatch(/四|八/);
  expect(card).toMatch(/くわしく +bounce-doctor explain docomo\/unknown-user または --full/);
  const full = show([sample(steps(['一', '二', '三', '四'], ['七']))], { full: true });
  expect(full).toMatch(/4\. 四[\s\S]*5\. 七[\s\S]*6\. 八/);
});

test('what an administrator has to do is one paragraph to pass on', () => {
  const admin = { side: 'senderAdmin', ...steps(['一', '二', '三'], ['七を見る', '八を直す']) } as const;
  expect(show([sample(admin)])).toMatch(/2\. 二\n +管理者へ +七を見る。八を直す。\n/);
  expect(show([sample(admin)])).not.toContain('三');
  expect(show([sample(steps(['一'], ['七']))])).not.toContain('七');
  // Who reads it has at least to pass it on.
  expect(show([sample({ ...admin, ...steps([], ['七']) })])).toContain(
    '1. このエラーメールの全文を、送信側の管理者に渡す',
  );
});

test('the long card has the whole cause, the words with their rule, and who wrote the notice', () => {
  const cause = '一つめです(補足です。続き)。二つめです。三つめです。';
  expect(show([sample({ cause })], { full: true })).toContain('三つめです。');
  expect(show([sample()], { full: true })).toMatchInlineSnapshot(`
    "届いていません。docomo に taro@docomo.ne.jp というアドレスがないためです。
      宛先        taro@docomo.ne.jp
      送った方    1. @の左側を確かめる
                  2. アドレスが変わっていないか、別の方法で相手に聞く
      送り直し    アドレスを直してから    名簿  外す
      直すところ  宛先(お使いのパソコンや会社のサーバーの問題ではありません)
      原因        docomo のサーバーまでは届きましたが、その名前の利用者がいません。
                  打ち間違いか、アドレスの変更が考えられます。
      メール      「見積書の件」 2026-11-20 10:15 送信
                  この通知を書いたのは mail.example.co.jp
      根拠        550 5.1.1 Unknown user taro@docomo.ne.jp (RCPT)
                  答えたサーバー: mfsmax.docomo.ne.jp
                  規則: docomo/unknown-user(見た語句: unknown user)
      規則の説明  bounce-doctor explain docomo/unknown-user
    "
  `);
});

test('a forwarded mail names both addresses', () => {
  const card = show([sample({ originalRecipient: 'info@example.jp' })]);
  expect(card).toContain('宛先        taro@docomo.ne.jp');
  expect(card).toContain('元の宛先    info@example.jp');
  expect(show([sample({ originalRecipient: 'Taro@docomo.ne.jp' })])).not.toContain('元の宛先');
});

test("a server's own name for a box is no forward", () => {
  const inner = sample({ recipient: '35065@lmtp-daemon', originalRecipient: 'taro@example.net' });
  expect(show([inner])).toContain('宛先        taro@example.net(サーバー内の名前 35065@lmtp-daemon)');
  expect(show([inner])).not.toContain('転送');
});

test('several complaints about one mail are no failures', () => {
  const about = (recipient: string) => sample({ ...kinds.feedback.record, recipient });
  const card = show([about('taro@example.jp'), about('hanako@example.jp')], { width: 100 });
  expect(card).toMatch(/^届いたメールが、受け取った方から迷惑メールとして報告されました。宛先は2件あります。/);
  expect(card).not.toContain('届いていません');
});

test('the recipient has a row where the first line does not name it', () => {
  expect(show([sample()])).not.toContain('宛先        taro');
  expect(show([sample({}, { headline: '受信箱がいっぱいのためです。' })])).toContain('宛先        taro@docomo.ne.jp');
});

test('terms are named with the command that explains them', () => {
  const term = {
    id: 'pop',
    names: ['POP before SMTP'],
    title: 'POP before SMTP',
    text: '',
    steps: [],
    topic: '',
    source: [],
  };
  expect(show([sample({}, { terms: [term] })], { full: true })).toContain(
    'POP before SMTP → bounce-doctor explain "POP before SMTP"',
  );
});

test('codes that stand apart from the words are put before them, no code is said twice', () => {
  expect(show([sample({ diagnosticCode: 'Unknown user' })])).toContain('550 5.1.1 Unknown user (RCPT)');
  expect(show([sample()])).toContain('相手の答え  mfsmax.docomo.ne.jp: 550 5.1.1 Unknown user taro@docomo.ne.jp\n');
  expect(show([sample({ diagnosticCode: null, replyCode: null, status: '4.4.1', command: null })])).toContain('4.4.1');
});

test('words that nobody else said are not called an answer', () => {
  expect(show([sample({ remoteMta: null })])).toContain('エラーの文  550 5.1.1');
  expect(show([sample({ remoteMta: 'mail.example.co.jp' })])).toContain('エラーの文  550 5.1.1');
});

describe('several recipients of one mail', () => {
  const jiro = { recipient: 'jiro@docomo.ne.jp' };
  const full = {
    reason: 'mailboxfull',
    recipient: 'saburo@docomo.ne.jp',
    rule: 'docomo/too-much-mail-data',
    list: 'keep',
  } as const;

  test('the mail is told once, and those that failed alike together', () => {
    expect(show([sample(), sample(full), sample(jiro)])).toMatchInlineSnapshot(`
      "届いていない宛先が3件あります。
        メール  「見積書の件」 2026-11-20 10:15 送信

      届いていません。「宛先不明」の宛先が2件あります。
        宛先        taro@docomo.ne.jp、jiro@docomo.ne.jp
        すること    1. @の左側を確かめる
                    2. アドレスが変わっていないか、別の方法で相手に聞く
        送り直し    アドレスを直してから    名簿  外す
        直すところ  宛先(お使いのパソコンや会社のサーバーの問題ではありません)
        相手の答え  mfsmax.docomo.ne.jp: 550 5.1.1 Unknown user taro@docomo.ne.jp
                    (RCPT)
        くわしく    bounce-doctor explain docomo/unknown-user または --full

      届いていません。相手の方のメールボックスがいっぱいのためです。
        宛先        saburo@docomo.ne.jp
        すること    1. @の左側を確かめる
                    2. アドレスが変わっていないか、別の方法で相手に聞く
        送り直し    空きを作ってもらってから    名簿  残す
        直すところ  相手の方の受信箱の空き(お使いのパソコンの問題ではありません)
        相手の答え  mfsmax.docomo.ne.jp: 550 5.1.1 Unknown user taro@docomo.ne.jp
                    (RCPT)
        くわしく    bounce-doctor explain docomo/too-much-mail-data または --full
      "
    `);
  });

  test('where all failed alike there is one card', () => {
    const text = show([sample(), sample(jiro)]);
    expect(text).toMatch(
      /^届いていません。「宛先不明」の宛先が2件あります。\n +宛先 +taro@docomo.ne.jp、jiro@docomo.ne.jp\n/,
    );
    expect(text.match(/メール +「見積書の件」/g)).toHaveLength(1);
  });

  test('a thousand are counted', () => {
    const many = Array.from({ length: 1000 }, (_, i) =>
      sample({ recipient: `u${i}@docomo.ne.jp`, diagnosticCode: `550 ${i}` }),
    );
    const text = show(many);
    expect(text).toContain('ほか 992 件');
    expect(text.split('\n').length).toBeLessThan(25);
  });

  test('what is said of one address stays with it', () => {
    const hint = { type: 'comma', text: 'カンマです。', suggestion: 'jiro@docomo.ne.jp' };
    const text = show([sample(), sample({ ...jiro, hints: [hint] })]);
    expect(text).toMatch(/^届いていない宛先が2件あります。\n/);
    expect(text.match(/カンマです。/g)).toHaveLength(1);
  });

  test('the long card tells of each for itself', () => {
    expect(show([sample(), sample(jiro)], { full: true }).match(/^届いていません。/gm)).toHaveLength(2);
  });
});

test('the footer stands once, and only where something points to a forged sender', () => {
  const spam = { reason: 'spamdetected', side: 'sender' } as const;
  expect(show([sample(spam), sample({ ...spam, recipient: null })]).match(/送った覚えがないときは/g)).toHaveLength(1);
  expect(show([sample()])).not.toContain('送った覚え');
  expect(show([sample({ ...spam, date: null })])).not.toContain('送った覚え');
});

test('送り直し and 名簿 share a line where there is room, and only there', () => {
  expect(show([sample()])).toContain('  送り直し    アドレスを直してから    名簿  外す\n');
  expect(show([sample()], { width: 40 })).toMatch(/送り直し\n +アドレスを直してから\n +名簿\n +外す\n/);
});

test('several messages are named, and stdin needs no name', () => {
  expect(show([sample()], { alone: false })).toMatch(/^mail\/returned\.eml 1通目\n/);
  expect(show([sample({ source: '-', messageNumber: 3 })], { alone: false })).toMatch(/^3通目\n/);
});

test('an error that a mail program showed is about sending, or about receiving too', () => {
  const pasted = { date: null, reportingMta: null, rule: 'outlook/x' };
  expect(show([sample({ ...pasted, reason: 'smtpauth' })])).toMatch(/^送信できていません。/);
  expect(show([sample({ ...pasted, reason: 'clientconfig' })])).toMatch(/^送受信できていません。/);
  expect(show([sample({ reason: 'smtpauth' })])).toMatch(/^届いていません。/);
});

describe.each([40, 60, 80, 100, 300])('in a terminal of %i columns', (width) => {
  test.each(['plain', 'hostile'])('no line of a %s card is wider', (kind) => {
    const lines = show([kind === 'plain' ? sample() : hostile()], { width }).split('\n');
    expect(Math.max(...lines.map((line) => stringWidth(line)))).toBeLessThanOrEqual(Math.min(width, 100));
  });
});

test('a hostile mail cannot drive the terminal, break a line or turn the reading direction', () => {
  const card = show([hostile(), hostile()], { alone: false });
  expect(card).not.toMatch(/[^\P{Cc}\n]|[\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
  expect(card).toContain('[31m=cmd|x2J gnp.exe');
});

test('colour comes from us alone and can be switched off', () => {
  expect(show([sample()], { colored: true })).toContain('\u001b[1m\u001b[31m届いていません。');
  expect(show([sample()])).not.toContain('\u001b');
});
