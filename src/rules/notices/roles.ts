import type { Command } from '../../model.ts';

/**
 * What a wording does in a notice, by who asks for it: those of one reader are looked for together. Where on its line a
 * wording has to stand for that is code: see `extract/wording`.
 */
export const READERS = {
  /** Of every line, until the mail that comes back begins. */
  original: [
    /** Opens the line above the mail that comes back. */
    'original-follows',
    /** The same, with nothing else on the line than dashes and colons. */
    'original-title',
    /** The same, where a row of dashes opens the line. */
    'original-between-rules',
    /** Tells that the mail comes back; it follows where its fields do. */
    'original-enclosed',
  ],
  /** What became of the mail. */
  fate: [
    /** It was not delivered. */
    'failing',
    /** The server tries again; `surely`: though it also says what a failure says. */
    'trying',
    'surely-trying',
    'given-up',
    'arrived',
    'surely-arrived',
  ],
  /** Whose mail it was. */
  naming: [
    /** Announces whose mail failed. */
    'introduces',
    /** The same, at the end of its line. */
    'introduces-at-end',
    /** What was done with a mail; a colon at the end of its line announces to whom. */
    'sends',
  ],
  /** Who refused, and when. */
  dialog: [
    /** Names the command that a reply answered. */
    'stage',
  ],
  subject: [
    /** Only notices have it. */
    'notice-subject',
    'delay-subject',
    'success-subject',
    /** Tells of no success. */
    'not-arrived',
  ],
} as const;

export type Reader = keyof typeof READERS;
export type Role = (typeof READERS)[Reader][number];
export const ROLES: readonly Role[] = Object.values(READERS).flat();
export const READER_OF = Object.fromEntries(
  Object.entries(READERS).flatMap(([reader, roles]) => roles.map((role) => [role, reader])),
) as Readonly<Record<Role, Reader>>;

/** Where these begin and end on their line matters; of the others only that they are there. */
export const FRAMED: ReadonlySet<Role> = new Set([...READERS.original, 'introduces-at-end', 'sends']);

/** What is to be known of a wording. */
export interface Meaning {
  readonly role: Role;
  /** The command that a reply answered, of a `stage`. */
  readonly command?: Command;
}

/** A wording where it stands on a line. */
export interface Heard extends Meaning {
  readonly start: number;
  readonly end: number;
  /** What stands at its `{host}`. */
  readonly host: { readonly start: number; readonly end: number } | null;
}
