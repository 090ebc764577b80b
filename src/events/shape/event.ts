import * as z from 'zod/mini';
import type { Kind } from '../../model.ts';

/** What became of one mail to one recipient, as a sending service told it to a program. */
export interface ServiceEvent {
  readonly kind: Exclude<Kind, 'other' | 'unreadable'>;
  readonly recipient: string | null;
  /** The other server's words, or the service's own where it did not get so far. */
  readonly words?: string | null;
  readonly replyCode?: string | null;
  readonly status?: string | null;
  readonly remoteMta?: string | null;
  /** The service keeps a list of those it does not send to, and sent nothing. */
  readonly dropped?: boolean;
  /** ISO 8601. */
  readonly date?: string | null;
  /** When the mail itself was sent. */
  readonly sentDate?: string | null;
  readonly sender?: string | null;
  readonly subject?: string | null;
  /** Message-ID of the mail. */
  readonly messageId?: string | null;
  /** The service's own name for the mail. */
  readonly queueId?: string | null;
  /** Feedback-Type of RFC 5965. */
  readonly feedbackType?: string | null;
}

/** One sending service. */
export interface Service {
  readonly name: string;
  /** What an object tells: of no delivery perhaps (somebody opened a mail); null where it is none of this service's. */
  read(value: unknown): readonly ServiceEvent[] | null;
}

/** A service whose objects have a shape of their own. */
export const service = <T extends z.ZodMiniType>(
  name: string,
  shape: T,
  events: (value: z.infer<T>) => readonly ServiceEvent[],
): Service => ({
  name,
  read(value) {
    const { success, data } = shape.safeParse(value);
    return success ? events(data) : null;
  },
});

/** A field that is nice to have: where it is something else, the event still tells the rest. */
export const perhaps = <T extends z.ZodMiniType>(shape: T) => z.catch(z.nullish(shape), null);
export const text = perhaps(z.string());
export const numeric = perhaps(z.union([z.string(), z.number()]));
