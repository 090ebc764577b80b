import { extract } from '../extract/notice.ts';
import { looksLikeNotice } from '../extract/original/forward.ts';
import { readHeaderBlock } from '../mail/header/header-block.ts';
import { parseMail } from '../mail/parse.ts';
import type { BounceRecord, RawMessage } from '../model.ts';
import type { Engine } from '../pipeline.ts';
import type { CompiledTable } from '../rules/table/compiled.ts';
import { collect } from './collect/collect.ts';
import { createReader, type Pieces } from './collect/pieces.ts';
import { createReplace, type Replace } from './find/find.ts';
import { freeWords } from './find/free-words.ts';
import { createFindKnown } from './find/known-values.ts';
import { type Book, createBook } from './known/book.ts';
import { type KeptNames, keptNames } from './known/kept-names.ts';
import { createSpeech } from './known/speech.ts';
import { createVocabulary, type Vocabulary } from './known/vocabulary.ts';
import { leftovers } from './leftovers.ts';
import { type Binary, toBinary, toBytes } from './mail/codec.ts';
import type { Visitor } from './mail/visitor.ts';
import { walkMessage, walkPasted } from './mail/walk.ts';
import { createRewriter } from './rewrite/rewriter.ts';
import { type Difference, differences } from './same-diagnosis.ts';
import { takenIn } from './taken.ts';

/** A copy that may be shared, or why there is none. */
export type Redaction =
  | { readonly ok: true; readonly bytes: Uint8Array }
  /** The diagnosis would change. */
  | { readonly ok: false; readonly why: 'diagnosis'; readonly differences: readonly Difference[] }
  /** Something that had to be replaced is still there. */
  | { readonly ok: false; readonly why: 'leftovers'; readonly leftovers: readonly string[] };

/**
 * Keeps structure, charsets, the servers' own words and the fields that a diagnosis reads; addresses, names, hosts,
 * IP addresses, ids and subjects in them become examples, the same by the same, and all else is taken out.
 */
export async function redact(raw: RawMessage, engine: Engine): Promise<Redaction> {
  const before = await diagnosed(raw, engine);
  const look = await lookAt(raw, before);
  const pieces = read(raw, look);
  const { kept, vocabulary, speech } = knownFrom(engine.table);
  const book = createBook(kept, takenIn(pieces));
  const found = collect(pieces, peopleIn(before), book, vocabulary);
  const finds = { first: createFindKnown(found.first()), last: createFindKnown(found.last()) };
  const replace = createReplace(book, vocabulary, finds, freeWords(speech(answersIn(before))));
  const bytes = walk(raw, createRewriter({ ...look, book, known: vocabulary, replace }));
  return judge({ ...raw, bytes }, { before, book, replace, look, engine });
}

const peopleIn = (records: readonly BounceRecord[]): readonly string[] =>
  records
    .flatMap(({ recipient, originalRecipient, sender, returnPath }) => [
      recipient,
      originalRecipient,
      sender,
      returnPath,
    ])
    .filter((address) => address !== null);

/** A server's words stand behind its code. */
const answersIn = (records: readonly BounceRecord[]): readonly string[] =>
  records.flatMap(({ diagnosticCode, replyCode, status }) =>
    diagnosticCode !== null && (replyCode ?? status) !== null ? [diagnosticCode] : [],
  );

interface Known {
  readonly kept: KeptNames;
  readonly vocabulary: Vocabulary;
  readonly speech: ReturnType<typeof createSpeech>;
}

const known = new WeakMap<CompiledTable, Known>();

/** Thousands of phrases are taken apart once for a table, not once for a mail. */
function knownFrom(table: CompiledTable): Known {
  const made = known.get(table) ?? knownOf(table);
  known.set(table, made);
  return made;
}

function knownOf(table: CompiledTable): Known {
  const vocabulary = createVocabulary(table);
  return { kept: keptNames(table.providers), vocabulary, speech: createSpeech(table, vocabulary) };
}

/** How the extraction looks at a mail. */
interface Look extends Pick<Visitor, 'isNotice' | 'readsFiles'> {
  /** Its subject is somebody's. */
  readonly ordinary: boolean;
}

async function lookAt(raw: RawMessage, before: readonly BounceRecord[]): Promise<Look> {
  const ordinary = before.every(({ kind }) => kind === 'other' || kind === 'unreadable');
  const mail = raw.shape === 'text' ? null : await parseMail(raw, { whole: true });
  // The notice is attached to somebody's mail: then that attachment is no original but what has to be read.
  const forwarded = mail !== null && !ordinary && extract(mail).failures.every(({ kind }) => kind === 'other');
  return {
    ordinary: ordinary || forwarded,
    isNotice: (message, where) => forwarded || ((where === 'inline' || ordinary) && isNoticeHead(message)),
    readsFiles: mail !== null && !mail.text.includes('@'),
  };
}

const isNoticeHead = (head: Binary): boolean =>
  looksLikeNotice(readHeaderBlock(head.slice(0, 65_536).replaceAll('\r\n', '\n')));

interface Origin {
  readonly before: readonly BounceRecord[];
  readonly book: Book;
  readonly replace: Replace;
  readonly look: Look;
  readonly engine: Engine;
}

async function judge(copy: RawMessage, { before, book, replace, look, engine }: Origin): Promise<Redaction> {
  const changed = differences(before, await diagnosed(copy, engine), book.address);
  if (changed.length > 0) return { ok: false, why: 'diagnosis', differences: changed };
  const left = leftovers(copy.bytes, read(copy, look), replace);
  return left.length > 0 ? { ok: false, why: 'leftovers', leftovers: left } : { ok: true, bytes: copy.bytes };
}

const diagnosed = async (raw: RawMessage, engine: Engine): Promise<readonly BounceRecord[]> =>
  (await engine.diagnose(raw)).map(({ record }) => record);

function walk({ bytes, shape }: RawMessage, visitor: Visitor): Uint8Array {
  const binary = toBinary(bytes);
  return toBytes(shape === 'text' ? walkPasted(binary, visitor) : walkMessage(binary, visitor));
}

function read(raw: RawMessage, look: Look): Pieces {
  const reader = createReader(look);
  walk(raw, reader);
  return reader.pieces;
}
