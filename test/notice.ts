/** A notice about each of these recipients, in the words of a server or, with another type, of whoever failed (RFC 3464 section 2.3.6). */
export const notice = (replies: Readonly<Record<string, string>>, type = 'smtp'): string =>
  [
    'From: MAILER-DAEMON@mail.example.jp',
    'To: hanako@example.jp',
    'Subject: Undelivered Mail Returned to Sender',
    'Date: Fri, 20 Nov 2026 10:15:00 +0900',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
    '',
    '--b',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mail.example.jp',
    ...Object.entries(replies).flatMap(([recipient, reply]) => [
      '',
      `Final-Recipient: rfc822; ${recipient}`,
      'Action: failed',
      `Diagnostic-Code: ${type}; ${reply}`,
    ]),
    '',
    '--b--',
    '',
  ].join('\r\n');
