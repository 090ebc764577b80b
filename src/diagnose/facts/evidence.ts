import { isIP } from 'node:net';
import { gather } from '../../gather.ts';
import type { Evidence } from '../../model.ts';

const URL_RUN = /https?:\/\/[^\s<>"'\])}]{1,512}/gi;
const IP_RUN = /(?<![\w.:])(?:IPv6:)?([0-9a-f]*[.:][0-9a-f.:]{1,44})(?![\w])/gi;
const HOST_RUN = /(?<![\w@.-])(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.){1,10}[a-z][a-z0-9-]{0,61}[a-z](?![\w@-])/gi;

/** Parts of host names by which a DNS blocklist gives itself away. */
const BLOCKLIST_HOST =
  /(?:^|[.-])(?:[a-z]*dnsbl|[a-z]*rbl|[a-z]*dnsrbl|spamhaus|spamcop|sorbs|barracudacentral|uceprotect|abuseat|spamrats|mailspike|psbl|njabl|ordb|dsbl|spameatingmonkey|nixspam|manitu|invaluement|junkemailfilter|surbl|uribl|0spam|gbudb|wpbl|cymru)(?=$|[.\d-])/i;
/** Names by which replies speak of a list without naming its host. */
const BLOCKLIST_NAME =
  /\b(spamhaus|spamcop|sorbs|uceprotect|barracuda reputation|abuseat|psbl|mailspike|invaluement|surbl|uribl|trend micro (?:rbl|email reputation))\b/gi;

/** Four numbers or two colons: no IP address goes without, and most replies have neither. */
const HAS_IP = /\d\.\d{1,3}\.\d{1,3}\.\d|:[\da-f]{0,4}:/i;

/** Reads what an administrator needs out of the other server's words. */
export function readEvidence(words: string): Evidence {
  if (words === '') return { ips: [], domains: [], urls: [], dnsbl: [] };
  const runs = words.includes('://') ? (words.match(URL_RUN) ?? []) : [];
  const urls = unique(runs).map((url) => url.replace(/[.,;:]$/, ''));
  const bare = urls.length > 0 ? words.replace(URL_RUN, ' ') : words;
  const domains = unique((bare.match(HOST_RUN) ?? []).map((host) => host.toLowerCase()));
  const hosts = [...domains, ...urls.map(hostOf)].filter((host) => BLOCKLIST_HOST.test(host));
  const names = hosts.length > 0 ? [] : (bare.match(BLOCKLIST_NAME) ?? []);
  return {
    ips: unique([...(HAS_IP.test(bare) ? ipsIn(bare) : []), ...gather(urls, ipsInUrl)]),
    domains,
    urls: unique(urls),
    dnsbl: unique([...hosts, ...names]),
  };
}

function ipsIn(bare: string): readonly string[] {
  const runs = [...bare.matchAll(IP_RUN)].map((match) => (match[1] ?? '').replace(/(?<![.:])[.:]+$/, ''));
  return unique(runs.filter((run) => isIP(run) > 0));
}

/** A page about a refused server mostly has its address behind a name (`?ip=192.0.2.1`) or as a step of the path. */
function ipsInUrl(url: string): readonly string[] {
  if (!HAS_IP.test(url) || !URL.canParse(url)) return [];
  const { search, pathname } = new URL(url);
  // `?s=mfrom;ip=192.0.2.1`: some part their parameters as HTML 4 section B.2.2 advised.
  const values = search.split(/[?&;]/).map((pair) => pair.slice(pair.indexOf('=') + 1));
  return [...values, ...pathname.split('/')].filter((value) => isIP(value) > 0);
}

const unique = (values: readonly string[]): readonly string[] => (values.length > 1 ? [...new Set(values)] : values);
const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).hostname : '');
