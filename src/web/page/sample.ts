/** A notice as a mail server writes it, for whoever has none at hand. */
export const SAMPLE = `From: MAILER-DAEMON@mail.example.jp (Mail Delivery System)
To: hanako@example.jp
Subject: Undelivered Mail Returned to Sender
Date: Mon, 14 Apr 2025 10:12:00 +0900
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="sample"

--sample
Content-Type: text/plain; charset=us-ascii

This is the mail system at host mail.example.jp.

I'm sorry to have to inform you that your message could not
be delivered to one or more recipients. It's attached below.

<yamada@example.com>: host mx.example.com[192.0.2.25] said: 550 5.1.1
    <yamada@example.com>: Recipient address rejected: User unknown in virtual
    mailbox table (in reply to RCPT TO command)

--sample
Content-Type: message/delivery-status

Reporting-MTA: dns; mail.example.jp

Final-Recipient: rfc822; yamada@example.com
Action: failed
Status: 5.1.1
Remote-MTA: dns; mx.example.com
Diagnostic-Code: smtp; 550 5.1.1 <yamada@example.com>: Recipient address
    rejected: User unknown in virtual mailbox table

--sample
Content-Type: text/rfc822-headers

From: hanako@example.jp
To: yamada@example.com
Subject: =?UTF-8?B?44GK6KaL56mN44KK44Gu5Lu2?=
Date: Mon, 14 Apr 2025 10:11:00 +0900
Message-ID: <sample@example.jp>

--sample--
`;
