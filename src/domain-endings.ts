/**
 * What names of hosts end in, for all who look for names in text. Asking a registry's list (`tldts`) is for those who
 * can wait for it; `test/domain-endings.test.ts` holds what stands here against it.
 */

/** Behind a word these are a host's, whatever sentence goes on there: countries, and what was there before 2005. */
export const OLD = '[a-z]{2}|com|net|org|edu|gov|mil|int|info|biz';
/** No registry has these (RFC 2606, RFC 6761, RFC 8375), and the networks of companies do. */
export const OF_ONES_OWN =
  'corp|example|home|internal|intra|intranet|invalid|lan|local|localdomain|localhost|onion|private|test|arpa';
/** Of those that came later what mail comes from; most others are words, and "mailbox full.please" is two sentences. */
export const LATER =
  'name|pro|mobi|asia|jobs|tel|travel|cloud|online|site|shop|store|app|dev|xyz|top|tokyo|osaka|email|tech';
/** In another script, as it is sent (RFC 5890). */
export const ENCODED = 'xn--[0-9a-z-]{2,59}';

/** What JPRS registers names under; no other name of one or two letters exists directly below .jp. */
export const UNDER_JP: ReadonlySet<string> = new Set(['ac', 'ad', 'co', 'ed', 'go', 'gr', 'lg', 'ne', 'or']);
/** The more usual first. */
export const USUAL_UNDER_JP = ['co', 'ne', 'or', 'ac', 'go'] as const;
export const USUAL = ['com', 'net', 'org', 'jp'] as const;
/** Top-level domains that exist although they are one slip away from a usual one. */
export const NEAR_USUAL: ReadonlySet<string> = new Set(
  'com net org jp gp kp mp np je jm jmp jo cam mom bom nec new next ntt bet pet vet ong'.split(' '),
);
