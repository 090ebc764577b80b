import { type AST, RegExpParser, visitRegExpAST } from '@eslint-community/regexpp';
import { once } from '../../../src/once.ts';

/** A text against an expression: what leads into a repetition, what is repeated, and what makes it fail. */
export interface Attack {
  readonly prefix: string;
  readonly pump: string;
  readonly suffix: string;
}

const ALPHABET = [
  ...[' ', '\t', '\n', '\r', '\u3000', 'a', 'e', 'Z', '0', '5', '@', '.', '-', '_', ',', ':', ';', '<', '>', '"', "'"],
  ...[
    '(',
    ')',
    '[',
    ']',
    '{',
    '=',
    '/',
    '\\',
    '+',
    '*',
    '#',
    '?',
    '!',
    '|',
    '%',
    '&',
    '~',
    '\u6f22',
    '\u3042',
    '\u30a2',
  ],
  ...['\u3002', '\u300c', '\u00e9', '\u0430', '\u0000', '\u200b'],
];
/** Nothing that is searched for ends with the first two; the third ends a line. */
const SUFFIXES = ['\u0001', '', '\ny'];
const MOST_PUMPS = 10;

const parser = new RegExpParser();

/** Texts against every repetition of an expression, as its own syntax tells. */
export function attacksOn({ source, flags }: RegExp): readonly Attack[] {
  const unicode = flags.includes('u');
  const tree = parser.parsePattern(source, 0, source.length, { unicode });
  const sample = createSample(flags);
  const attacks = new Map<string, Attack>();
  const add = (prefix: string, pump: string): void => {
    if (pump === '') return;
    for (const suffix of SUFFIXES) attacks.set(JSON.stringify([prefix, pump, suffix]), { prefix, pump, suffix });
  };
  visitRegExpAST(tree, {
    onQuantifierEnter(node) {
      if (node.max < 3) return;
      const prefix = sample.before(node);
      for (const pump of pumpsOf(node, sample)) add(prefix, pump);
      // Searched for anew wherever it begins.
      add('', prefix);
    },
  });
  return [...attacks.values()];
}

interface Sample {
  /** A short text that a piece of the expression matches. */
  of(node: AST.Element | AST.Alternative): string;
  /** One that leads up to it. */
  before(node: AST.Element): string;
  /** Single characters that it matches. */
  characters(node: AST.Element): readonly string[];
}

function createSample(flags: string): Sample {
  const matching = flags.replace(/[gy]/g, '');
  const characters = (node: AST.Element): readonly string[] => {
    const pattern = new RegExp(`^(?:${node.raw})$`, matching);
    return ALPHABET.filter((character) => pattern.test(character));
  };
  const of = (node: AST.Element | AST.Alternative): string => {
    switch (node.type) {
      case 'Alternative':
        return node.elements.map(of).join('');
      case 'Character':
        return String.fromCodePoint(node.value);
      case 'Group':
      case 'CapturingGroup':
        return of(node.alternatives[0] as AST.Alternative);
      case 'Quantifier':
        return of(node.element).repeat(Math.min(node.min, 4));
      case 'CharacterClass':
      case 'CharacterSet':
        return characters(node)[0] ?? '';
      default:
        return '';
    }
  };
  const before = (node: AST.Element): string => {
    let text = '';
    for (let at: AST.Node = node; at.parent; at = at.parent) {
      const { parent } = at;
      if (parent.type !== 'Alternative') continue;
      const place = parent.elements.indexOf(at as AST.Element);
      text = parent.elements.slice(0, place).map(of).join('') + text;
    }
    return text;
  };
  return { of, before, characters };
}

/** What it can be made to repeat: single characters first, which other repetitions may match as well. */
function pumpsOf(node: AST.Quantifier, sample: Sample): readonly string[] {
  const { element } = node;
  const within =
    element.type === 'Group' || element.type === 'CapturingGroup' ? element.alternatives.map(sample.of) : [];
  return [...new Set([...sample.characters(element), sample.of(element), ...within])].slice(0, MOST_PUMPS);
}

/** A text of about so many characters. */
const textOf = ({ prefix, pump, suffix }: Attack, length: number): string =>
  prefix + pump.repeat(Math.max(1, Math.ceil(length / pump.length))) + suffix;

/** Sought everywhere, unless it is asked for in one place only. */
const global = (pattern: RegExp): RegExp => new RegExp(pattern.source, `${pattern.flags.replace('g', '')}g`);

/** Milliseconds, the least of some turns: what else the machine does only adds to it. */
function timeOf(pattern: RegExp, text: string, turns: number): number {
  let least = Number.POSITIVE_INFINITY;
  for (let turn = 0; turn < turns; turn++) {
    pattern.lastIndex = 0;
    const start = performance.now();
    text.replace(pattern, '');
    least = Math.min(least, performance.now() - start);
  }
  return least;
}

/** What it costs to try each of so many characters with each of as many others: `a+b` on a run of `a`. */
const square = once(() => timeOf(/a+b/g, 'a'.repeat(LOOKS), 50));

/** Lengths at which what grows by powers shows before it hangs. */
const SHORT = [16, 24, 40, 80];
/** A character may be looked at so often, as where each line has so many or a repetition is bounded by so much. */
const LOOKS = 512;
/** A class of Unicode takes a few times what a letter takes. */
const MARGIN = 8;
/** Beyond what a bounded repetition explains. */
const LONG = 16_384;

export interface Limits {
  /** No caller gives it more characters. */
  readonly most?: number;
}

/**
 * The attack that costs more than so many looks at each character, at the length that the callers give it or, where
 * nothing bounds that, at a length where a square of it shows. Measured against an expression that is known to need
 * the square, in the same run. Null: none was found.
 */
export function slowestOn(pattern: RegExp, { most = LONG }: Limits = {}): Attack | null {
  const searching = global(pattern);
  const allowed = (length: number): number => Math.max(1, length / LOOKS) * square() * MARGIN;
  const isSlow = (attack: Attack, length: number): boolean => {
    const text = textOf(attack, length);
    return (
      timeOf(searching, text, 1) > allowed(length) && timeOf(searching, text, length > 1000 ? 2 : 8) > allowed(length)
    );
  };
  for (const attack of attacksOn(pattern))
    for (const length of [...SHORT.filter((short) => short < most), most]) if (isSlow(attack, length)) return attack;
  return null;
}
