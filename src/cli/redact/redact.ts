import { readInputs } from '../../input/store/read.ts';
import type { RawMessage } from '../../model.ts';
import { createEngine } from '../../pipeline.ts';
import { type Redaction, redact as redactMessage } from '../../redact/redact.ts';
import type { Difference } from '../../redact/same-diagnosis.ts';
import { visible } from '../../visible.ts';
import { EXIT, type Io, inviteToPaste, tell } from '../io/io.ts';
import { writeOut } from '../io/sink.ts';
import { noTroubles, report } from '../shared/inputs.ts';
import type { SharedOptions } from '../shared/shared-options.ts';
import { openTable } from '../shared/table.ts';

/** `redact FILE`: a copy of the mail that is fit to share. Nothing is written where there is a doubt. */
export async function redact(path: string, options: SharedOptions, io: Io): Promise<number> {
  inviteToPaste([path], options, io);
  const message = await onlyMessage(path, io);
  if (message === null) return EXIT.usage;
  if (message.truncated) return refuse(path, ['メールが大きすぎるか途中で切れていて、全体を読めません。'], io);
  const result = await redactMessage(message, createEngine(await openTable(options, io)));
  if (!result.ok) return refuse(path, reasonsOf(result), io);
  await writeOut(result.bytes, { ...options, inputs: [path] }, io);
  if (!options.quiet)
    tell(io, '伏せ字にした写しを作りました。渡す前に、伏せたい言葉が残っていないか目で確かめてください。');
  return EXIT.ok;
}

/** A fixture is one message; null, and said why, where there is none or another. */
async function onlyMessage(path: string, io: Io): Promise<RawMessage | null> {
  const troubles = noTroubles();
  const found: RawMessage[] = [];
  for await (const item of readInputs([path], { stdin: io.stdin, mode: 'files' })) {
    if (item.type === 'message') found.push(item.message);
    else if (item.type !== 'record' && item.type !== 'lines') report(item, { io, troubles });
    if (found.length > 1) break;
  }
  const [message] = found;
  if (troubles.problems > 0 || message === undefined) return null;
  if (found.length === 1) return message;
  tell(io, `${named(path)} には2通以上のメールがあります。1通だけのファイルにしてください。`);
  return null;
}

const named = (path: string): string => (path === '-' ? '標準入力' : visible(path));

function refuse(path: string, reasons: readonly string[], io: Io): number {
  tell(io, `${named(path)} の写しは作りませんでした。`);
  for (const reason of reasons) io.stderr.write(`  ${reason}\n`);
  return EXIT.finding;
}

function reasonsOf(result: Extract<Redaction, { ok: false }>): readonly string[] {
  if (result.why === 'leftovers') return result.leftovers.map((left) => `伏せきれませんでした: ${visible(left)}`);
  return ['名前などを置き換えると診断が変わるためです。', ...result.differences.map(differenceLine)];
}

const differenceLine = ({ record, field, before, after }: Difference): string =>
  record === 0
    ? `宛先の数: ${before} から ${after} へ`
    : `${record} 件目の ${field}: ${shown(before)} から ${shown(after)} へ`;

const shown = (value: Difference['before']): string => (value === null ? 'なし' : visible(String(value)));
