import type { Transform } from 'node:stream';
import { MailParser } from 'mailparser';
import { asBuffer } from '../../input/bytes/chunks.ts';
import { bodyStart } from './body-start.ts';
import { Leaf, type MimeNode, namedType } from './leaf.ts';

export interface HeaderLine {
  /** The field's name in lower case. */
  readonly key: string;
  /** The whole field, folded as it came, one byte per character. */
  readonly line: string;
}

export interface Leaves {
  /** The header of the message. */
  readonly headerLines: readonly HeaderLine[];
  /** In the order of the message. */
  readonly leaves: readonly Leaf[];
}

interface TreeNode extends MimeNode {
  readonly type: 'node';
  readonly root: boolean;
  /** Another message is read in its place. */
  readonly messageNode?: boolean;
  readonly headers: { getList(): readonly HeaderLine[] };
  readonly parentNode: { readonly multipart: string | false } | false;
}

/** What mailparser cuts a message into. `data` is what stands around the parts: boundaries, preamble, epilogue. */
type Piece = TreeNode | { readonly type: 'body'; readonly value: Buffer } | { readonly type: 'data' };

const isLeaf = ({ contentType, messageNode }: TreeNode): boolean =>
  messageNode !== true && !(contentType || '').startsWith('multipart/');

/** RFC 2046 section 5.1.5: what names no type in a digest is a message. */
const isDigested = ({ parentNode, headers }: TreeNode): boolean =>
  parentNode !== false &&
  parentNode.multipart === 'digest' &&
  !headers.getList().some(({ key }) => key === 'content-type');

/**
 * mailparser merges all readable parts into one text, decodes them by the charset they name, and makes a stream with
 * a checksum of each other part. A notice's parts have to stay apart and often name a wrong charset, so every leaf
 * is taken as it comes out of the tree.
 */
class LeafParser extends MailParser {
  /** What cuts the message; before it mailparser gathers the chunks of a stream. */
  declare readonly splitter: Transform;
  headerLines: readonly HeaderLine[] = [];
  readonly leaves: Leaf[] = [];
  #open: Leaf | null = null;

  /** mailparser calls it whenever there are pieces, and waits a turn of the event loop behind each; none here takes any time. */
  readData(): void {
    for (let piece: Piece | null = this.splitter.read(); piece !== null; piece = this.splitter.read())
      this.#take(piece);
  }

  #take(piece: Piece): void {
    if (piece.type === 'body') this.#open?.body.push(piece.value);
    else this.#open = piece.type === 'node' ? this.#enter(piece) : null;
  }

  #enter(node: TreeNode): Leaf | null {
    if (node.root) this.headerLines = node.headers.getList();
    if (!isLeaf(node)) return null;
    const leaf = new Leaf(node, isDigested(node) ? 'message/rfc822' : namedType(node));
    this.leaves.push(leaf);
    return leaf;
  }
}

/** What makes mailparser look for more than one node. */
const HAS_PARTS = /boundary|message\//i;

/** How much of a message has to be taken apart: where no part can come, its body need not be read line by line. */
function lengthToSplit(bytes: Buffer): number {
  const start = bodyStart(bytes);
  return start === 0 || HAS_PARTS.test(bytes.toString('latin1', 0, start)) ? bytes.length : start;
}

/** Takes a message apart. Rejects where mailparser gives up: above 1,000 nodes or a header of 1 MiB. */
export function readLeaves(bytes: Uint8Array): Promise<Leaves> {
  const message = asBuffer(bytes);
  const length = lengthToSplit(message);
  return new Promise((resolve, reject) => {
    const parser = new LeafParser();
    parser.on('error', reject);
    parser.splitter.on('end', () => {
      if (length < message.length) parser.leaves[0]?.body.push(message.subarray(length));
      resolve(parser);
    });
    parser.splitter.end(message.subarray(0, length));
  });
}
