import { cleanAddress } from './address.ts';

const DOMAIN = /^[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){0,8}\.[A-Za-z][A-Za-z0-9-]{1,62}$/;

function joined(local: string, domain: string): string | null {
  return local !== '' && DOMAIN.test(domain) ? `${local}@${domain}` : null;
}

/** SRS0=hash=time=domain=local, SRS1=hash=forwarder==hash=time=domain=local: a forwarder's rewriting of the sender. */
function fromSrs(local: string): string | null {
  const parts = local.split(/[=+]/);
  const kind = parts[0]?.toUpperCase();
  if (kind !== 'SRS0' && kind !== 'SRS1') return null;
  const rest = parts.filter((part) => part !== '');
  const [domain, ...name] = kind === 'SRS0' ? rest.slice(3) : rest.slice(5);
  return domain === undefined ? null : joined(name.join('='), domain);
}

/** prvs=tag=local@domain (BATV): the sender's own address with a signature. */
function fromBatv(local: string, domain: string): string | null {
  const match = /^(?:prvs|btv\d)=[^=/]{1,20}[=/](.{1,64})$|^(.{1,64})\/prvs=[^=]{1,20}$/i.exec(local);
  const name = match?.[1] ?? match?.[2];
  return name ? joined(name.split('=')[0] as string, domain) : null;
}

/**
 * list-bounces+local=domain@list, bounce-12-local=domain@esp, owner-list-local=domain@host: the recipient's address
 * written into the return path (VERP).
 */
function fromVerp(local: string): string | null {
  const equals = local.lastIndexOf('=');
  if (equals <= 0) return null;
  const domain = local.slice(equals + 1);
  const before = local.slice(0, equals);
  const marked = /(?:^|[+-])([A-Za-z0-9._]{1,64})$/.exec(before.slice(-128));
  return marked?.[1] && /[+-]/.test(before) ? joined(marked[1], domain) : null;
}

export interface Decoded {
  readonly kind: 'verp' | 'batv' | 'srs';
  readonly address: string;
}

/** The address that is written into a return path; null where it is an ordinary one. */
export function decodeReturnPath(address: string | null): Decoded | null {
  if (address === null || address.length > 320) return null;
  const at = address.lastIndexOf('@');
  if (at <= 0 || !address.slice(0, at).includes('=')) return null;
  const [local, domain] = [address.slice(0, at), address.slice(at + 1)];
  const srs = fromSrs(local);
  if (srs) return { kind: 'srs', address: srs };
  const batv = fromBatv(local, domain);
  if (batv) return { kind: 'batv', address: batv };
  const verp = fromVerp(local);
  return verp && cleanAddress(verp) ? { kind: 'verp', address: verp } : null;
}
