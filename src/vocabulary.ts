/** The words of the model of which there are only so many. */

export const KINDS = ['bounce', 'delay', 'success', 'feedback', 'vacation', 'other', 'unreadable'] as const;
export type Kind = (typeof KINDS)[number];

/** What the sending server was answering to; `DATA` means at or after DATA. */
export const COMMANDS = ['CONN', 'EHLO', 'STARTTLS', 'AUTH', 'MAIL', 'RCPT', 'DATA'] as const;
export type Command = (typeof COMMANDS)[number];

/** RFC 3464 section 2.3.3. */
export const ACTIONS = ['failed', 'delayed', 'delivered', 'relayed', 'expanded'] as const;
export type Action = (typeof ACTIONS)[number];

export const REASONS = [
  'userunknown',
  'hostunknown',
  'hasmoved',
  'notaccept',
  'filtered',
  'mailboxfull',
  'suspend',
  'emailtoolarge',
  'ratelimited',
  'rejected',
  'blocked',
  'badreputation',
  'requireptr',
  'authfailure',
  'norelaying',
  'spamdetected',
  'virusdetected',
  'policyviolation',
  'securityerror',
  'contenterror',
  'notcompliantrfc',
  'syntaxerror',
  'expired',
  'networkerror',
  'failedstarttls',
  'systemerror',
  'systemfull',
  'mailererror',
  'suppressed',
  'delivered',
  'feedback',
  'vacation',
  'onhold',
  'undefined',
  'smtpauth',
  'clientconfig',
] as const;
/** The vocabulary of Sisimai 5.6 and two of ours, `smtpauth` and `clientconfig`. */
export type Reason = (typeof REASONS)[number];

/** Who has to act. */
export const SIDES = ['sender', 'senderAdmin', 'recipient', 'recipientAdmin', 'network', 'unknown'] as const;
export type Side = (typeof SIDES)[number];

/** What to do with the address on a mailing list. */
export const LIST_ADVICE = ['remove', 'keep', 'hold'] as const;
export type ListAdvice = (typeof LIST_ADVICE)[number];

export const RESEND_ADVICE = ['no', 'automatic', 'later', 'after-fix'] as const;
export type ResendAdvice = (typeof RESEND_ADVICE)[number];

/** The order in which kinds of evidence count; the first tier that hits decides. */
export const TIERS = [
  'provider+text',
  'text',
  'clients',
  'weak',
  'provider+status',
  'similar',
  'status',
  'reply',
] as const;
export type Tier = (typeof TIERS)[number];

/**
 * What a rule lost by: the words it was found in came later (`look`), its tier, a rule of the user (`user`), fewer
 * keys, words that tell less or a coarser code (`weight`), shorter words (`length`), an `over`, the order of ids, or conditions that do not hold.
 */
export const LOSSES = ['look', 'tier', 'user', 'keys', 'weight', 'length', 'over', 'id', 'conditions'] as const;
export type Loss = (typeof LOSSES)[number];

/** Where a rule is looked for: in the other server's words, the notice's own, what is like them, the bare codes. */
export const LOOKS = ['said', 'prose', 'similar', 'codes'] as const;
