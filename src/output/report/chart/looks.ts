import { type Html, html, trusted } from '../../text/html.ts';

/** What a part of a chart is filled with: told by its pattern, and colour only helps. */
type Pattern = 'solid' | 'slash' | 'backslash' | 'dots' | 'grid' | 'lines' | 'bars' | 'blank';
type Tone = 'failed' | 'waiting' | 'arrived' | 'complaint' | 'accent' | 'neutral';

export interface Look {
  readonly pattern: Pattern;
  readonly tone: Tone;
}

const look = (pattern: Pattern, tone: Tone): Look => ({ pattern, tone });

/** Each category looks alike in every chart of every report, whatever its rank. */
const LOOKS: Readonly<Record<string, Look>> = {
  'kinds/bounce': look('slash', 'failed'),
  'kinds/delay': look('dots', 'waiting'),
  'kinds/success': look('solid', 'arrived'),
  'kinds/feedback': look('grid', 'complaint'),
  'kinds/vacation': look('lines', 'neutral'),
  'kinds/other': look('blank', 'neutral'),
  'kinds/unreadable': look('backslash', 'neutral'),
  'bounces/hard': look('slash', 'failed'),
  'bounces/soft': look('dots', 'waiting'),
  'bounces/unknown': look('blank', 'neutral'),
  'addresses/remove': look('slash', 'failed'),
  'addresses/complaint': look('grid', 'complaint'),
  'addresses/watch': look('dots', 'waiting'),
  'addresses/keep': look('solid', 'arrived'),
  'sides/sender': look('bars', 'accent'),
  'sides/senderAdmin': look('backslash', 'accent'),
  'sides/recipient': look('lines', 'arrived'),
  'sides/recipientAdmin': look('grid', 'neutral'),
  'sides/network': look('dots', 'waiting'),
  'sides/unknown': look('blank', 'neutral'),
  'fates/hard': look('slash', 'failed'),
  'fates/other': look('dots', 'waiting'),
  'fates/complaint': look('grid', 'complaint'),
};

/** Of a category that has none, as one of a newer version. */
const PLAIN = look('blank', 'neutral');

export const lookOf = (section: string, key: string): Look =>
  (Object.hasOwn(LOOKS, `${section}/${key}`) && LOOKS[`${section}/${key}`]) || PLAIN;

/** What fills a shape with it. */
export const fillOf = ({ pattern, tone }: Look): string => `url(#${pattern}-${tone})`;

const SHAPES: Readonly<Record<Pattern, string>> = {
  solid: '<rect width="8" height="8" class="ink"/>',
  slash: '<path d="M-2 10 10-2M-2 2 2-2M6 10l4-4"/>',
  backslash: '<path d="M-2-2 10 10M-2 6l4 4M6-2l4 4"/>',
  dots: '<circle cx="4" cy="4" r="1.8" class="ink"/>',
  grid: '<path d="M0 4h8M4 0v8"/>',
  lines: '<path d="M0 4h8"/>',
  bars: '<path d="M4 0v8"/>',
  blank: '',
};

/** What the charts refer to; stands once in a document. */
export const PATTERNS: Html = html`
<svg width="0" height="0" aria-hidden="true" class="patterns"><defs>${[
  ...new Map(Object.values(LOOKS).map((one) => [fillOf(one), one])).values(),
].map(
  ({ pattern, tone }) =>
    html`<pattern id="${pattern}-${tone}" class="${tone}" width="8" height="8" patternUnits="userSpaceOnUse"><rect width="8" height="8" class="paper"/>${trusted(SHAPES[pattern])}</pattern>\n`,
)}</defs></svg>`;

/** The key to a part of a chart. */
export const swatch = (one: Look): Html =>
  html`<svg class="swatch" width="18" height="18" aria-hidden="true"><rect x="1" y="1" width="16" height="16" fill="${fillOf(one)}" class="part"/></svg> `;
