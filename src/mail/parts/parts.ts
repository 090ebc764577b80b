import { MailParser } from 'mailparser';
import { asBuffer } from '../../input/bytes/chunks.ts';
import { once } from '../../once.ts';
import { Leaf, type MimeNode, namedType } from './leaf.ts';
import { bodyStretch, headerStretch, withoutLineEnd } from './stretches.ts';

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
type Piece = TreeNode | { readonly type: 'body' | 'data' };

/** What cuts the message, within mailparser. */
interface Splitter {
  readonly state: number;
  nodeCounter: number;
  /** Begins a message, or a part of one. */
  newNode(): void;
  processLine(line: Buffer | false, final: boolean, next: (error: Error | null, piece?: Piece | false) => void): void;
  push(piece: Piece): boolean;
}

const IN_HEADER = 1;

const isLeaf = ({ contentType, messageNode }: TreeNode): boolean =>
  messageNode !== true && !(contentType || '').startsWith('multipart/');

/** RFC 2046 section 5.1.5: what names no type in a digest is a message. */
const isDigested = ({ parentNode, headers }: TreeNode): boolean =>
  parentNode !== false &&
  parentNode.multipart === 'digest' &&
  !headers.getList().some(({ key }) => key === 'content-type');

/** A part whose words go on. */
interface Open {
  readonly leaf: Leaf;
  /** Where they begin. */
  readonly start: number;
  /** One of several. */
  readonly isPart: boolean;
}

const NO_MESSAGE = Buffer.alloc(0);

/**
 * mailparser merges all readable parts into one text, decodes them by the charset they name, and makes a stream with
 * a checksum of each other part. A notice's parts have to stay apart and often name a wrong charset, so every leaf
 * is taken as it comes out of the tree.
 *
 * It also reads line by line and in turns of the event loop, though only a blank line ends a header and only hyphens
 * begin a boundary. Given the lines between them together, and all messages one after the other, it takes half the time.
 */
class LeafReader {
  readonly #splitter: Splitter = (new MailParser() as unknown as { readonly splitter: Splitter }).splitter;
  #message: Buffer = NO_MESSAGE;
  #headerLines: readonly HeaderLine[] = [];
  #leaves: Leaf[] = [];
  #open: Open | null = null;
  /** The stretch of the message that the splitter is at. */
  #from = 0;
  #to = 0;
  readonly #next = (error: Error | null, piece?: Piece | false): void => {
    if (error) throw error;
    if (piece) this.#take(piece);
  };

  constructor() {
    // A part that is no more than a header comes this way; nobody reads the stream.
    this.#splitter.push = (node) => this.#take(node);
  }

  take(message: Buffer): Leaves {
    this.#begin(message);
    while (this.#to < message.length) {
      this.#from = this.#to;
      this.#to = (this.#splitter.state === IN_HEADER ? headerStretch : bodyStretch)(message, this.#from);
      this.#splitter.processLine(message.subarray(this.#from, this.#to), false, this.#next);
    }
    this.#splitter.processLine(false, true, this.#next);
    if (this.#open !== null) this.#open.leaf.body = message.subarray(this.#open.start);
    const taken = { headerLines: this.#headerLines, leaves: this.#leaves };
    this.#begin(NO_MESSAGE);
    return taken;
  }

  #begin(message: Buffer): void {
    [this.#message, this.#headerLines, this.#leaves, this.#open] = [message, [], [], null];
    [this.#from, this.#to] = [0, 0];
    this.#splitter.nodeCounter = 0;
    this.#splitter.newNode();
  }

  #take(piece: Piece): boolean {
    if (piece.type === 'node') this.#enter(piece);
    else if (piece.type === 'data') this.#leave();
    return true;
  }

  #enter(node: TreeNode): void {
    if (node.root) this.#headerLines = node.headers.getList();
    if (!isLeaf(node)) return;
    const leaf = new Leaf(node, isDigested(node) ? 'message/rfc822' : namedType(node));
    this.#leaves.push(leaf);
    this.#open = { leaf, start: this.#to, isPart: node.parentNode !== false };
  }

  /** At a boundary. */
  #leave(): void {
    if (this.#open === null) return;
    const { leaf, start, isPart } = this.#open;
    const body = this.#message.subarray(start, this.#from);
    leaf.body = isPart ? withoutLineEnd(body) : body;
    this.#open = null;
  }
}

const reader = once(() => new LeafReader());

/** Takes a message apart. Throws where mailparser gives up: above 1,000 nodes or a header of 1 MiB. */
export const readLeaves = (bytes: Uint8Array): Leaves => reader().take(asBuffer(bytes));
