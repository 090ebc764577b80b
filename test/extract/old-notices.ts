/** Notices as mail systems of the last thirty years word them, cut to what matters; addresses are examples. */
export interface OldNotice {
  readonly name: string;
  readonly from: string;
  readonly subject: string;
  readonly headers?: string;
  readonly body: string;
  readonly kind?: string;
  readonly recipients: readonly string[];
  readonly reply?: string;
  readonly status?: string;
  readonly command?: string;
}

const ORIGINAL = `Received: from client.example.com by relay.example.net; Thu, 6 Nov 2025 10:00:00 +0900
Message-ID: <a1@example.com>
From: Me <me@example.com>
To: friends@example.net
Subject: hello

hello, please write to decoy@example.org
550 5.1.1 <decoy2@example.org>... User unknown
`;

const MIXED = (text: string, type = 'message/rfc822') => `--b1
Content-Type: text/plain; charset=us-ascii

${text}
--b1
Content-Type: ${type}

${ORIGINAL}
--b1--
`;
const MULTI = 'MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="b1"\n';

export const OLD_NOTICES: readonly OldNotice[] = [
  {
    name: 'Smail',
    from: '<MAILER-DAEMON@smail.example.net>',
    subject: 'mail failed, returning to sender',
    body: `|------------------------- Message log follows: -------------------------|
 no valid recipients were found for this message
|------------------------- Failed addresses follow: ---------------------|
 <taro@example.org> ... unknown host
|------------------------- Message text follows: ------------------------|
${ORIGINAL}`,
    recipients: ['taro@example.org'],
  },
  {
    name: 'MDaemon 3',
    from: 'MDaemon@example.net',
    subject: 'Permanent Delivery Failure',
    body: `The following addresses did NOT receive a copy of your message:

> taro@example.org

--- Session Transcript ---
 Attempting SMTP connection to [192.0.2.3 : 25]
 Waiting for socket connection...
 Socket connection established
 220 mx.example.org ESMTP
 EHLO example.net
 250-mx.example.org
 250 SIZE
 MAIL From:<me@example.com>
 250 ok
 RCPT To:<taro@example.org>
 550 5.1.1 <taro@example.org>... User unknown
 QUIT
--- End Transcript ---

: Message contains [1] file attachments
${ORIGINAL}`,
    recipients: ['taro@example.org'],
    reply: '550',
    status: '5.1.1',
  },
  {
    name: 'MDaemon no such user',
    from: 'MDaemon@example.net',
    subject: 'MDaemon Warning - User not found',
    body: `taro@example.net - no such user here.

There is no user by that name at this server.

: Message contains [1] file attachments
`,
    recipients: ['taro@example.net'],
  },
  {
    name: 'usa.net',
    from: 'postmaster@usa.example.net',
    subject: 'Mail could not be delivered',
    body: `Mail Delivery Failure.

Intended recipient:  <taro@example.org>
Reason: Mailbox is full

--------RETURNED MAIL FOLLOWS--------
${ORIGINAL}`,
    recipients: ['taro@example.org'],
  },
  {
    name: 'hotpop',
    from: 'HotPOP Mailer-Daemon <mailer-daemon@pop.example.net>',
    subject: 'Undeliverable Mail: hello',
    body: `Message Delivery Failure:
The following message could not be delivered, because:
User's Mailbox is over quota.

Undeliverable Address: taro@pop.example.net

Original message attached.

${ORIGINAL}`,
    recipients: ['taro@pop.example.net'],
  },
  {
    name: 'demon',
    from: 'Mail Delivery System <Mailer-Daemon@demon.example.net>',
    subject: 'Mail delivery failed: returning message to sender',
    body: `This message was created automatically by mail delivery software.

A message that you sent could not be delivered to one or more of its
recipients.  The message was addressed to 'taro@example.org'.  The following
error was reported: unknown user

---- START OF RETURNED MESSAGE ----
${ORIGINAL}`,
    recipients: ['taro@example.org'],
  },
  {
    name: 'prodigy',
    from: 'MAILER-DAEMON@prodigy.example.net',
    subject: 'Returned mail',
    body: `User's mailbox is full: <taro@prodigy.example.net>
Unable to deliver mail.

${ORIGINAL}`,
    recipients: ['taro@prodigy.example.net'],
  },
  {
    name: 'Microsoft SMTPSVC without report',
    from: '<postmaster@iis.example.net>',
    subject: 'Undeliverable Mail',
    body: `The email below could not be delivered to the following user:

<taro@iis.example.net>

Old message:
${ORIGINAL}`,
    recipients: ['taro@iis.example.net'],
  },
  {
    name: 'sbcglobal',
    from: 'MAILER-DAEMON@isp.example.net',
    subject: 'Delivery failure',
    body: `Message from isp.example.net.
Unable to deliver message to the following address(es).

<taro@isp.example.net>:
192.0.2.7 failed after I sent the message.
Remote host said: 554 delivery error: dd This user doesn't have an account (taro@isp.example.net) [0] - mta1

--- Original message follows.

${ORIGINAL}`,
    recipients: ['taro@isp.example.net'],
    reply: '554',
    command: 'DATA',
  },
  {
    name: 'kundenserver',
    from: 'mailer-daemon@kunden.example.net',
    subject: 'Mail delivery failed: returning message to sender',
    body: `This message was created automatically by mail delivery software.

A message that you sent could not be delivered to one or more of
its recipients. The following addresses failed:

    <taro@example.org>
    <jiro@example.org>

from remote server after RCPT TO: 550 unknown user

--- The header of the original message is following. ---

${ORIGINAL}`,
    recipients: ['taro@example.org', 'jiro@example.org'],
  },
  {
    name: 'kundenserver with colon',
    from: 'mailer-daemon@kunden.example.net',
    subject: 'Mail delivery failed: returning message to sender',
    body: `A message that you sent could not be delivered to all of its recipients. The
following address(es) failed:

taro@example.org:
  SMTP error from remote mailer after RCPT TO:<taro@example.org>:
  host mx.example.org [192.0.2.5]: 550 5.1.1 no such mailbox

--- The header of the original message is following. ---
${ORIGINAL}`,
    recipients: ['taro@example.org'],
    reply: '550',
    command: 'RCPT',
  },
  {
    name: 'delevery aborted',
    from: '<postmaster@insurance.example.com>',
    subject: 'Delivery status notification',
    body: `This is an automatically generated Delivery Status Notification.

Delivery to the following recipients was aborted after 22.0 hour(s):

  * taro@example.org
  * jiro@example.org
`,
    recipients: ['taro@example.org', 'jiro@example.org'],
  },
  {
    name: 'Domino two',
    from: 'Postmaster@domino.example.com',
    subject: 'DELIVERY FAILURE: User taro (taro@domino.example.com) not listed in public Name & Address Book',
    body: `Your message

  Subject: hello

was not delivered to:

  taro@domino.example.com

because:

  User taro (taro@domino.example.com) not listed in public Name & Address Book

`,
    recipients: ['taro@domino.example.com'],
  },
  {
    name: 'InterScan NT',
    from: 'postmaster@virus.example.net',
    subject: 'Mail could not be delivered',
    headers: MULTI,
    body: MIXED(`****** Message from InterScan E-Mail VirusWall NT ******

Sent <<< RCPT TO:<taro@example.org>
Received >>> 550 5.1.1 <taro@example.org>... User unknown

Unable to deliver message to <taro@example.org>.

**************  End of message  **************`),
    recipients: ['taro@example.org'],
    reply: '550',
    command: 'RCPT',
  },
  {
    name: 'Earthlink',
    from: 'Mail Delivery Subsystem <MAILER-DAEMON@earth.example.net>',
    subject: 'Mail delivery failed: returning message to sender',
    body: `Sorry, unable to deliver your message to taro@earth.example.net for the following reason:

552 Quota violation for taro@earth.example.net

A copy of the original message below this line:

${ORIGINAL}`,
    recipients: ['taro@earth.example.net'],
    reply: '552',
  },
  {
    name: 'French gateway',
    from: 'postmaster@gw.example.fr',
    subject: 'Non remis: hello',
    body: `A message could not be delivered to:

   taro@example.fr

Subject: hello

The recipient was unavailable to take delivery of the message
`,
    recipients: ['taro@example.fr'],
  },
  {
    name: 'invalid final delivery userid',
    from: 'MAILER-DAEMON@univ.example.ac.jp',
    subject: 'Undeliverable Mail',
    body: `Unknown local part, please check the address.
Invalid final delivery userid: taro@univ.example.ac.jp

Original message follows.

${ORIGINAL}`,
    recipients: ['taro@univ.example.ac.jp'],
  },
  {
    name: 'E500 SMTP Mail Service',
    from: 'E500_SMTP_Mail_Service@e500.example.net',
    subject: 'Returned Mail - Error During Delivery',
    body: `------ Failure Reasons ------

User not listed

------ Failed Recipients ------

<taro@e500.example.net>

-------- Returned Mail --------

${ORIGINAL}`,
    recipients: ['taro@e500.example.net'],
  },
  {
    name: 'LSMTP',
    from: '"LSMTP for Windows NT" <MAILER-DAEMON@lsmtp.example.net>',
    subject: 'Undelivered mail',
    body: `The enclosed message could not be delivered.

--> Error description:

Error-For:  taro@example.org
Error-Code: 3
Error-Text: 550 5.1.1 No such recipient

Error-End: One error reported.

------------------------ Original message (ID=1234) (30 lines) ------------------------
${ORIGINAL}`,
    recipients: ['taro@example.org'],
    reply: '550',
  },
  {
    name: 'tri-lingual qmail',
    from: 'MAILER-DAEMON@tri.example.es',
    subject: 'failure notice',
    body: `Su mensaje no pudo ser entregado.
Your message could not be delivered.
Votre message n'a pas pu etre delivre.

<taro@example.es>:
Sorry, no mailbox here by that name. vpopmail (#5.1.1)

--- Below this line is a copy of the message.

${ORIGINAL}`,
    recipients: ['taro@example.es'],
    status: '5.1.1',
  },
  {
    name: 'bank gateway',
    from: 'postmaster@bank.example.com',
    subject: 'Delivery Failure',
    body: `Your message could not be delivered to  taro@bank.example.com

The recipient is unknown.
`,
    recipients: ['taro@bank.example.com'],
  },
  {
    name: 'Italian gateway',
    from: 'Mailer-Daemon@dado.example.it',
    subject: 'Mail System Problem',
    body: `Your message has encountered delivery problems
to the following recipient(s):

addressed to taro@example.it)
  (was addressed to  taro@example.it)
  550 no such user

Your message reads (in part):

${ORIGINAL}`,
    recipients: ['taro@example.it'],
  },
  {
    name: 'did not reach',
    from: 'Postmaster@maps.example.com',
    subject: 'Undeliverable: hello',
    body: `Did not reach the following recipient(s):

taro@maps.example.com on Thu, 6 Nov 2025 10:00:00 +0900
    The recipient name is not recognized
	The MTS-ID of the original message is: c=us;a= ;p=maps;l=X
    MSEXCH:IMS:Maps:HQ:MAIL1 0 (000C05A6) Unknown Recipient
`,
    recipients: ['taro@maps.example.com'],
  },
  {
    name: 'EYOU',
    from: 'postmaster@eyou.example.cn',
    subject: 'Mail Delivery failed',
    body: `This is the deliver program at eyou.example.cn.
I'm afraid I wasn't able to deliver your message to the following addresses.
This is a permanent error; I've given up. Sorry it didn't work out.

taro@eyou.example.cn
user not exists

--- Below this line is a copy of the message.

${ORIGINAL}`,
    recipients: ['taro@eyou.example.cn'],
  },
  {
    name: 'fastdns / hMailServer of old',
    from: 'mailer-daemon@fast.example.net',
    subject: 'Message undeliverable',
    body: `Your message did not reach some or all of the intended recipients.

   Sent: Thu, 6 Nov 2025 10:00:00 +0900
   Subject: hello

The following recipient(s) could not be reached:

taro@example.org
   Error Type: SMTP
   Error Description: No mail servers appear to exists for the recipient's address.
   Additional information: Please check that you have not misspelled the recipient's email address.

hMailServer
`,
    recipients: ['taro@example.org'],
  },
  {
    name: 'hMailServer 5',
    from: 'mailer-daemon@hmail.example.net',
    subject: 'Message undeliverable: hello',
    body: `Your message did not reach some or all of the intended recipients.

   Sent: Thu, 6 Nov 2025 10:00:00 +0900
   Subject: hello

The following recipient(s) could not be reached:

taro@example.org
   Error Type: SMTP
   Remote server (192.0.2.25) issued an error.
   hMailServer sent: RCPT TO:<taro@example.org>
   Remote server replied: 550 5.1.1 <taro@example.org>: Recipient address rejected: User unknown

hMailServer
`,
    recipients: ['taro@example.org'],
    reply: '550',
    status: '5.1.1',
    command: 'RCPT',
  },
  {
    name: 'SmarterMail',
    from: '"System Administrator" <postmaster@smarter.example.net>',
    subject: 'Delivery Failure',
    body: `Could not deliver message to the following recipient(s):

Failed Recipient: taro@example.org
Reason: Remote host said: 550 5.1.1 unknown user

   -- The header and top 20 lines of the message follows --

${ORIGINAL}`,
    recipients: ['taro@example.org'],
    reply: '550',
  },
  {
    name: 'uci',
    from: 'Mail Delivery Subsystem <MAILER-DAEMON@uni.example.edu>',
    subject: 'Returned mail: delivery problems encountered',
    body: `Your message could not be delivered.
Message not delivered to the following addresses:

   taro@uni.example.edu

Error detail: 550 5.1.1 user unknown
`,
    recipients: ['taro@uni.example.edu'],
    reply: '550',
  },
  {
    name: 'Netscape Messaging Server',
    from: 'Mail Administrator <Postmaster@netscape.example.net>',
    subject: 'Mail System Error - Returned Mail',
    headers: MULTI,
    body: MIXED(`This Message was undeliverable due to the following reason:

The following destination addresses were unknown (please check
the addresses and re-mail the message):

SMTP <taro@example.org>

Please reply to Postmaster@netscape.example.net
if you feel this message to be in error.`),
    recipients: ['taro@example.org'],
  },
  {
    name: 'Netscape: not responding',
    from: 'Mail Administrator <Postmaster@netscape.example.net>',
    subject: 'Mail System Error - Returned Mail',
    headers: MULTI,
    body: MIXED(`This Message was undeliverable due to the following reason:

Your message was not delivered because the destination computer was
not reachable within the allowed queue period. The amount of time
a message is queued before it is returned depends on local configura-
tion parameters.

Your message was not delivered within 5 days.
Host mx.example.org is not responding.

The following recipients did not receive your message:

      <taro@example.org>
      <jiro@example.org>

Please reply to <Postmaster@netscape.example.net>
if you feel this message to be in error.`),
    recipients: ['taro@example.org', 'jiro@example.org'],
  },
  {
    name: 'GroupWise',
    from: 'Mailer-Daemon@gw.example.edu',
    subject: 'Message status - undeliverable',
    headers: MULTI,
    body: MIXED(`The message that you sent was undeliverable to the following:

	jiro@gw.example.edu (mailbox full)

Possibly truncated original message follows:`),
    recipients: ['jiro@gw.example.edu'],
  },
  {
    name: 'llnl',
    from: 'postmaster@lab.example.gov',
    subject: 'Mail delivery error',
    body: `This is an automatically generated message.

The following address was unknown to this host:  , MAIL ADDRESS: taro@lab.example.gov, is not known

${ORIGINAL}`,
    recipients: ['taro@lab.example.gov'],
  },
  {
    name: 'AOL local names',
    from: 'Mail Delivery Subsystem <MAILER-DAEMON@aol.example.com>',
    subject: 'Returned mail: Service unavailable',
    body: `The original message was received at Thu, 6 Nov 2025 10:00:00 -0500 (EST)
from relay.example.net [192.0.2.9]

*** ATTENTION ***

Your mail to the following recipients could not be delivered because they are not accepting mail from me@example.com:
	tarochan

   ----- Transcript of session follows -----
... while talking to air.mail.aol.example.com.:
>>> RCPT To:<tarochan@aol.example.com>
<<< 550 tarochan IS NOT ACCEPTING MAIL FROM THIS SENDER
550 <tarochan@aol.example.com>... User unknown
`,
    recipients: ['tarochan@aol.example.com'],
    reply: '550',
  },
  {
    name: 'caiwireless',
    from: 'MAILER-DAEMON@cai.example.net',
    subject: 'Mail System Error - Returned Mail',
    body: `Your message was not delivered because the return address was refused.

The following recipients did not receive this message:

     <taro@cai.example.net>

Please reply to Postmaster@cai.example.net
if you feel this message to be in error.
`,
    recipients: ['taro@cai.example.net'],
  },
  {
    name: 'SMTP32 unknown user',
    from: '"Postmaster" <postmaster@imail.example.com>',
    subject: 'Undeliverable Mail',
    headers: 'X-Mailer: <SMTP32 v6.06>\n',
    body: `Unknown user: taro@imail.example.com

RCPT TO generated following response:
550 5.1.1 unknown user <taro@imail.example.com>

Original message follows.

${ORIGINAL}`,
    recipients: ['taro@imail.example.com'],
    reply: '550',
    command: 'RCPT',
  },
  {
    name: 'SMTP32 mailbox size',
    from: '"Postmaster" <postmaster@imail.example.com>',
    subject: 'Undeliverable Mail',
    body: `User mailbox exceeds allowed size: taro@imail.example.com

Original message follows.

${ORIGINAL}`,
    recipients: ['taro@imail.example.com'],
  },
  {
    name: 'SMTP32 delivery userid',
    from: '"Postmaster" <postmaster@imail.example.com>',
    subject: 'Undeliverable Mail',
    body: `Invalid final delivery userid: taro@imail.example.com

Original message follows.

${ORIGINAL}`,
    recipients: ['taro@imail.example.com'],
  },
  {
    name: 'Mercury/32',
    from: 'Electronic Postmaster <postmaster@mercury.example.edu>',
    subject: 'Delivery failure notification',
    body: `With reference to your message with the subject:
   "hello"

The local mail transport system has reported the following problems
it encountered while trying to deliver your message:

-------------------------------------------------------------------
*** taro@example.org
550 5.1.1 <taro@example.org>... User unknown

*** jiro@example.org
550 5.2.1 mailbox disabled
-------------------------------------------------------------------

Your mail message is being returned to you in the next part of this
message.

Should you need assistance, please mail postmaster@mercury.example.edu.
`,
    recipients: ['taro@example.org', 'jiro@example.org'],
    reply: '550',
  },
  {
    name: 'Mercury no such local user',
    from: 'Electronic Postmaster <postmaster@mercury.example.edu>',
    subject: 'Undeliverable mail',
    body: `The following message could not be delivered because the address
   taro@mercury.example.edu
is not known on this system.

------- Original message
${ORIGINAL}`,
    recipients: ['taro@mercury.example.edu'],
  },
  {
    name: 'CommuniGate',
    from: 'MAILER-DAEMON@cgp.example.net',
    subject: 'Undeliverable mail: hello',
    body: `Failed to deliver to '<taro@example.org>'
SMTP module(domain example.org) reports:
 host mx.example.org says:
 550 5.1.1 unknown user account
`,
    recipients: ['taro@example.org'],
    reply: '550',
  },
  {
    name: 'CommuniGate local',
    from: 'MAILER-DAEMON@cgp.example.net',
    subject: 'Undeliverable mail: hello',
    body: `Failed to deliver to 'taro@cgp.example.net'
LOCAL module(account taro) reports:
 account is full (quota exceeded)
`,
    recipients: ['taro@cgp.example.net'],
  },
  {
    name: 'nullmailer',
    from: 'Message Delivery Subsystem <MAILER-DAEMON@null.example.net>',
    subject: 'Returned mail: Could not send message',
    body: `This is the nullmailer system at null.example.net.

The message has failed to be delivered to the following recipients:

<taro@example.org>: smtp: Failed: 550 5.7.26 This mail has been blocked

-- A copy of the message headers follows:

${ORIGINAL}`,
    recipients: ['taro@example.org'],
    reply: '550',
    status: '5.7.26',
  },
  {
    name: 'Haraka',
    from: '<MAILER-DAEMON@haraka.example.net>',
    subject: 'failure notice: <a1@example.com>',
    body: `Hi. This is the Haraka Mailer program at haraka.example.net.

I'm afraid I wasn't able to deliver your message to the following addresses.
This is a permanent error; I've given up. Sorry it didn't work out.

Intended Recipients: <taro@example.org>
Failure Reason: Error: Upstream error: 550 5.1.1 no such user

--- Below this line is a copy of the message.

${ORIGINAL}`,
    recipients: ['taro@example.org'],
    reply: '550',
  },
  {
    name: 'MailEnable',
    from: '<Postmaster@me.example.net>',
    subject: 'Message Delivery Failure',
    body: `Message Delivery Failure - Mailbox full

MailEnable: Message could not be delivered to some recipients.
The following recipient(s) could not be reached:

	Recipient: [SMTP:taro@example.org]
	Reason: 550 5.1.1 The user does not exist.


Message headers follow:

${ORIGINAL}`,
    recipients: ['taro@example.org'],
    reply: '550',
  },
  {
    name: 'XMail',
    from: 'postmaster@xmail.example.net',
    subject: 'Error sending message [1.2.xmail] from [example.com]',
    body: `[<00>] XMail bounce: Rcpt=[taro@example.org];Error=[550 5.1.1 No such user]


[<01>] Error sending message [1.2.xmail] from [example.com].

ID:        <S1>
Mail From: <me@example.com>
Rcpt To:   <taro@example.org>
Server:    <mx.example.org> [192.0.2.8]


[<02>] The reason of the delivery failure was:

550 5.1.1 No such user


[<05>] Here is listed the initial part of the message:

${ORIGINAL}`,
    recipients: ['taro@example.org'],
    reply: '550',
  },
  {
    name: 'Compuserve',
    from: 'CompuServe Postmaster <auto.reply@cis.example.com>',
    subject: 'Undeliverable message',
    body: `Your message could not be delivered for the following reason:

? Mailbox "" is full
? EMDNSL Receiver not found: 70000.123

--- Returned message ---
${ORIGINAL}`,
    recipients: ['70000.123@cis.example.com'],
  },
  {
    name: 'Kerio',
    from: 'Mail Delivery Subsystem <postmaster@kerio.example.net>',
    subject: 'Delivery status notification (failure)',
    body: `Your message was not delivered to one or more recipients.

   Subject: hello
   Date: Thu, 6 Nov 2025 10:00:00 +0900

The following address(es) failed:

   <taro@example.org>
      Remote host mx.example.org [192.0.2.8] said: 550 5.1.1 User unknown (in reply to RCPT TO command)
`,
    recipients: ['taro@example.org'],
    reply: '550',
    command: 'RCPT',
  },
  {
    name: 'IronPort',
    from: 'Mail Delivery System <MAILER-DAEMON@ironport.example.net>',
    subject: 'Delivery Status Notification (Failure)',
    body: `The following message to <taro@example.org> was undeliverable.
The reason for the problem:
5.1.0 - Unknown address error 550-'5.1.1 <taro@example.org>: Recipient address rejected'
`,
    recipients: ['taro@example.org'],
    reply: '550',
  },
  {
    name: 'Gmail of old',
    from: 'Mail Delivery Subsystem <mailer-daemon@google.example.com>',
    subject: 'Delivery Status Notification (Failure)',
    body: `This is an automatically generated Delivery Status Notification

Delivery to the following recipient failed permanently:

     taro@example.org

Technical details of permanent failure:
PERM_FAILURE: Gmail tried to deliver your message, but it was rejected by the recipient domain. The error that the other server returned was: 550 550 5.1.1 <taro@example.org>... User unknown (state 14).

   ----- Original message -----

${ORIGINAL}`,
    recipients: ['taro@example.org'],
    reply: '550',
    status: '5.1.1',
  },
  {
    name: 'MailMarshal',
    from: 'MailMarshal <postmaster@marshal.example.com>',
    subject: 'Undeliverable Mail: "hello"',
    body: `Your message:
   From:    me@example.com
   Subject: hello

Could not be delivered because of

550 5.1.1 User unknown

The following recipients were affected:
   taro@example.org

+
Additional Information
======================
Original Sender:    <me@example.com>
Sender-MTA:         <192.0.2.9>
Remote-MTA:         <192.0.2.8>
Reporting-MTA:      <relay.marshal.example.com>
MessageName:        <B4.000000000001.mml>
Last-Attempt-Date:  <Thu, 6 Nov 2025 10:00:00 +0900>
`,
    recipients: ['taro@example.org'],
    reply: '550',
  },
  {
    name: 'WebShield',
    from: '"WebShield" <virus-alert@ws.example.com>',
    subject: 'Delivery Status Notification (Failure)',
    body: `The following mail could not be delivered:
  To: taro@example.org
  Reason: 550 5.1.1 mailbox unavailable
`,
    recipients: ['taro@example.org'],
    reply: '550',
  },
  {
    name: 'Symantec gateway',
    from: 'Symantec_AntiVirus_for_SMTP_Gateways@sym.example.com',
    subject: 'Your message could not be delivered',
    body: `Your mail with subject hello could not be delivered to the following recipients:

taro@example.org

because of the following reason: 550 user unknown
`,
    recipients: ['taro@example.org'],
    reply: '550',
  },
  {
    name: 'Lotus SMTP MTA German',
    from: 'Postmaster@notes.example.de',
    subject: 'Unzustellbare Nachricht',
    body: `------- Failure Reasons  --------

Benutzer nicht im Adressbuch aufgeführt
taro@notes.example.de


------- Returned Message --------

${ORIGINAL}`,
    recipients: ['taro@notes.example.de'],
  },
  {
    name: 'Exchange 5.5 German',
    from: 'Systemadministrator <postmaster@firma.example.de>',
    subject: 'Unzustellbar: hello',
    body: `Ihre Nachricht

  An:      taro@firma.example.de
  Betreff: hello
  Gesendet am: 06.11.2025 10:00

konnte nicht zugestellt werden an:

taro@firma.example.de am 06.11.2025 10:00
    Die E-Mail-Adresse ist im E-Mail-System des Empfängers nicht vorhanden.
`,
    recipients: ['taro@firma.example.de'],
  },
  {
    name: 'Exchange Spanish',
    from: 'Administrador del sistema <postmaster@empresa.example.es>',
    subject: 'No se puede entregar: hello',
    body: `Su mensaje

  Para:  taro@empresa.example.es
  Asunto: hello
  Enviado: jue, 6 nov 2025 10:00

no ha podido entregarse a los destinatarios siguientes:

taro@empresa.example.es el jue, 6 nov 2025 10:00
    No se reconoce el nombre del destinatario
`,
    recipients: ['taro@empresa.example.es'],
  },
  {
    name: 'Postfix Portuguese template',
    from: 'MAILER-DAEMON@postfix.example.com.br (Mail Delivery System)',
    subject: 'Mensagem nao entregue',
    body: `Este é o sistema de correio em postfix.example.com.br.

Sua mensagem não pôde ser entregue a um ou mais destinatários.

<taro@example.com.br>: host mx.example.com.br[192.0.2.8] said: 550 5.1.1
    <taro@example.com.br>: usuario inexistente (in reply to RCPT TO command)
`,
    recipients: ['taro@example.com.br'],
    reply: '550',
    command: 'RCPT',
  },
  {
    name: 'QQ Mail',
    from: '"QQ邮箱管理员" <PostMaster@qq.example.com>',
    subject: '系统退信/Systems bounce',
    body: `抱歉,您的邮件被退回来了……
原邮件信息:
时 间 2025-11-06 10:00:00
主 题 hello
收件人 taro@example.org
退信原因: 发往 taro@example.org 的邮件没有发送成功
收件人邮件地址(taro@example.org)不存在,邮件无法送达。
host mx.example.org[192.0.2.8] said: 550 5.1.1 No such user
`,
    recipients: ['taro@example.org'],
    reply: '550',
  },
  {
    name: '163',
    from: 'Postmaster@163.example.com',
    subject: '系统退信',
    body: `抱歉,您的邮件被退回来了

收件人:
taro@example.org

退信原因:
收件人不存在
SMTP error, RCPT TO: 550 5.1.1 User unknown
`,
    recipients: ['taro@example.org'],
    reply: '550',
  },
  {
    name: 'Naver',
    from: '메일시스템 <postmaster@naver.example.com>',
    subject: '[메일 반송] hello',
    body: `메일이 반송되었습니다.

받는 사람: taro@example.org
반송 사유: 존재하지 않는 사용자입니다. (550 5.1.1 Recipient not found)
`,
    recipients: ['taro@example.org'],
    reply: '550',
  },
  {
    name: 'sendmail 8 without report',
    from: 'MAILER-DAEMON@send.example.net (Mail Delivery Subsystem)',
    subject: 'Returned mail: User unknown',
    body: `The original message was received at Thu, 6 Nov 2025 10:00:00 +0900
from me@localhost

   ----- The following addresses had delivery problems -----
<taro@example.org>  (unrecoverable error)
jiro@example.org  (unrecoverable error)

   ----- Transcript of session follows -----
... while talking to mx.example.org.:
>>> RCPT To:<taro@example.org>
<<< 550 <taro@example.org>... User unknown
550 <taro@example.org>... User unknown
>>> RCPT To:<jiro@example.org>
<<< 550 <jiro@example.org>... User unknown
550 jiro@example.org... User unknown

   ----- Original message follows -----
${ORIGINAL}`,
    recipients: ['taro@example.org', 'jiro@example.org'],
    reply: '550',
    command: 'RCPT',
  },
  {
    name: 'sendmail local user',
    from: 'MAILER-DAEMON@send.example.net (Mail Delivery Subsystem)',
    subject: 'Returned mail: User unknown',
    body: `   ----- Transcript of session follows -----
550 taro... User unknown

   ----- Unsent message follows -----
${ORIGINAL}`,
    recipients: ['taro@send.example.net'],
    reply: '550',
  },
  {
    name: 'PMDF',
    from: '"PMDF e-Mail Interconnect" <postmaster@pmdf.example.edu>',
    subject: 'Delivery Notification: Delivery has failed',
    body: `This report relates to a message you sent with the following header fields:

  Message-id: <a1@example.com>
  Date: Thu, 06 Nov 2025 10:00:00 +0900
  From: Me <me@example.com>
  To: taro@pmdf.example.edu
  Subject: hello

Your message cannot be delivered to the following recipients:

  Recipient address: taro@pmdf.example.edu
  Reason: Illegal host/domain name found

`,
    recipients: ['taro@pmdf.example.edu'],
  },
  {
    name: 'PMDF old',
    from: 'PMDF Mail Server <Postmaster@pmdf.example.edu>',
    subject: 'Undeliverable mail',
    body: `The message could not be delivered to:

Addressee: taro@pmdf.example.edu
Reason: illegal host/domain name found
`,
    recipients: ['taro@pmdf.example.edu'],
  },
  {
    name: 'VM mailer',
    from: 'Mailer@vm.example.edu',
    subject: 'Undelivered mail',
    body: `Your mail was not delivered to some or all of its
intended recipients for the following reason(s):

No such user: "taro@vm.example.edu"

--------------------RETURNED MAIL FILE--------------------
${ORIGINAL}`,
    recipients: ['taro@vm.example.edu'],
  },
  {
    name: 'MMDF',
    from: 'Memo Service <mmdf@mmdf.example.edu>',
    subject: 'Failed mail (msg.aa12345)',
    body: `    Your message could not be delivered to
'taro@example.org (host: example.org) (queue: smtp)' for the following
reason:  '550 5.1.1 Unknown user'

    Your message follows:

${ORIGINAL}`,
    recipients: ['taro@example.org'],
    reply: '550',
  },
  {
    name: 'ccMail gateway',
    from: 'postmaster@ccmail.example.com',
    subject: 'Message not deliverable',
    body: `The following message was not deliverable to some recipients:

      taro at CCMAIL <taro@ccmail.example.com>  Could not be found
`,
    recipients: ['taro@ccmail.example.com'],
  },
  {
    name: 'PP X.400',
    from: 'postmaster@x400.example.net',
    subject: 'Delivery Report (failure) for taro@x400.example.net',
    body: `This report relates to your message:
        Subject: hello,
        Message-ID: <a1@example.com>,
        To: taro@x400.example.net

        of Thu, 6 Nov 2025 10:00:00 +0900

Your message was not delivered to
        taro@x400.example.net
        for the following reason:
        Diagnostic was Unable to transfer, Message timed out
`,
    recipients: ['taro@x400.example.net'],
  },
  {
    name: 'Mailman style list owner',
    from: 'mailer@list.example.net',
    subject: 'Undeliverable mail',
    headers: 'Return-Path: <>\n',
    body: `Your message was rejected by list.example.net for the following recipients:

    taro@list.example.net: 550 5.7.1 sender not allowed
`,
    recipients: ['taro@list.example.net'],
    reply: '550',
    status: '5.7.1',
  },
  {
    name: 'one-line home-made',
    from: 'Mail System <system@home.example.org>',
    subject: 'Mail not delivered',
    headers: 'Return-Path: <>\n',
    body: `Sorry, the mailbox taro@home.example.org does not exist.
`,
    recipients: ['taro@home.example.org'],
  },
  {
    name: 'table in HTML',
    from: 'Mail Delivery <noreply@table.example.net>',
    subject: 'Undelivered message',
    headers: 'Return-Path: <>\nMIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n',
    body: `<html><body><h1>Your message was not delivered</h1><table><tr><th>Recipient</th><td>taro@example.org</td></tr><tr><th>Server</th><td>mx.example.org</td></tr><tr><th>Response</th><td>550 5.1.1 User unknown</td></tr></table><p>Questions? Write to <a href="mailto:help@table.example.net">help@table.example.net</a>.</p></body></html>`,
    recipients: ['taro@example.org'],
    reply: '550',
    status: '5.1.1',
  },
  {
    name: 'postfix warning without report',
    from: 'MAILER-DAEMON@pf.example.net (Mail Delivery System)',
    subject: 'Delayed Mail (still being retried)',
    body: `This is the Postfix program at host pf.example.net.

####################################################################
# THIS IS A WARNING ONLY.  YOU DO NOT NEED TO RESEND YOUR MESSAGE. #
####################################################################

Your message could not be delivered for 4.0 hours.
It will be retried until it is 5.0 days old.

For further assistance, please send mail to <postmaster>

			The Postfix program

<taro@example.org>: connect to mx.example.org[192.0.2.8]: Connection timed out
`,
    kind: 'delay',
    recipients: ['taro@example.org'],
  },
  {
    name: 'qmail delay (qmail-notify)',
    from: 'MAILER-DAEMON@qm.example.net',
    subject: 'delay notice',
    body: `Hi. This is the qmail-notify program at qm.example.net.
I have not yet been able to deliver your message to the following addresses.
I will continue trying. You do not need to send the message again.

<taro@example.org>:
192.0.2.8 does not like recipient.
Remote host said: 450 4.2.0 greylisted

--- Below this line is a copy of the message.

${ORIGINAL}`,
    kind: 'delay',
    recipients: ['taro@example.org'],
    reply: '450',
  },
  {
    name: 'Exim warning',
    from: 'Mail Delivery System <Mailer-Daemon@exim.example.net>',
    subject: 'Warning: message 1abcde-000001-AB delayed 24 hours',
    headers: 'Auto-Submitted: auto-replied\n',
    body: `This message was created automatically by mail delivery software.
A message that you sent has not yet been delivered to one or more of its
recipients after more than 24 hours on the queue on exim.example.net.

The message identifier is:     1abcde-000001-AB
The subject of the message is: hello
The date of the message is:    Thu, 6 Nov 2025 10:00:00 +0900

The address to which the message has not yet been delivered is:

  taro@example.org
    host mx.example.org [192.0.2.8]
    Delay reason: SMTP error from remote mail server after RCPT TO:<taro@example.org>:
    451 4.7.1 Please try again later

No action is required on your part. Delivery attempts will continue for
some time, and this warning may be repeated at intervals if the message
remains undelivered. Eventually the mail delivery software will give up,
and when that happens, the message will be returned to you.
`,
    kind: 'delay',
    recipients: ['taro@example.org'],
    reply: '451',
    command: 'RCPT',
  },
];
