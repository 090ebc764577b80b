import { normalizePhrase } from './normalize.ts';

/** What may stand at one place of a phrase; a literal is the only one at its place, an empty one makes it optional. */
export type Place = readonly string[];
/** Places one right behind the other. */
export type Run = readonly Place[];
/** A phrase: runs with a gap between them. */
export type Pattern = readonly Run[];
/** The classes of words that a phrase can name, such as `{BOX}`. */
export type Words = Readonly<Record<string, readonly string[]>>;

export type ParsedPattern =
  | { readonly ok: true; readonly pattern: Pattern }
  | { readonly ok: false; readonly fault: string };

/** What differs from mail to mail has these names in texts, so braces around them are no group. */
const PLACEHOLDERS: readonly string[] = ['address', 'domain', 'ip'];
const BRACES = /\{((?:[^{}]|\{[a-z]{1,20}\})*)\}/;
const MOST_ALTERNATIVES = 48;
const MOST_PLACES = 16;
/** Where each can begin anywhere behind the one before, many take for ever. */
const MOST_RUNS = 11;

class Fault extends Error {}

interface PatternOptions {
  /** What differs from mail to mail. */
  readonly slots?: readonly string[];
  /** What it begins or ends with may be missing: where it begins and ends is asked for. */
  readonly open?: boolean;
  /** Brings it into the form that texts have. */
  readonly fold?: (piece: string) => string;
}

/** Reads a phrase as it is written in a rule. `fault` is Japanese and says what to write instead. */
export function parsePattern(
  phrase: string,
  words: Words,
  { slots = PLACEHOLDERS, open = false, fold = normalizePhrase }: PatternOptions = {},
): ParsedPattern {
  try {
    const runs = phrase.split('*');
    if (runs.length > MOST_RUNS) throw new Fault(`* は ${MOST_RUNS - 1} 個までです。語句を分けてください`);
    const pattern = runs.map((run) => closeUp(parseRun(run.trim(), words, { slots, fold }), open));
    for (const run of pattern) checkRun(run, open);
    return { ok: true, pattern };
  } catch (error) {
    if (error instanceof Fault) return { ok: false, fault: error.message };
    throw error;
  }
}

type Reading = Required<Pick<PatternOptions, 'slots' | 'fold'>>;

function parseRun(run: string, words: Words, { slots, fold }: Reading): Run {
  const places: Place[] = [];
  let literal = '';
  // A split by what is in braces has literals at even places.
  run.split(new RegExp(BRACES, 'g')).forEach((piece, i) => {
    if (i % 2 === 0 || slots.includes(piece)) {
      literal += i % 2 === 0 ? piece : `{${piece}}`;
      return;
    }
    places.push([literal], alternativesOf(piece, words, slots));
    literal = '';
  });
  return [...places, [literal]]
    .map((place) => [...new Set(place.map((piece) => folded(piece, fold)))])
    .filter(([first, ...more]) => first || more.length > 0);
}

function alternativesOf(inside: string, words: Words, slots: readonly string[]): Place {
  if (inside.includes('|')) return inside.split('|');
  const known = Object.hasOwn(words, inside) ? words[inside] : undefined;
  if (known) return known;
  const names = Object.keys(words).map((name) => `{${name}}`);
  throw new Fault(
    `{${inside}} は読めません。選択肢は {a|b} のように | で区切ります。差し込みは ${slots.map((name) => `{${name}}`).join(' ')}、語の組は ${names.join(' ') || '(まだありません)'} です`,
  );
}

/** A space at the border of a place counts; inside, a phrase is written as texts are compared. */
function folded(piece: string, fold: Reading['fold']): string {
  const normal = fold(piece);
  if (normal === '') return piece === '' ? '' : ' ';
  return `${/^\s/.test(piece) ? ' ' : ''}${normal}${/\s$/.test(piece) ? ' ' : ''}`;
}

const isOptional = (place: Place | undefined): boolean => place?.includes('') ?? false;

/** Whether it is words with a space before them. */
const beginsInSpace = (place: Place | undefined): boolean => place?.length === 1 && (place[0] ?? '').startsWith(' ');
/** Such words without it; none where they are no more. */
const withoutSpace = ([words = ''] = [] as Place): Run => (words === ' ' ? [] : [[words.slice(1)]]);

/** Where an optional word is missing, one of the spaces around it is, too: the one behind goes into the place. */
function closeUp(run: Run, open: boolean): Run {
  const closed: Place[] = [];
  let spaced = open;
  const rest = [...run];
  for (let place = rest.shift(); place !== undefined; place = rest.shift()) {
    const moves: boolean = isOptional(place) && spaced && beginsInSpace(rest[0]);
    if (moves) rest.splice(0, 1, ...withoutSpace(rest[0]));
    closed.push(moves ? place.map((one) => (one === '' ? '' : `${one} `)) : place);
    spaced = moves || (place.length === 1 && (place[0] ?? '').endsWith(' '));
  }
  return open ? closeEnd(closed) : closed;
}

/** Where a word at the end is missing, the space before it is, too. */
function closeEnd(run: Run): Run {
  const [before = [], last] = run.slice(-2);
  const [words = ''] = before;
  if (!last || !isOptional(last) || before.length !== 1 || !words.endsWith(' ')) return run;
  const kept = words === ' ' ? [] : [[words.slice(0, -1)]];
  return [...run.slice(0, -2), ...kept, last.map((one) => (one === '' ? '' : ` ${one}`))];
}

function checkRun(run: Run, open: boolean): void {
  if (run.length === 0) throw new Fault('* の前後には語句が必要です');
  if (!open && (isOptional(run[0]) || isOptional(run.at(-1))))
    throw new Fault(
      '語句の先頭と末尾、* の隣には、空の選択肢のある { } を書けません(あってもなくても同じ文に当たります)',
    );
  if (run.length > MOST_PLACES) throw new Fault('{ } が多すぎます。語句を分けてください');
  if (run.some((place) => place.length > MOST_ALTERNATIVES))
    throw new Fault(`1つの { } の選択肢は ${MOST_ALTERNATIVES} 個までです。語句を分けてください`);
}

const PLACES = '\ue000';
const ALTERNATIVES = '\ue001';
const GAP = '*';
const BETWEEN_PIECES = /[\ue000\ue001*]/;

/** A pattern as one line of the compiled table; a plain phrase is its own line. */
export const toLine = (pattern: Pattern): string =>
  pattern.map((run) => run.map((place) => place.join(ALTERNATIVES)).join(PLACES)).join(GAP);

export const fromLine = (line: string): Pattern =>
  line.split(GAP).map((run) => run.split(PLACES).map((place) => place.split(ALTERNATIVES)));

export const isPlain = (line: string): boolean => !BETWEEN_PIECES.test(line);

/** All alternatives and literals of a line. */
export const piecesOf = (line: string): readonly string[] => line.split(BETWEEN_PIECES).filter((piece) => piece !== '');

/** A line as it could be written in a rule. */
export const writePattern = (line: string): string =>
  fromLine(line)
    .map((run) => run.map(writePlace).join(''))
    .join(' * ');

function writePlace(place: Place): string {
  if (place.length === 1) return place[0] as string;
  const spaced = isOptional(place) && place.every((one) => one === '' || one.endsWith(' '));
  return spaced ? `{${place.map((one) => one.trimEnd()).join('|')}} ` : `{${place.join('|')}}`;
}
