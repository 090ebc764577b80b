import { NEAR_USUAL, UNDER_JP, USUAL, USUAL_UNDER_JP } from '../../domain-endings.ts';
import { slips } from './slips.ts';

/** `docomo.ne.jp` is `docomo` and `ne.jp`, `gmail.com` is `gmail` and `com`. */
export function splitEnding(domain: string): readonly [name: string, ending: string] {
  const [name, second, last] = lastLabels(domain);
  if (last === 'jp' && name !== '' && UNDER_JP.has(second)) return [name, `${second}.jp`];
  return [domain.slice(0, Math.max(0, domain.lastIndexOf('.'))), last];
}

/** The domain with the ending that was meant, where what was typed is an ending that does not exist; else null. */
export function mendEnding(domain: string): string | null {
  const [name, second, last] = lastLabels(domain);
  if (second === '') return null;
  if (name !== '' && last === 'jp') return joined(name, mendSecond(second), last);
  if (name !== '' && UNDER_JP.has(second) && isMeantForJp(second, last)) return joined(name, second, 'jp');
  return joined(name === '' ? second : `${name}.${second}`, mendLast(last));
}

function lastLabels(domain: string): readonly [rest: string, second: string, last: string] {
  const dot = domain.lastIndexOf('.');
  const before = dot > 0 ? domain.lastIndexOf('.', dot - 1) : -1;
  return [domain.slice(0, Math.max(0, before)), domain.slice(before + 1, Math.max(0, dot)), domain.slice(dot + 1)];
}

const joined = (...parts: readonly (string | null)[]): string | null => (parts.includes(null) ? null : parts.join('.'));

const mendSecond = (second: string): string | null =>
  second.length > 2 || UNDER_JP.has(second) ? null : near(second, USUAL_UNDER_JP);

/** `.co.jo`, `.ne.ip`; Jersey does have companies below .co.je. */
const isMeantForJp = (second: string, last: string): boolean =>
  slips(last, 'jp') === 1 && !(second === 'co' && last === 'je');

function mendLast(last: string): string | null {
  if (NEAR_USUAL.has(last)) return null;
  const glued = USUAL_UNDER_JP.find((second) => last === `${second}jp`);
  if (glued) return `${glued}.jp`;
  // Of two letters, .co, .om, .cm, .ne and .et are countries.
  return near(last, last.length > 2 ? USUAL : ['jp']);
}

const near = (typed: string, endings: readonly string[]): string | null =>
  endings.find((ending) => slips(typed, ending) === 1) ?? null;
