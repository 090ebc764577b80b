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
  /** That a mail was not delivered. */
  failing: ['failing'],
  /** What else became of it. */
  fate: [
    /** The server tries again; `surely`: though it also says what a failure says. */
    'trying',
    'surely-trying',
    'given-up',
    /** Nothing else can be meant: the server has tried for as long as it does. */
    'surely-given-up',
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
  /** What a list server tells the author of a post that it did not distribute, or not yet. */
  posting: ['not-distributed'],
  /** What another server said, and what the words around it tell of it. */
  reply: [
    /** Names the command that it answered. */
    'stage',
    /** Gives the name of the server that said it. */
    'names-host',
    /** Gives the name of another one: of the server that writes. */
    'names-writer',
    /** The reply stands behind it. */
    'quotes-reply',
    /** The same, where a code follows. */
    'quotes-code',
    /** The same, where the command stands between. */
    'quotes-behind-command',
    /** The same, where it opens the words. */
    'opens-reply',
    /** Behind a reply: it is over. */
    'ends-reply',
    /** The same, with some words more. */
    'ends-reply-with-more',
    /** The server asked another one for the sender's address; what that one said stands behind it. */
    'checks-sender',
  ],
  /** How only servers begin. */
  opening: ['opens-notice'],
  /** Which server wrote the words. */
  writer: [
    /** Gives the name of the server that writes. */
    'introduces-itself',
    /** The same, behind a colon. */
    'names-itself',
    /** The same, where it opens a line. */
    'message-from',
  ],
  /** Whether a person wrote it. */
  person: [
    'courtesy',
    /** What no person says of his own mail. */
    'automatic',
  ],
  /** A mail that was deleted unread was not wanted: its reader, or a limit, took it not. */
  disposition: ['not-taken'],
  /** Whose reader is not there. */
  absence: [
    'is-away',
    /** What he does when he is back. */
    'answers-later',
  ],
  /** The line that mail programs put above what they forward. */
  forward: ['forward-line'],
  /** Pasted words that may be of anything. */
  refusal: [
    /** That a mail, or the way to a server, failed. */
    'refusal',
    'of-mail',
  ],
  /** Users of the server that writes. */
  locals: [
    /** A name without a domain follows behind a colon. */
    'not-found',
  ],
  /** Whose an address is, by the words before it on its line. */
  address: [
    /** Not the recipient's: it follows. */
    'names-other',
    /** The same, with some words between. */
    'names-other-near',
    /** The same, with a few. */
    'names-helper',
    /** Whom to ask; what for may stand between. */
    'asks-him',
    /** What for; to whom is said behind it. */
    'asks-him-about',
    /** The recipient's: a label before it, or a column's. */
    'labels-recipient',
    /** The same, as often of a signature. */
    'labels-mail',
    /** In a sentence about him: it follows. */
    'leads-to-recipient',
    /** The same: it went before. */
    'speaks-of-recipient',
    /** He got the mail: behind it. */
    'arrived-there',
    /** Those who did not are named behind it. */
    'others-follow',
    /** The one that was written to, and not the one that failed, follows. */
    'expanded-from',
    /** The sender's: he was refused, as the words behind it say. */
    'sender-refused',
    /** The sender's: it follows. */
    'names-sender',
    /** Whom to ask: the words behind it say so. */
    'contact-behind',
  ],
  /** What a line is that stands above or beneath an address. */
  line: [
    /** Whom to ask stands beneath; nothing else is on the line. */
    'contact-heading',
    /** The same of who sent the mail, at the end of the line. */
    'sender-heading',
    /** A field of the original's header that names whom it was for; it opens the line. */
    'field-to',
    /** One of the others. */
    'field-of-mail',
    /** The reason, or what stands above it; it opens the line. */
    'opens-reason',
    /** The reason follows; it closes the line. */
    'announces-reason',
    /** What to do, or whom to ask, and not what happened; it opens the line. */
    'asks-reader',
    /** The number behind it is the code of a reply. */
    'says-code',
  ],
  /** Of the header: a subject, an author, a mail program. */
  header: [
    /** Only notices have it. */
    'notice-subject',
    'delay-subject',
    'success-subject',
    /** Tells of no success. */
    'not-arrived',
    'personal-subject',
    /** Its reader is away; it opens the subject. */
    'auto-reply-subject',
    /** As mail servers sign. */
    'author-name',
    /** A person sends with it. */
    'mail-program',
  ],
} as const;

export type Reader = keyof typeof READERS;
export type Role = (typeof READERS)[Reader][number];
export const ROLES: readonly Role[] = Object.values(READERS).flat();
export const READER_OF = Object.fromEntries(
  Object.entries(READERS).flatMap(([reader, roles]) => roles.map((role) => [role, reader])),
) as Readonly<Record<Role, Reader>>;

/** Where these begin and end on their line matters; of the others only that they are there. */
export const FRAMED: ReadonlySet<Role> = new Set([
  ...READERS.original,
  ...READERS.forward,
  ...READERS.locals,
  'introduces-at-end',
  'sends',
  'introduces-itself',
  'names-itself',
  'message-from',
  'auto-reply-subject',
  ...READERS.reply.filter((role) => role !== 'stage'),
  ...READERS.address,
  ...READERS.line,
  ...READERS.absence,
]);

/** Before these no letter stands on their line. */
export const OPENS_LINE: ReadonlySet<Role> = new Set([...READERS.original, ...READERS.forward, 'message-from']);

/** What is to be known of a wording. */
export interface Meaning {
  readonly role: Role;
  /** The command that a reply answered, of a `stage`. */
  readonly command: Command | null;
}

/** A wording where it stands on a line. */
export interface Heard extends Meaning {
  readonly start: number;
  readonly end: number;
  /** What stands at its `{host}`. */
  readonly host: { readonly start: number; readonly end: number } | null;
}
