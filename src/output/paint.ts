import { styleText } from 'node:util';

/** What a card's first line is about: a failure, a wait, an arrival, or something else. */
export type Tone = 'failed' | 'waiting' | 'arrived' | 'neutral';

/** Colours of a card; the words say everything without them. */
export interface Paint {
  lead(tone: Tone, text: string): string;
  label(text: string): string;
  quiet(text: string): string;
}

/** Node's styleText looks at the terminal and NO_COLOR in some releases; here whoever calls decides about colour. */
export function createPaint(colored: boolean): Paint {
  const styled = (style: Style, text: string): string =>
    colored && text !== '' ? styleText(style, text, { validateStream: false }) : text;
  return {
    lead: (tone, text) => styled('bold', styled(TONES[tone], text)),
    label: (text) => styled('cyan', text),
    quiet: (text) => styled('dim', text),
  };
}

type Style = 'bold' | 'cyan' | 'dim' | (typeof TONES)[Tone];

const TONES = { failed: 'red', waiting: 'yellow', arrived: 'green', neutral: 'reset' } as const;
