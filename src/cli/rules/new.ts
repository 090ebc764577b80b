import { draftRule } from '../../check/draft/draft-rule.ts';
import type { Reason } from '../../model.ts';
import { visible } from '../../visible.ts';
import { EXIT, type Io, inviteToPaste, tell } from '../io/io.ts';
import { readLines } from '../io/lines.ts';
import { writeOut } from '../io/sink.ts';
import type { SharedOptions } from '../shared/shared-options.ts';
import { openTable } from '../shared/table.ts';

export interface RulesNewOptions extends SharedOptions {
  readonly reason?: Reason;
  readonly to?: string;
}

/** Far more than a draft takes from it. */
const LONGEST_TEXT = 65_536;

/** `rules new LINE`: a commented rule to go on from. */
export async function newRule(words: readonly string[], options: RulesNewOptions, io: Io): Promise<number> {
  const line = await lineFrom(words, options, io);
  const draft = draftRule(line, await openTable(options, io), options);
  if (draft === null) {
    tell(
      io,
      `「${visible(line, 80)}」には規則の語句にできる言葉がありません。サーバーの言葉を、前後も含めて指定してください。`,
    );
    return EXIT.usage;
  }
  // Somebody has gone on from the last draft.
  await writeOut(draft, { ...options, isNew: true }, io);
  return EXIT.ok;
}

async function lineFrom(words: readonly string[], options: RulesNewOptions, io: Io): Promise<string> {
  if (words.join(' ') !== '-') return words.join(' ').trim();
  inviteToPaste(words, options, io);
  let text = '';
  for await (const { bytes } of readLines(io.stdin)) {
    text += ` ${bytes.toString('utf8').trim()}`;
    if (text.length > LONGEST_TEXT) break;
  }
  return text.trim();
}
