/** Mails that are no notice of a delivery, and what they are. */
export interface OtherMail {
  readonly name: string;
  readonly headers: string;
  readonly body: string;
  readonly kind: 'other' | 'vacation' | 'feedback';
  readonly suspicious?: boolean;
}

export const OTHER_MAILS: readonly OtherMail[] = [
  {
    name: 'a colleague asks about a bounce',
    headers:
      'From: Taro <taro@example.co.jp>\nTo: help@example.co.jp\nSubject: メール送信エラーについて\nUser-Agent: Mozilla Thunderbird\n',
    body: 'お世話になっております。山田です。\n\nhanako@example.org に送ると次のエラーが返ってきます。\n550 5.1.1 <hanako@example.org>: User unknown\n\nどうすればよいでしょうか。よろしくお願いします。\n',
    kind: 'other',
  },
  {
    name: 'a colleague asks about a bounce without a mail program of his own',
    headers: 'From: Taro <taro@example.co.jp>\nTo: help@example.co.jp\nSubject: 送信できません\n',
    body: 'お疲れ様です。\nhanako@example.org へ送れません。「552 mailbox full」と出ます。\n教えてください。\n',
    kind: 'other',
  },
  {
    name: 'an English question on a mailing list',
    headers:
      'From: Bob <bob@example.com>\nTo: users@lists.example.org\nSubject: [users] Undelivered Mail Returned to Sender\nList-Id: <users.lists.example.org>\n',
    body: 'Hi all,\n\nsince yesterday I get\n\n<alice@example.net>: host mx.example.net[192.0.2.1] said: 550 5.7.1 rejected\n\nAny idea?\n',
    kind: 'other',
  },
  {
    name: 'an answer in a thread about a bounce',
    headers:
      'From: Bob <bob@example.com>\nTo: alice@example.org\nSubject: Re: Delivery Status Notification (Failure)\nIn-Reply-To: <1@example.org>\n',
    body: 'Alice,\n\ntheir mailbox carol@example.net is full. I called her, try again tomorrow.\n\nBob\n',
    kind: 'other',
  },
  {
    name: 'a newsletter about error mail',
    headers:
      'From: News <news@example.com>\nTo: reader@example.jp\nSubject: エラーメール(不達)の減らし方\nList-Unsubscribe: <https://example.com/u>\n',
    body: '今月の特集は「メールが届かない」です。550 User unknown が返ったら…\nお問い合わせは info@example.com まで。\n',
    kind: 'other',
  },
  {
    name: 'an order confirmation',
    headers:
      'From: Shop <shop@example.com>\nTo: buyer@example.jp\nSubject: ご注文の確認\nAuto-Submitted: auto-generated\n',
    body: 'ご注文ありがとうございます。商品が届かない場合は support@example.com へご連絡ください。\n',
    kind: 'other',
  },
  {
    name: 'a monitoring alert',
    headers:
      'From: root@host.example.com\nTo: admin@example.com\nSubject: Cron <root@host> /usr/local/bin/check-mail failed\nAuto-Submitted: auto-generated\nX-Cron-Env: <SHELL=/bin/sh>\n',
    body: 'connect to mx.example.net[192.0.2.8]:25: Connection refused\ncheck failed\n',
    kind: 'other',
  },
  {
    name: 'a DMARC aggregate report',
    headers:
      'From: dmarc-reports@example.net\nTo: postmaster@example.com\nSubject: Report domain: example.com Submitter: example.net Report-ID: 1\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="x"\n',
    body: '--x\nContent-Type: text/plain\n\nThis is an aggregate report. Contact: postmaster@example.net\n--x\nContent-Type: application/gzip; name="r.xml.gz"\nContent-Transfer-Encoding: base64\n\nH4sIAAAA\n--x--\n',
    kind: 'other',
  },
  {
    name: 'a read receipt',
    headers:
      'From: Jiro <jiro@example.net>\nTo: me@example.com\nSubject: Read: hello\nMIME-Version: 1.0\nContent-Type: multipart/report; report-type=disposition-notification; boundary="x"\n',
    body: '--x\nContent-Type: text/plain\n\nYour message was read on Thu, 6 Nov 2025.\n--x\nContent-Type: message/disposition-notification\n\nFinal-Recipient: rfc822; jiro@example.net\nOriginal-Message-ID: <a@example.com>\nDisposition: manual-action/MDN-sent-manually; displayed\n--x--\n',
    kind: 'other',
  },
  {
    name: 'a mail that was deleted unread',
    headers:
      'From: Jiro <jiro@example.net>\nTo: me@example.com\nSubject: Not read: hello\nMIME-Version: 1.0\nContent-Type: multipart/report; report-type=disposition-notification; boundary="x"\n',
    body: '--x\nContent-Type: text/plain\n\nYour message was deleted without being read on Thu, 6 Nov 2025.\n--x\nContent-Type: message/disposition-notification\n\nFinal-Recipient: rfc822; jiro@example.net\nDisposition: automatic-action/MDN-sent-automatically; deleted\n--x--\n',
    kind: 'other',
  },
  {
    name: 'phishing dressed as a notice',
    headers:
      'From: Mail Delivery System <noreply@portal.example.net>\nTo: me@example.com\nSubject: Undelivered messages: 7 pending\nMIME-Version: 1.0\nContent-Type: text/html\n',
    body: '<p>Dear me@example.com,</p><p>7 messages could not be delivered to your mailbox because of a storage error.</p><p><a href="https://portal.example.net/release">Release messages</a></p>',
    kind: 'other',
    suspicious: true,
  },
  {
    name: 'phishing in Japanese',
    headers:
      'From: メール管理者 <admin@portal.example.net>\nTo: me@example.jp\nSubject: 【重要】配信エラーのお知らせ\n',
    body: 'me@example.jp 様\n\n未配信のメールが5件あります。24時間以内に下記より確認してください。\nhttps://portal.example.net/login\n',
    kind: 'other',
    suspicious: true,
  },
  {
    name: 'a worm of old with a notice as its excuse',
    headers:
      'From: MAILER-DAEMON@example.com\nTo: me@example.com\nSubject: Mail Transaction Failed\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="x"\n',
    body: '--x\nContent-Type: text/plain\n\nMail transaction failed. Partial message is available.\n--x\nContent-Type: application/octet-stream; name="message.zip"\nContent-Transfer-Encoding: base64\n\nUEsDBA==\n--x--\n',
    kind: 'other',
    suspicious: true,
  },
  {
    name: 'maintenance announced by the postmaster',
    headers: 'From: postmaster@example.co.jp\nTo: all@example.co.jp\nSubject: メールサーバーメンテナンスのお知らせ\n',
    body: '下記の日程でメールサーバーを停止します。停止中はメールの送受信ができません。\nお問い合わせ: support@example.co.jp\n',
    kind: 'other',
  },
  {
    name: 'a list asks its moderator',
    headers:
      'From: members-bounces@lists.example.org\nTo: members-owner@lists.example.org\nSubject: Members post from me@example.com requires approval\nPrecedence: bulk\nX-List-Administrivia: yes\nList-Id: <members.lists.example.org>\n',
    body: 'As list administrator, your authorization is requested for the\nfollowing mailing list posting:\n\n    From:    me@example.com\n    Reason:  Post by non-member to a members-only list\n',
    kind: 'other',
  },
  {
    name: 'a login code',
    headers: 'From: no-reply@service.example.com\nTo: me@example.com\nSubject: Your code is 550123\nReturn-Path: <>\n',
    body: 'Your code: 550123. If it does not work, contact help@service.example.com.\n',
    kind: 'other',
  },
  {
    name: 'an out-of-office reply',
    headers:
      'From: Jiro <jiro@example.net>\nTo: me@example.com\nSubject: Out of office: hello\nAuto-Submitted: auto-replied\n',
    body: 'I am out of the office until Monday. In urgent cases write to kenji@example.net.\n',
    kind: 'vacation',
  },
  {
    name: 'an automatic reply of somebody who left',
    headers:
      'From: jiro@example.net\nTo: me@example.com\nSubject: Automatic reply: hello\nX-Auto-Response-Suppress: All\nAuto-Submitted: auto-generated\n',
    body: 'Jiro no longer works here and this mailbox is not monitored. Your message was not delivered to anybody. Please contact kenji@example.net.\n',
    kind: 'vacation',
  },
  {
    name: '不在通知 without any mark',
    headers: 'From: 佐藤 <sato@example.co.jp>\nTo: me@example.com\nSubject: 不在通知: Re: お見積り\n',
    body: '11月6日から10日まで出張のため不在にしております。お急ぎの方は 03-0000-0000 までお電話ください。\n',
    kind: 'vacation',
  },
  {
    name: 'a challenge',
    headers:
      'From: jiro@example.net\nTo: me@example.com\nSubject: Your email requires verification verify#abc\nAuto-Submitted: auto-replied\n',
    body: 'The message you sent requires that you verify that you are a real live human being. To complete this verification, simply reply to this message.\n',
    kind: 'vacation',
  },
  {
    name: 'a complaint of old Hotmail',
    headers:
      'From: staff@hotmail.example.com\nTo: abuse@example.com\nSubject: complaint about message from 192.0.2.1\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="x"\n',
    body: '--x\nContent-Type: message/rfc822\n\nX-HmXmrOriginalRecipient: <reader@hotmail.example.com>\nFrom: news@example.com\nTo: reader@hotmail.example.com\nSubject: news\n\nnews\n--x--\n',
    kind: 'feedback',
  },
  {
    name: 'a help desk that quotes what its customer wrote',
    headers:
      'From: Help Desk <support@example.net>\nTo: me@example.com\nSubject: [#48213] Ticket received: mail to taro@example.org bounces\nAuto-Submitted: auto-generated\n',
    body: 'your request has been received.\n\n> When I send mail I get:\n> 550 5.1.1 <taro@example.org>: User unknown\n',
    kind: 'other',
  },
  {
    name: 'a customer who quotes what he got',
    headers: 'From: Ken <ken@example.org>\nTo: me@example.com\nSubject: メールが戻ってきました\n',
    body: 'I sent a mail to taro@example.net. What does it mean?\n\n> The mail system at host mx.example.net\n> <taro@example.net>: 550 5.1.1 unknown\n',
    kind: 'other',
  },
  {
    name: 'a circular about error mail',
    headers:
      'From: Soumu <soumu@example.co.jp>\nTo: all@example.co.jp\nSubject: エラーメールが届いた場合の対処について\n',
    body: '各位\n\n「User unknown」で戻ってきた場合は名簿を更新してください。例: <x@example.com>: 550 5.1.1\n',
    kind: 'other',
  },
  ...(
    [
      ['Polish', 'Autoodpowiedź: protokół', 'Jestem na urlopie. W pilnych sprawach: biuro@example.pl'],
      ['Danish', 'Automatisk svar: referat', 'Jeg er på ferie.'],
      ['Turkish', 'Otomatik yanıt: tutanak', 'Yıllık izindeyim.'],
    ] as const
  ).map(([name, subject, body]) => ({
    name: `an absence in ${name}`,
    headers: `From: Ola <ola@example.net>\nTo: me@example.com\nSubject: ${subject}\n`,
    body: `${body}\n`,
    kind: 'vacation' as const,
  })),
];
