import { type Binary, editText } from './codec.ts';
import { beginsField, lineAt, readHead } from './header.ts';
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
    const between = linesBetween(head.rest);
    if (between !== '') walked.push(editText(between, charset, (text) => visitor.text(text, false)));
    rest = head.rest.slice(between.length);
  }
  return walked.join('');
}

/** All lines up to the next block, as one text: there may be thousands. */
function linesBetween(rest: Binary): Binary {
  let end = lineAt(rest, 0).length;
  while (end < rest.length && !beginsField(rest, end)) end += lineAt(rest, end).length;
  return rest.slice(0, end);
}
