import type { InPieces } from '../../pieces.ts';
import type { Finding } from './finding.ts';

/** What there is to say about one message: all of it, or, where it has very many recipients, a part. */
export interface Piece {
  /** Never empty. */
  readonly findings: readonly Finding[];
  /** How many findings of the message came before; the message begins at 0. */
  readonly from: number;
  /** How many it has in all; null where that is not known yet. */
  readonly of: number | null;
}

export const wholePiece = (findings: readonly Finding[]): Piece => ({ findings, from: 0, of: findings.length });

/** Whether this is all of the message. */
export const isWhole = ({ findings, from, of }: Piece): boolean => from === 0 && findings.length === of;

/** Joins neighbouring pieces of a message as long as they have less than `most` findings. */
export async function* gathered(pieces: AsyncIterable<Piece>, most: number): AsyncGenerator<Piece> {
  const held: Piece[] = [];
  for await (const piece of pieces) {
    const isFull = held.reduce((sum, { findings }) => sum + findings.length, 0) >= most;
    if (held.length > 0 && (piece.from === 0 || isFull)) yield joined(held.splice(0));
    held.push(piece);
    // Nobody waits for the next message to see this one.
    if (piece.from + piece.findings.length === piece.of) yield joined(held.splice(0));
  }
  if (held.length > 0) yield joined(held);
}

const joined = (pieces: readonly Piece[]): Piece => ({
  ...(pieces[0] as Piece),
  findings: pieces.flatMap(({ findings }) => findings),
});

/** Those that come behind the first. */
export async function* laterPieces({ first, of, rest }: InPieces<Finding>): AsyncGenerator<Piece> {
  let from = first.length;
  for await (const findings of rest ?? []) {
    yield { findings, from, of };
    from += findings.length;
  }
}
