import { isQuoted, splitAddress } from '../../mail-address.ts';
import type { Hint } from '../../model.ts';

const PLACES = [
  { type: 'leading-dot', where: '@の左側が「.(ドット)」で始まっています', found: /^\./ },
  { type: 'consecutive-dots', where: '@の左側で「.(ドット)」が続いています', found: /\.\./ },
  { type: 'dot-before-at', where: '@の直前に「.(ドット)」があります', found: /\.$/ },
] as const;

const HISTORY =
  'ドコモと au では以前こうしたアドレスを作れたため、正しいこともありますが、規格に合わず、送れないサーバーがあります。@の左側を " で囲むか、携帯電話のメールから送ると届くことがあります。';
const LAST_RESORT = '@の直前のドットは囲んでも届かないことがあり、そのときは別のアドレスを聞いてください。';
const MISTAKE = 'メールの規格に合わない書き方で、打ち間違いの可能性があります。';

/** Dots where the standard allows none: history at two phone companies, a mistake elsewhere. */
export function dotHints(address: string, onceAllowed: (domain: string) => boolean): readonly Hint[] {
  const parts = splitAddress(address);
  if (parts === null || isQuoted(parts.local)) return [];
  const { local, domain } = parts;
  const found = PLACES.filter((place) => place.found.test(local));
  if (found.length === 0) return [];
  const isOld = onceAllowed(domain) && !local.startsWith('.');
  const suggestion = isOld ? `"${local}"@${domain}` : `${tidy(local)}@${domain}`;
  return found.map(({ type, where }, i) => {
    // Said once, however many places there are.
    const advice = i > 0 ? '' : isOld ? HISTORY : MISTAKE;
    const behind = isOld && type === 'dot-before-at' ? LAST_RESORT : '';
    return { type, text: `${where}。${advice}${behind}`, suggestion };
  });
}

const tidy = (local: string): string =>
  local
    .split('.')
    .filter((piece) => piece !== '')
    .join('.');
