import { slips } from './slips.ts';

/** What JPRS registers names under; any other name of one or two letters below .jp does not exist. */
const UNDER_JP: ReadonlySet<string> = new Set(['ac', 'ad', 'co', 'ed', 'go', 'gr', 'lg', 'ne', 'or']);
/** The more usual first: it wins where two are equally near. */
const USUAL_UNDER_JP = ['co', 'ne', 'or', 'ac', 'go'] as const;
const USUAL = ['com', 'net', 'org'] as const;

/** Top-level domains that exist although they are one slip away from jp, com, net or org. */
const REAL: ReadonlySet<string> = new Set(
  'gp kp mp np tp je jm jo co cm om cam mom bom com.com ne et nec new next ntt bet pet vet ong jp com net org'.split(' '),
);
/** Jersey has companies below .co, too. */
const REAL_PAIRS: ReadonlySet<string> = new Set(['co.je']);

/** `docomo.ne.jp` is `docomo` and `ne.jp`, `gmail.com` is `gmail` and `com`. */
export function splitEnding(domain: string): readonly [name: string, ending: string] {
  const labels = domain.split('.');
  const length = labels.at(-1) === 'jp' && UNDER_JP.has(labels.at(-2) ?? '') && labels.length > 2 ? 2 : 1;
  return [labels.slice(0, -length).join('.'), labels.slice(-length).join('.')];
}

/** The domain with the ending that was meant, where what was typed is an ending that does not exist; else null. */
export function mendEnding(domain: string): string | null {
  const labels = domain.split('.');
  const last = labels.at(-1) ?? '';
  const above = labels.at(-2) ?? '';
  const behind = (count: number, ending: string) => [...labels.slice(0, -count), ending].join('.');
  if (labels.length > 2 && last === 'jp') {
    const meant = above.length <= 2 && !UNDER_JP.has(above) ? near(above, USUAL_UNDER_JP) : null;
    return meant && behind(2, `${meant}.jp`);
  }
  if (labels.length > 2 && UNDER_JP.has(above) && !REAL_PAIRS.has(`${above}.${last}`) && slips(last, 'jp') === 1)
    return behind(1, 'jp');
  const glued = USUAL_UNDER_JP.find((second) => last === `${second}jp`);
  if (labels.length > 1 && glued) return behind(1, `${glued}.jp`);
  return labels.length > 1 && !REAL.has(last) ? mendTop(last, behind) : null;
}

function mendTop(last: string, behind: (count: number, ending: string) => string): string | null {
  const meant = near(last, last.length <= 2 ? ['jp'] : [...USUAL, 'jp']);
  return meant && behind(1, meant);
}

const near = (typed: string, endings: readonly string[]): string | null =>
  endings.find((ending) => slips(typed, ending) === 1) ?? null;
