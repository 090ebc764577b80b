import { domainToASCII } from 'node:url';
import type { Person, Subject } from './planted-person.ts';

/** All that is planted in one mail. */
export interface Planted {
  readonly sender: Person;
  readonly recipient: Person;
  readonly subject: Subject;
  readonly ip: string;
  readonly queueId: string;
  readonly messageId: string;
  /** Of a file that the returned mail had, without its ending. */
  readonly file: string;
  /** A host in kanji. */
  readonly kanjiHost: string;
  /** A fresh one for each place. */
  token(): string;
}

/** One way in which something stands in a mail that must not be left in a copy. */
export type Place = (planted: Planted) => string;
type Places = Readonly<Record<string, Place>>;

const percent = (text: string): string => encodeURIComponent(text);
const entities = (text: string): string => text.replace(/[^ -~]|[&"<>]/gu, (c) => `&#${c.codePointAt(0)};`);
const word = (text: string): string => `=?UTF-8?B?${Buffer.from(text).toString('base64')}?=`;
const upper = (text: string): string => text.toUpperCase();
const dashed = (ip: string): string => ip.replaceAll('.', '-');
const halves = (text: string): readonly [string, string] => {
  const middle = Math.ceil(text.length / 2);
  return [text.slice(0, middle), text.slice(middle)];
};

/** Header fields of the returned mail. */
export const ORIGINAL_FIELDS: Places = {
  customer: ({ token }) => `X-Customer-Name: ${token()}`,
  'customer in words': ({ recipient }) => `X-Customer: ${word(recipient.name)}`,
  session: ({ token }) => `X-Session: ${token()}`,
  campaign: ({ token }) => `X-Campaign: spring-${token()}`,
  unsubscribe: ({ sender, recipient, token }) =>
    `List-Unsubscribe: <https://list.${sender.domain}/u/${token()}?u=${percent(recipient.address)}&n=${percent(recipient.name)}>,\n <mailto:unsub+${token()}@list.${sender.domain}>`,
  'list id': ({ sender, token }) => `List-Id: ${token()} <members.${sender.domain}>`,
  'feedback id': ({ token }) => `Feedback-ID: 1234:${token()}:amazonses`,
  'authenticated user': ({ sender, token, queueId, ip }) =>
    `Received: from ${token()} ([${ip}]) (authenticated user ${token()})\n by smtp.${sender.domain} with ESMTPSA id ${queueId}; Fri, 20 Nov 2026 10:14:00 +0900`,
  helo: ({ sender, token }) => `Received: from [10.9.8.7] (helo=${token()}) by relay.${sender.domain}`,
  'authentication results': ({ sender, token }) =>
    `Authentication-Results: mx.${sender.domain}; spf=pass smtp.mailfrom=${sender.address};\n auth=pass (LOGIN) smtp.auth=${token()}`,
  spf: ({ ip, token }) => `Received-SPF: pass client-ip=${ip}; helo=${token()}; envelope-from=${token()}`,
  'authenticated sender': ({ token }) => `X-Authenticated-Sender: ${token()}`,
  keywords: ({ token, subject }) => `Keywords: ${word(subject.text)}, ${token()}`,
  comments: ({ token }) => `Comments: for ${token()} only`,
  organization: ({ token }) => `Organization: ${token()} Ltd.`,
  telephone: () => 'X-Phone: 090-8765-4321',
  'source folder': ({ token }) => `X-Source-Dir: /home/${token()}/mail`,
  script: ({ token }) => `X-PHP-Originating-Script: 1001:${token()}.php`,
  uidl: ({ token }) => `X-UIDL: ${token()}`,
  mailer: ({ token }) => `X-Mailer: ${token()} Mailer 3.2`,
  agent: ({ token }) => `User-Agent: ${token()}/1.0`,
  thread: ({ subject, token }) => `Thread-Topic: ${word(subject.text)}\nThread-Index: ${token()}==`,
  references: ({ token, sender }) => `References: <${token()}@${sender.domain}> <CAF=${token()}@mail.gmail.com>`,
  'reply to': ({ token, sender }) => `Reply-To: "${token()}" <${token()}@${sender.domain}>`,
  signature: ({ sender, token }) => `DKIM-Signature: v=1; d=${sender.domain}; s=${token()}; b=${token()}`,
  description: ({ token }) => `Content-Description: contract of ${token()}`,
  location: ({ token }) => `Content-Location: file:///C:/Users/${token()}/Desktop/${token()}.pdf`,
  'no field that anybody knows': ({ token }) => `Kaisha-Internal: ${token()}`,
  'priority that is none': ({ token }) => `Precedence: ${token()}`,
  'date that is none': ({ token }) => `Resent-Date: Fri, 20 Nov 2026 10:15:00 +0900 (${token()})`,
  language: ({ token }) => `Content-Language: ${token()}`,
};

/** Header fields of the notice. */
export const NOTICE_FIELDS: Places = {
  'notice for': ({ recipient }) => `X-Notice-For: ${word(recipient.name)}`,
  'own token': ({ token }) => `X-Custom-Token: ${token()}`,
  'own user': ({ sender }) => `X-Originating-User: ${sender.local}`,
  'mailbox alone': ({ token }) => `X-Envelope-To: <${token()}>`,
  labels: ({ token }) => `X-Gmail-Labels: ${token()},Inbox`,
  folder: ({ token }) => `X-Folder: /home/${token()}/Mail`,
  'delivered to': ({ sender }) => `Delivered-To: ${sender.address}`,
  'name of the sender': ({ sender }) => `Resent-To: ${word(sender.name)} <${sender.address}>`,
};

/** Lines in the notice's words, which name what the mail tells elsewhere. */
export const PROSE: Places = {
  'host of any ending': ({ sender, recipient }) => `${recipient.domain} does not accept mail from ${sender.domain}`,
  'unknown host': ({ token }) => `relayed by mx.${token()}.photography and mx2.${token()}.co.jp`,
  'address with a wide sign': ({ recipient }) => `宛先 ${recipient.local}＠${recipient.domain} の件`,
  'wide letters': ({ recipient }) =>
    recipient.address.replace(/[!-~]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)),
  'address in words': ({ recipient }) => `${recipient.local} at ${recipient.domain}`,
  'percent signs': ({ recipient }) => `see mail=${percent(recipient.address)}`,
  capitals: ({ recipient }) => `${upper(recipient.local)} is unknown at ${upper(recipient.label)}`,
  verp: ({ recipient }) => `bounces+${recipient.local}=${recipient.domain}`,
  'with a title': ({ recipient }) => `${recipient.name}様に届きませんでした。`,
  'name in quotes': ({ recipient }) => `"${recipient.name}" <${recipient.address}>`,
  'wrapped name': ({ recipient }) => halves(recipient.name.replaceAll(/[ \u3000]/g, '')).join('\n'),
  'wrapped subject': ({ subject }) => subject.text.replace(/^(.{6,}?)[ ]/, '$1\n'),
  'broken address': ({ recipient }) => recipient.address.replace('@', '@\n'),
  'broken host': ({ recipient }) => `host mx7.\n${recipient.domain}`,
  'subject in brackets': ({ subject }) => `件名「${subject.text}」のメール`,
  'subject line': ({ subject }) => `  Subject: ${subject.text}`,
  'subject line in Japanese': ({ subject }) => `件名： ${subject.text}`,
  'quoted header': ({ sender, recipient, subject, token }) =>
    `> From: ${sender.name} <${sender.address}>\n> Subject: ${subject.text}\n> To: ${recipient.name} <${recipient.address}>\n>\n> ${token()}の件です。`,
  'dashed ip': ({ ip }) => `client ${dashed(ip)} blocked`,
  'ip in a host': ({ ip, sender }) => `ip${dashed(ip)}.${sender.domain}`,
  'reversed ip': ({ ip }) => `${ip.split('.').reverse().join('.')}.in-addr.arpa`,
  'padded ip': ({ ip }) => ip.replace(/\d+/g, (octet) => octet.padStart(3, '0')),
  'ip as a number': ({ ip }) => `addr=${ip.split('.').reduce((sum, octet) => sum * 256 + Number(octet), 0)}`,
  account: ({ sender, token }) => `${upper(token())}\\${sender.local}`,
  'distinguished name': ({ token }) => `CN=${token()}/OU=${token()}/O=${token()}`,
  'directory name': ({ token }) => `/o=${token()}/ou=First/cn=Recipients/cn=${token()}`,
  link: ({ sender, token }) => `https://portal.${sender.domain}/bounce?token=${token()}&id=${token()}`,
  'link with known things and a short number': ({ sender, recipient }) =>
    `https://portal.${sender.domain}/bounce?u=${percent(recipient.address)}&id=8765`,
  'address in a link': ({ recipient }) => `https://t.co/?e=${Buffer.from(recipient.address).toString('base64')}`,
  'queue id': ({ queueId }) => `queued as ${queueId}`,
  'message id': ({ messageId }) => `Message-ID: <${messageId}>`,
  'number of a customer': ({ token }) => `ticket #${token()}`,
  path: ({ token }) => `mailbox /home/${token()}/Maildir`,
  'hidden field': ({ token }) => `X-Internal-Note: ${token()}`,
  'name of a file': ({ file }) => `the file ${file}.pdf was removed`,
  'host in kanji': ({ kanjiHost }) => `see ${kanjiHost} と https://${kanjiHost}/ の件`,
  'host in both letters': ({ kanjiHost }) => `host ${domainToASCII(kanjiHost)} (${kanjiHost})`,
};

/** Pieces of HTML. */
export const HTML: Places = {
  entities: ({ recipient, subject }) => `<p>${entities(recipient.name)} ${entities(subject.text)}</p>`,
  'hex entities': ({ recipient }) =>
    `<p>${[...recipient.name].map((c) => `&#x${c.codePointAt(0)?.toString(16)};`).join('')}</p>`,
  'word breaks': ({ recipient }) =>
    `<p>${halves(recipient.name).join('<wbr>')} ${halves(recipient.address).join('<wbr>')}</p>`,
  bold: ({ recipient }) => `<p>${recipient.local}<b>@${recipient.domain}</b></p>`,
  'two elements': ({ recipient }) => {
    const [a, b] = halves(recipient.name.replaceAll(/[ \u3000]/g, ''));
    return `<p><b>${a}</b><i>${b}</i></p>`;
  },
  comment: ({ token }) => `<!-- ${token()} -->`,
  style: ({ token }) => `<style>.${token()} { color: red }</style>`,
  attributes: ({ sender, token }) =>
    `<img src="https://track.${sender.domain}/o/${token()}.gif" alt="${sender.name}" title="${token()}">`,
  'link to write': ({ recipient, subject }) =>
    `<a href="mailto:${recipient.address}?subject=${percent(subject.text)}">mail</a>`,
  'link with a token': ({ sender, token }) => `<a href="https://www.${sender.domain}/r/${token()}">here</a>`,
  'soft hyphens': ({ recipient }) => `<p>${halves(recipient.local).join('&shy;')}@${recipient.domain}</p>`,
};

/** Parts that come with the notice. */
export const PARTS: Places = {
  'text file': ({ recipient, token }) =>
    `Content-Type: text/plain; charset=utf-8; name="${token()}.txt"\nContent-Disposition: attachment; filename="${token()}.txt"\n\n${recipient.name}様 ${token()}`,
  'encoded file': ({ token }) =>
    `Content-Type: application/octet-stream; name="ATT1.bin"\nContent-Transfer-Encoding: base64\n\n${Buffer.from(`salary of ${token()}`).toString('base64')}`,
  csv: ({ token }) => `Content-Type: text/csv\n\n${token()},123456`,
  json: ({ token }) => `Content-Type: application/json\n\n{"to":"${token()}"}`,
  'name of a file': ({ token, recipient }) =>
    `Content-Type: application/pdf; name*0*=utf-8''${percent(recipient.name)}; name*1*=${token()}.pdf\nContent-Disposition: attachment; filename="${word(recipient.name)}.pdf"; creation-date="${token()}"\nContent-Description: ${token()}\n\n%PDF ${token()}`,
  calendar: ({ recipient, token }) =>
    `Content-Type: text/calendar\n\nBEGIN:VCALENDAR\nATTENDEE;CN="${recipient.name}":mailto:${recipient.address}\nSUMMARY:${token()}\nEND:VCALENDAR`,
};

/** Fields of the report. */
export const REPORT_FIELDS: Places = {
  'name to show': ({ recipient }) => `X-Display-Name: ${recipient.name}`,
  'extra field': ({ token }) => `X-Local-Info: ${token()}`,
  'log id': ({ token }) => `Final-Log-ID: ${token()}`,
};
