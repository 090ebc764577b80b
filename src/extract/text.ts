import type { Kind, Notice } from '../model.ts';
import { toFailure } from './failure.ts';
import { NOTHING } from './finding.ts';
import { originalOf, splitOriginal } from './original.ts';
import { saysDelay } from './phrases.ts';
import { readProse } from './prose.ts';
import { saidAbout } from './transcript.ts';

const NOBODY = { never: new Set<string>(), unlikely: new Set<string>(), wanted: new Set<string>() };

/** Reads what somebody pasted: a dialog's text, a log line, a reply, the body of a notice. */
export function extractText(text: string): Notice {
  const { prose, headers } = splitOriginal(text);
  const [found = NOTHING] = readProse(prose, NOBODY);
  const said = saidAbout(prose, found.recipient);
  const kind: Kind = saysDelay('', prose) ? 'delay' : 'bounce';
  const words = said?.words ?? prose.trim();
  const failure = toFailure({ ...found, words, command: said?.command ?? found.command }, kind);
  return {
    failures: [failure],
    original: originalOf(headers),
    reportingMta: null,
    returnPath: null,
    date: null,
    prose,
    subject: '',
    suspicious: false,
  };
}
