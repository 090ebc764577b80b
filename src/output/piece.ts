import type { InPieces } from '../pieces.ts';
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

/** Those that come behind the first. */
export async function* laterPieces({ first, of, rest }: InPieces<Finding>): AsyncGenerator<Piece> {
  let from = first.length;
  for await (const findings of rest ?? []) {
    yield { findings, from, of };
    from += findings.length;
  }
}
