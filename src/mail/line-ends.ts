import { asBuffer } from '../input/bytes/chunks.ts';
import { looksLikeHeader } from '../input/mbox/header-block.ts';
import { skipBom, stripPreamble } from '../input/mbox/preamble.ts';

/*
 * Each program that turns line ends and takes CR LF for two, or turns them twice, leaves a blank line between all
 * lines. Then the header ends behind its first field, and the rest of it reads like the returned mail.
 */

/** As much as tells how a message's lines end. */
const LOOK = 64 * 1024;

/** The message with each line end once, as LF where anything had to be mended; the same bytes where nothing had. */
export function soundLineEnds(bytes: Uint8Array): Uint8Array {
  const all = asBuffer(bytes);
  if (isClearlySound(all)) return bytes;
  const head = all.toString('latin1', skipBom(all), LOOK);
  const around = turnsRound(head);
  const returns = around || repeatsReturns(head);
  if (!returns && !mayBeDoubled(head)) return bytes;
  const text = all.toString('latin1', skipBom(all)).replace(around ? /\n\r/g : /(?<!\r)\r+\n|\r/g, '\n');
  const single = withoutDoubles(text);
  return returns || single !== text ? Buffer.from(single, 'latin1') : bytes;
}

const [TAB, FEED, RETURN, SPACE] = [0x09, 0x0a, 0x0d, 0x20];

/** Nearly every mailbox has lines that end in LF, the second of them not blank; no text need be made of it to see that. */
function isClearlySound(all: Buffer): boolean {
  const start = skipBom(all);
  const end = all.indexOf(FEED, start);
  if (end < 0 || (all[start] as number) <= SPACE || (all[start] as number) >= 0x80) return false;
  let next = end + 1;
  while (all[next] === SPACE || all[next] === TAB) next++;
  return all[next] !== FEED && !all.subarray(0, LOOK).includes(RETURN);
}

/** CR CR LF, and more than once: where some lines end in CR alone, one of them may stand before a blank line. */
function repeatsReturns(head: string): boolean {
  const first = head.indexOf('\r\r\n');
  return first >= 0 && head.includes('\r\r\n', first + 1);
}

/** LF CR, by the first line that says something. */
const turnsRound = (head: string): boolean => /^\s*\S[^\r\n]*\n\r(?!\n(?!\r))/.test(head);

/** Its first line stands apart. */
const mayBeDoubled = (head: string): boolean => /^\s*\S[^\r\n]*(\r\n?|\n)[ \t]*\1/.test(head);

const isBlank = (line: string | undefined): boolean => line !== undefined && /^[ \t]*$/.test(line);

function withoutDoubles(text: string): string {
  const start = /^(?:[ \t]*\n)*/.exec(text)?.[0].length ?? 0;
  const end = text.indexOf('\n', start + LOOK);
  const head = text.slice(start, end < 0 ? text.length : end).split('\n');
  const header = doubledHeader(head);
  if (
    head.every((line, i) => i % 2 === 0 || isBlank(line)) &&
    (header > 0 ? isBlank(head[header]) : hasParagraphs(head))
  )
    return everyOther(text.slice(start).split('\n')).join('\n');
  if (header === 0) return text;
  const body = start + lengthOf(head.slice(0, header));
  return `${everyOther(head.slice(0, header)).join('\n')}\n\n${text.slice(body)}`;
}

const lengthOf = (lines: readonly string[]): number => lines.reduce((sum, line) => sum + line.length + 1, 0);

/** Blank lines between its paragraphs are three by now; a text of one-line paragraphs has none such. */
function hasParagraphs(lines: readonly string[]): boolean {
  const spoken = lines.findLastIndex((line) => !isBlank(line));
  return lines.slice(0, spoken).some((line, i) => i % 2 === 0 && isBlank(line));
}

const everyOther = (lines: readonly string[]): string[] => lines.filter((line, i) => i % 2 === 0 || !isBlank(line));

const FIELD = /^(?:[A-Za-z][!-9;-~]{0,75}[ \t]{0,8}:|[ \t]+\S|>?From )/;

/** How many lines of a header stand apart, blank ones included; 0 where no header does. */
function doubledHeader(lines: readonly string[]): number {
  let at = 0;
  while (FIELD.test(lines[at] ?? '') && isBlank(lines[at + 1])) at += 2;
  // Words that are indented look like a field that goes on.
  while (!isBlank(lines[at]) && /^[ \t]/.test(lines[at - 2] ?? '') && !/[;,][ \t]*$/.test(lines[at - 4] ?? '')) at -= 2;
  const fields = everyOther(lines.slice(0, at));
  const header = Buffer.from(`${fields.join('\n')}\n\n.`, 'latin1');
  return fields.length > 2 && looksLikeHeader(stripPreamble(header)) ? at : 0;
}
