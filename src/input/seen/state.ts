/** What earlier runs have read of their inputs. */
export interface State {
  /** By the full path of a folder: what of it was read, by name. In a Maildir names are those that outlive flags. */
  readonly folders: ReadonlyMap<string, ReadonlyMap<string, SeenFile>>;
  /** By the address of a mailbox on a server. */
  readonly servers: ReadonlyMap<string, SeenServer>;
}

export type SeenFile = SeenMessage | SeenWhole | SeenMailbox;

/** A message of a Maildir, which never changes. */
export interface SeenMessage {
  readonly is: 'message';
}

/** A file that is read as a whole, and again where it has changed. */
export interface SeenWhole {
  readonly is: 'whole';
  readonly size: number;
  /** Milliseconds since 1970. */
  readonly modified: number;
}

/** An mbox, to which messages are added. */
export interface SeenMailbox {
  readonly is: 'mailbox';
  /** Its length, of which all may not have been read: the last message may have been half there. */
  readonly size: number;
  /** Where the messages end that were read, and how many they are. */
  readonly offset: number;
  readonly messages: number;
  /** What stands before that, as `fingerprintOf` has it. */
  readonly fingerprint: string;
}

/** RFC 3501 section 2.3.1.1: a UID means the same message as long as UIDVALIDITY is the same. */
export interface SeenServer {
  readonly validity: string;
  readonly uid: number;
}

export const NOTHING_SEEN: State = { folders: new Map(), servers: new Map() };
