import { Chalk } from 'chalk';

/** What a card's first line is about: a failure, a wait, an arrival, or something else. */
export type Tone = 'failed' | 'waiting' | 'arrived' | 'neutral';

/** Colours of a card; the words say everything without them. */
export interface Paint {
  lead(tone: Tone, text: string): string;
  label(text: string): string;
  quiet(text: string): string;
}

const PLAIN: Paint = { lead: (_, text) => text, label: (text) => text, quiet: (text) => text };

/** chalk does not look at NO_COLOR, so whoever calls decides whether there is colour at all. */
export function createPaint(colored: boolean): Paint {
  if (!colored) return PLAIN;
  const chalk = new Chalk({ level: 1 });
  const tones = { failed: chalk.red, waiting: chalk.yellow, arrived: chalk.green, neutral: chalk.reset };
  return {
    lead: (tone, text) => chalk.bold(tones[tone](text)),
    label: (text) => chalk.cyan(text),
    quiet: (text) => chalk.dim(text),
  };
}
