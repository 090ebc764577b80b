import { stringify } from 'csv-stringify/sync';
import type { Judgement } from '../../judgement/verdict.ts';
import { visible } from '../../visible.ts';
import { jsonText } from '../text/json-text.ts';
import type { ExportName } from './names.ts';

/** A form in which somebody else's program takes addresses to send nothing to. */
export interface ExportForm {
  /** Whose it is, and where it is put in. */
  readonly name: string;
  /** Where its owner describes it; read on 2026-11-30. null: nobody's own. */
  readonly page: string | null;
  /** What of the addresses that leave a list it is for. */
  readonly takes: 'all' | 'refused' | 'unwanted';
  write(rows: readonly Judgement[]): string;
}

const address = ({ recipient }: Judgement): string => visible(recipient, 320);

const lines = (rows: readonly Judgement[], line: (row: Judgement) => string): string =>
  rows.map((row) => `${line(row)}\n`).join('');

const csv = (rows: readonly (readonly string[])[]): string => stringify(rows.map((row) => [...row]));

/** RFC 5322 section 3.3. */
const date = (moment: string | null): string => (moment === null ? '' : new Date(moment).toUTCString());

export const EXPORT_FORMS = {
  addresses: {
    name: '1行に1つのアドレス',
    page: null,
    takes: 'all',
    write: (rows) => lines(rows, address),
  },
  sendgrid: {
    name: 'SendGrid の Global Unsubscribes(Web API に渡す JSON)',
    page: 'https://sendgrid.kke.co.jp/docs/API_Reference/Web_API_v3/Suppression_Management/global_suppressions.html',
    takes: 'all',
    write: (rows) => `${jsonText({ recipient_emails: rows.map(address) })}\n`,
  },
  mailchimp: {
    name: 'Mailchimp の取り込み(CSV)',
    page: 'https://mailchimp.com/help/format-guidelines-for-your-import-file/',
    takes: 'all',
    write: (rows) => csv([['Email Address'], ...rows.map((row) => [address(row)])]),
  },
  hubspot: {
    name: 'HubSpot の配信停止リスト(CSV)',
    page: 'https://knowledge.hubspot.com/marketing-email/import-an-opt-out-list',
    takes: 'all',
    write: (rows) => csv([['Email'], ...rows.map((row) => [address(row)])]),
  },
  ses: {
    name: 'Amazon SES のサプレッションリスト(CSV)',
    page: 'https://docs.aws.amazon.com/ses/latest/dg/sending-email-suppression-list.html',
    takes: 'all',
    write: (rows) => csv(rows.map((row) => [address(row), row.verdict === 'complaint' ? 'COMPLAINT' : 'BOUNCE'])),
  },
  mailgun: {
    name: 'Mailgun の Bounces(CSV)',
    page: 'https://documentation.mailgun.com/docs/mailgun/api-reference/send/mailgun/bounces/post-v3--domainid--bounces-import',
    takes: 'refused',
    write: (rows) =>
      csv([
        ['address', 'code', 'error', 'created_at'],
        ...rows.map((row) => [address(row), '550', row.reason ?? '', date(row.last)]),
      ]),
  },
  'mailgun-unsubscribes': {
    name: 'Mailgun の Unsubscribes(CSV)',
    page: 'https://documentation.mailgun.com/docs/mailgun/api-reference/send/mailgun/unsubscribe/post-v3--domainid--unsubscribes-import',
    takes: 'unwanted',
    write: (rows) => csv([['address', 'created_at'], ...rows.map((row) => [address(row), date(row.last)])]),
  },
} as const satisfies Record<ExportName, ExportForm>;
