import { type Binary, editText } from './codec.ts';
import { lineAt, readHead } from './header.ts';
import type { Place } from './visitor.ts';

const BEGINS = /^\s{0,200}(?:reporting-mta|final-recipient|original-recipient)[ \t]{0,9}:/i;

/** Whether a text is a report that lost its media type. */
export const isReport = (content: Binary): boolean => BEGINS.test(content.slice(0, 1000));

/** A report (RFC 3464, 5965, 8098): blocks of fields, and between them what gateways put there. */
export function walkReport(content: Binary, { visitor, role, charset }: Place): Binary {
  const walked: string[] = [];
  for (let rest = content; rest !== ''; ) {
    const head = readHead(rest);
    for (const { name, label, value } of head.fields)
      walked.push(
        label,
        editText(value, charset, (text) => (name === '' ? visitor.text(text, false) : visitor.field(name, text, role))),
      );
    const line = lineAt(head.rest, 0);
    walked.push(editText(line, charset, (text) => visitor.text(text, false)));
    rest = head.rest.slice(line.length);
  }
  return walked.join('');
}
