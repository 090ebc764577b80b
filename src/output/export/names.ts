/** The forms of forms.ts, which a start need not load to name them. */
export const EXPORT_NAMES = [
  ...(['addresses', 'sendgrid', 'mailchimp', 'hubspot', 'ses', 'mailgun', 'mailgun-unsubscribes'] as const),
] as const;
export type ExportName = (typeof EXPORT_NAMES)[number];
