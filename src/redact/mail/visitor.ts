import type { Binary } from './codec.ts';

/** What a piece of a mail belongs to: the notice, or the mail that it is about. */
export type Role = 'notice' | 'original';

/** What is done to the pieces of a mail. Everything that comes back as it was given stays as it is, byte for byte. */
export interface Visitor {
  /** The value of a field of a header or a report, folds included, RFC 2047 words not yet decoded. */
  field(name: string, value: string, role: Role): string;
  /** Readable text of the notice, decoded; `html` where it is HTML. */
  text(text: string, html: boolean): string;
  /** The content of a part of the original, or of a part of the notice that nobody reads for the diagnosis. */
  content(content: Binary, type: string, charset: string): Binary;
  boundary(boundary: string): string;
  /** Whether a message that comes with the notice, attached or in its text, is itself a notice to be read. */
  isNotice(message: Binary, where: 'attached' | 'inline'): boolean;
  /** Whether the words of the notice stand in attached files. */
  readonly readsFiles: boolean;
}

export interface Place {
  readonly role: Role;
  readonly depth: number;
  readonly visitor: Visitor;
  /** The charset around it, for headers that name none. */
  readonly charset: string;
}
