import { looksLikeNotice } from '../extract/forward.ts';
import { extract } from '../extract/notice.ts';
import { readHeaderBlock } from '../mail/header-block.ts';
import { parseMail } from '../mail/parse.ts';
import type { BounceRecord, RawMessage } from '../model.ts';
import type { Engine } from '../pipeline.ts';
import type { CompiledTable } from '../rules/compile.ts';
import { type Book, createBook } from './book.ts';
import { type Binary, toBinary, toBytes } from './codec.ts';
import { collect } from './collect.ts';
import { createReplace } from './find.ts';
import { type KeptNames, keptNames } from './kept-names.ts';
import { leftovers } from './leftovers.ts';
import { createReader, type Pieces } from './pieces.ts';
import { createRewriter } from './rewriter.ts';
import { type Difference, differences } from './same-diagnosis.ts';
import { createVocabulary, type Vocabulary } from './vocabulary.ts';
import { type Visitor, walkMessage, walkPasted } from './walk.ts';

/** A copy that may be shared, or why there is none. */
export type Redaction =
  | { readonly ok: true; readonly bytes: Uint8Array }
  /** The diagnosis would change. */
  | { readonly ok: false; readonly why: 'diagnosis'; readonly differences: readonly Difference[] }
  /** Something that had to be replaced is still there. */
  | { readonly ok: false; readonly why: 'leftovers'; readonly leftovers: readonly string[] };

/**
 * Replaces addresses, names, hosts, IP addresses, Message-IDs, queue ids, subjects and the original's body by
 * examples, the same by the same, and keeps structure, charsets and the servers' own words.
 */
export async function redact(raw: RawMessage, engine: Engine): Promise<Redaction> {
  const before = await diagnosed(raw, engine);
  const forwarded = await isForwarded(raw, before);
  const isNotice: Visitor['isNotice'] = (message, where) =>
    forwarded || ((where === 'inline' || isOrdinary(before)) && isNoticeHead(message));
  const pieces = read(raw, isNotice);
  const { kept, vocabulary } = knownFrom(engine.table);
  const book = createBook(kept, takenIn(pieces));
  const literals = collect(pieces, before, book, vocabulary);
  const replace = createReplace(book, literals);
  const rewriter = createRewriter({ book, replace, isNotice, ordinary: isOrdinary(before) || forwarded });
  const bytes = walk(raw, rewriter);
  return judge({ ...raw, bytes }, { before, pieces, book, isNotice, engine });
}

interface Known {
  readonly kept: KeptNames;
  readonly vocabulary: Vocabulary;
}

const known = new WeakMap<CompiledTable, Known>();

/** Thousands of phrases are taken apart once for a table, not once for a mail. */
function knownFrom(table: CompiledTable): Known {
  const made = known.get(table) ?? { kept: keptNames(table.providers), vocabulary: createVocabulary(table) };
  known.set(table, made);
  return made;
}

interface Origin {
  readonly before: readonly BounceRecord[];
  readonly pieces: Pieces;
  readonly book: Book;
  readonly isNotice: Visitor['isNotice'];
  readonly engine: Engine;
}

async function judge(copy: RawMessage, { before, pieces, book, isNotice, engine }: Origin): Promise<Redaction> {
  const changed = differences(before, await diagnosed(copy, engine), book.address);
  if (changed.length > 0) return { ok: false, why: 'diagnosis', differences: changed };
  const left = leftovers(pieces, read(copy, isNotice), book);
  return left.length > 0 ? { ok: false, why: 'leftovers', leftovers: left } : { ok: true, bytes: copy.bytes };
}

const diagnosed = async (raw: RawMessage, engine: Engine): Promise<readonly BounceRecord[]> =>
  (await engine.diagnose(raw)).map(({ record }) => record);

const isOrdinary = (records: readonly BounceRecord[]): boolean =>
  records.every(({ kind }) => kind === 'other' || kind === 'unreadable');

/** The notice is attached to somebody's mail: then that attachment is no original but what has to be read. */
async function isForwarded(raw: RawMessage, before: readonly BounceRecord[]): Promise<boolean> {
  if (raw.shape === 'text' || isOrdinary(before)) return false;
  const own = extract(await parseMail(raw, { whole: true }));
  return own.failures.every(({ kind }) => kind === 'other');
}

const isNoticeHead = (head: Binary): boolean =>
  looksLikeNotice(readHeaderBlock(head.slice(0, 65_536).replaceAll('\r\n', '\n')));

function walk({ bytes, shape }: RawMessage, visitor: Visitor): Uint8Array {
  const binary = toBinary(bytes);
  return toBytes(shape === 'text' ? walkPasted(binary, visitor) : walkMessage(binary, visitor));
}

function read(raw: RawMessage, isNotice: Visitor['isNotice']): Pieces {
  const reader = createReader(isNotice);
  walk(raw, reader);
  return reader.pieces;
}

/** An example that happens to stand in the mail must not stand for something else. */
function takenIn({ fields, texts }: Pieces): (value: string) => boolean {
  const words = new Set<string>();
  for (const text of [...fields.map(({ value }) => value), ...texts])
    for (const [word] of text.matchAll(/[\w.:@+-]{1,400}/g))
      addWord(words, word.toLowerCase().replace(/^[.:-]+|[.:-]+$/g, ''));
  return (value) => words.has(value.toLowerCase());
}

/** A domain is taken where an address has it, too. */
function addWord(words: Set<string>, word: string): void {
  words.add(word);
  words.add(word.slice(word.lastIndexOf('@') + 1));
}
