import { varyingIn } from '../../rules/phrase/normalize.ts';

const STAND_INS = { address: 'taro@example.jp', ip: '192.0.2.1', domain: 'mx.example.jp' } as const;
const ID = 'A1B2C3D4E5';

/** Queue ids, session names, ticket numbers: long runs of letters and digits. An error number (0x800CCC0E) is none. */
const WORD = /[A-Za-z0-9_-]{7,200}/g;
const isId = (word: string): boolean =>
  !/^0x[0-9a-f]{8}$/i.test(word) &&
  (/^\d{7,}$/.test(word) || (word.length >= 10 && /\d/.test(word) && /[a-z]/i.test(word)));

/** An error line as an example that can be shown: addresses, hosts, IP addresses and ids become example values. */
export function anonymize(line: string): string {
  let text = line;
  for (const [pattern, name] of varyingIn(line)) text = text.replace(anyCase(pattern), STAND_INS[name]);
  return text.replace(WORD, (word) => (isId(word) ? ID : word));
}

const anyCase = (pattern: RegExp): RegExp => new RegExp(pattern.source, `${pattern.flags}i`);
