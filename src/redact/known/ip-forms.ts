/** Other ways in which people and programs write an IPv4 address, and the same ways of writing what stands for it. */
export function formsOf(address: string, value: string): readonly (readonly [text: string, value: string])[] {
  if (!address.includes('.') || address.includes(':')) return [[address, value]];
  const [a, b] = [octetsOf(address), octetsOf(value)];
  return FORMS.map((write, i) => [write(a), i < ALIKE ? write(b) : value]);
}

const octetsOf = (address: string): readonly number[] => address.split('.').map(Number);
const hexOf = (octets: readonly number[], between: string): string =>
  octets.map((octet) => octet.toString(16).padStart(2, '0')).join(between);

/** What other ways of writing an example come to is no example. */
const ALIKE = 1;
const FORMS: readonly ((octets: readonly number[]) => string)[] = [
  (octets) => octets.join('.'),
  (octets) => [...octets].reverse().join('.'),
  (octets) => octets.map((octet) => String(octet).padStart(3, '0')).join('.'),
  (octets) => String(octets.reduce((sum, octet) => sum * 256 + octet, 0)),
  (octets) => hexOf(octets, ''),
  (octets) => `0x${hexOf(octets, '')}`,
  (octets) => hexOf(octets, '.'),
];
