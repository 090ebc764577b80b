import { domainOf } from '../../mail-address.ts';
import type { Heard } from '../../rules/notices/roles.ts';
import { isDaemon } from '../ground/address.ts';
import type { Context } from '../original/context.ts';
import { heardBy } from '../wording/heard.ts';

const OPENS = /^[ \t]{0,20}$/;
const BEHIND_COLON = /^\s*[:：]\s*([A-Za-z0-9][A-Za-z0-9.-]{2,254})/;

/** The name behind a wording, where it stands as it has to. */
function nameAt(text: string, { role, start, end, host }: Heard): string {
  if (role === 'names-itself') return BEHIND_COLON.exec(text.slice(end, end + 300))?.[1] ?? '';
  const stands =
    role === 'introduces-itself' ||
    (role === 'message-from' && OPENS.test(text.slice(text.lastIndexOf('\n', start - 1) + 1, start)));
  return host && stands ? text.slice(host.start, host.end) : '';
}

/** The server that wrote a notice: as it says of itself, or the host of its daemon. */
export function writerOf({ prose, author }: Context): string | null {
  const text = prose.slice(0, 8192);
  for (const heard of heardBy('writer', text)) {
    const host = nameAt(text, heard).replace(/(?<![.-])[.-]+$/, '');
    if (host.includes('.')) return host;
  }
  const domain = author !== null && isDaemon(author) ? domainOf(author) : null;
  return domain?.includes('.') ? domain : null;
}
