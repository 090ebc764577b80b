import { domainOf } from '../../mail-address.ts';
import { isDaemon } from '../ground/address.ts';
import type { Context } from '../original/context.ts';

const HOST = '([A-Za-z0-9][A-Za-z0-9.-]{2,254})';
/** How servers introduce themselves in the notices they write. */
const INTRODUCTIONS: readonly RegExp[] = [
  new RegExp(`\\b(?:mail system|postfix program|email security gateway) at host ${HOST}`, 'i'),
  new RegExp(`\\b(?:program|system|agent v\\S{1,12}) at ${HOST}`, 'i'),
  new RegExp(`\\bdelivery status notification from ${HOST}`, 'i'),
  new RegExp(
    `(?:generating server|generierender server|serveur de génération|servidor de generación|生成サーバー?|生成服务器)\\s*[:：]\\s*${HOST}`,
    'i',
  ),
  new RegExp(`^[ \\t]{0,20}message from[ \\t]{1,4}${HOST}`, 'im'),
];

/** The server that wrote a notice: as it says of itself, or the host of its daemon. */
export function writerOf({ prose, author }: Context): string | null {
  const text = prose.slice(0, 8192);
  for (const introduction of INTRODUCTIONS) {
    const host = introduction.exec(text)?.[1]?.replace(/(?<![.-])[.-]+$/, '');
    if (host?.includes('.')) return host;
  }
  const domain = author !== null && isDaemon(author) ? domainOf(author) : null;
  return domain?.includes('.') ? domain : null;
}
