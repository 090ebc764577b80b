/** The first address of each local part, for servers that name their own users without a domain. */
export function byLocalPart(addresses: Iterable<string>): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const address of addresses) {
    const local = address.slice(0, Math.max(0, address.indexOf('@')));
    if (!found.has(local)) found.set(local, address);
  }
  return found;
}
