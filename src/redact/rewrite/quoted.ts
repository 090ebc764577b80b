import type { Visitor } from '../mail/visitor.ts';

/** `>>>` is what a server says that shows its dialogue. */
const QUOTED = /^\s?>(?!>>)\s?/;
const FIELD = /^(?:from|to|cc|subject|date|sent|message-id|差出人|送信者|宛先|件名|日時|送信日時)\s{0,4}[:：]/i;
const BODY = '本文は省きました。';

/** A mail that is quoted in the notice's words, without its body. */
export function withoutQuotedBodies(text: string, isNotice: Visitor['isNotice']): string {
  if (!/^\s?>/m.test(text)) return text;
  const lines = text.split('\n');
  const kept: string[] = [];
  for (let at = 0; at < lines.length; ) {
    const end = endOfQuote(lines, at);
    const block = lines.slice(at, Math.max(end, at + 1));
    kept.push(...(end > at ? withoutBody(block, isNotice) : block));
    at += block.length;
  }
  return kept.join('\n');
}

function endOfQuote(lines: readonly string[], at: number): number {
  let end = at;
  while (end < lines.length && QUOTED.test(lines[end] as string)) end++;
  return end;
}

function withoutBody(block: readonly string[], isNotice: Visitor['isNotice']): readonly string[] {
  const bare = block.map((line) => line.replace(QUOTED, ''));
  const first = bare.findIndex((line) => FIELD.test(line));
  const blank = bare.findIndex((line, i) => i > first && line.trim() === '');
  const fields = bare.slice(Math.max(first, 0), blank < 0 ? bare.length : blank).filter((line) => FIELD.test(line));
  if (fields.length < 2 || blank < 0 || isNotice(bare.slice(first).join('\n'), 'inline')) return block;
  const prefix = QUOTED.exec(block[blank] as string)?.[0].trimEnd() ?? '>';
  return [...block.slice(0, blank + 1), `${prefix} ${BODY}`];
}
