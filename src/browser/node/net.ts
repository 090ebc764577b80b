import ipRegex from 'ip-regex';

export function isIP(text: string): 0 | 4 | 6 {
  if (ipRegex.v4({ exact: true }).test(text)) return 4;
  return ipRegex.v6({ exact: true }).test(text) ? 6 : 0;
}
