/**
 * How sure it is that an address in a notice's words is a recipient whom it speaks of. Whole steps are forms of the line
 * that it stands on; halves are what the words around it add or take.
 */
export const WEIGHT = {
  /** Only recipients stand so: behind a label, beneath a line that announces them, before a reply. */
  named: 4,
  /** In a reply, behind `To:`, or as the alias that led to the failed one. */
  likely: 3.5,
  /** Alone on its line, and nothing says why. */
  alone: 3,
  /** Behind the `To:` of the original's header, which others may have got too. */
  detail: 2.5,
  /** In a sentence, or accepted by a server before something else failed. */
  mentioned: 2,
  /** Whom a mail was sent to that did not reach others, who are named behind it. */
  before: 1.8,
  /** In a signature. */
  signed: 1,
  /** Surely not: whom to ask, who sent it, who got it. */
  none: 0,
} as const;

/** What the words of a sentence add. */
export const ADDED = {
  /** It tells of a failure. */
  failing: 1,
  /** The original was for this very address. */
  wanted: 1,
  /** Words such as `to` lead to it. */
  towards: 0.5,
  /** It stands in angle brackets. */
  bracketed: 0.5,
  /** Beneath a list of the failed the dialog names others too, who are still to be tried again. */
  unlisted: -2,
} as const;

/** The most that an address can weigh that is hardly ever a recipient: it is one where nobody else is named. */
export const AT_MOST = {
  /** Whom the notice came to, or who sent the original. */
  sender: 1.9,
  /** `mailer-daemon`, which writes notices. */
  daemon: 1.8,
  /** Who wrote this one. */
  author: 1.7,
  /** A help desk of the domain that wrote it. */
  helper: 1.3,
  /** What each of these loses where the form of its line is no sure one. */
  unsure: 0.5,
} as const;

/** From which weight on what is done with an address. */
export const ENOUGH = {
  /** Below this nobody is a recipient. */
  least: 1.6,
  /** The words name somebody, so that a mail that quotes no reply may be a notice all the same. */
  substantial: WEIGHT.detail,
  /** Nobody looks for a notice within the notice. */
  outermost: WEIGHT.alone,
  /** Where somebody is named, whoever is likely is a recipient too. */
  beside: WEIGHT.likely,
} as const;
