import type { Finding } from '../finding/finding.ts';
import type { Dialect } from './dialect.ts';

const EXPIRED = /envelope expired/i;

/** OpenSMTPD sends `delayed` reports about envelopes that it has just given up. */
function givenUp(finding: Finding): Finding {
  return EXPIRED.test(finding.words ?? '') ? { ...finding, action: 'failed' } : finding;
}

export const opensmtpd: Dialect = {
  name: 'opensmtpd',
  specificity: 1,
  recognises: ({ prose }) => EXPIRED.test(prose) && /this is the MAILER-DAEMON/i.test(prose),
  read: (_, general) => {
    const reading = general();
    return reading && { ...reading, findings: reading.findings.map(givenUp) };
  },
};
