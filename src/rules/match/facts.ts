import type { Command } from '../../model.ts';

/** What a rule can look at. */
export interface Facts {
  /** The other server's words. */
  readonly said: string;
  /**
   * The notice's subject and what it says about this recipient or about all alike, blank lines between the paragraphs;
   * tried when neither the server's words nor its codes settle anything.
   */
  readonly prose: string;
  readonly provider: string | null;
  readonly replyCode: string | null;
  readonly status: string | null;
  readonly command: Command | null;
  readonly forwarded: boolean;
  /** Whether an address failed: then somebody's notice is read, not a question. */
  readonly addressed: boolean;
  /** Day in JST, `YYYY-MM-DD`. */
  readonly day: string | null;
}
