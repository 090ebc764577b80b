import { type Fields, property, smtpAddress, textOf } from './fields.ts';

/** What a report is about, by the end of its class: `REPORT.IPM.Note.NDR`. */
const ACTIONS: Readonly<Record<string, string>> = { NDR: 'failed', DR: 'delivered', DELAYED: 'delayed' };

/**
 * Outlook keeps no report part; MS-OXCMAIL section 2.2.3.4 has put its fields into properties of the message and of
 * its recipients. Puts them back as RFC 3464 has them; null where the message is no such report.
 */
export function deliveryStatus(fields: Fields): string | null {
  const action = ACTIONS[fields.messageClass?.split('.').at(-1)?.toUpperCase() ?? ''];
  if (action === undefined || !fields.messageClass?.toUpperCase().startsWith('REPORT.')) return null;
  const reporter = textOf(fields, '6820');
  const recipients = (fields.recipients ?? []).flatMap((recipient) => recipientBlock(recipient, action));
  if (recipients.length === 0) return null;
  return [block({ 'Reporting-MTA': reporter && `dns; ${reporter}` }), ...recipients].join('\r\n');
}

function recipientBlock(recipient: Fields, action: string): readonly string[] {
  const address = smtpAddress(recipient.smtpAddress, recipient.email, recipient.name);
  if (address === null) return [];
  const { status, words } = supplement(textOf(recipient, '0c1b') ?? textOf(recipient, '1001') ?? '');
  const remote = textOf(recipient, '0c21');
  return [
    block({
      'Final-Recipient': `rfc822; ${address}`,
      Action: action,
      Status: status ?? statusOf(property(recipient, '0c20')),
      'Remote-MTA': remote && `dns; ${remote}`,
      'Diagnostic-Code': words === '' ? null : /^[\w-]{1,20};/.test(words) ? words : `smtp; ${words}`,
    }),
  ];
}

/** `<mail.example.jp #5.1.1 smtp;550 5.1.1 User unknown>` */
function supplement(text: string): { readonly status: string | null; readonly words: string } {
  const line = oneLine(text);
  const found = /^<?[^\s#]{1,255} {1,4}#(\d\.\d{1,3}\.\d{1,3})? {0,4}/.exec(line);
  if (found === null) return { status: null, words: line };
  const words = line.slice(found[0].length);
  return { status: found[1] ?? null, words: line.startsWith('<') ? words.replace(/>$/, '') : words };
}

/** Three digits in one number: 511 is 5.1.1. */
function statusOf(code: string | number | null): string | null {
  const digits = /^([245])(\d)(\d)$/.exec(String(code));
  return digits && `${digits[1]}.${digits[2]}.${digits[3]}`;
}

/** Header fields; those without a value are left out. */
export const block = (lines: Readonly<Record<string, string | null>>): string =>
  Object.entries(lines)
    .filter(([, value]) => value !== null && value !== '')
    .map(([name, value]) => `${name}: ${oneLine(value ?? '')}\r\n`)
    .join('');

const oneLine = (text: string): string => text.replace(/[\0\r\n]+/g, ' ').trim();
