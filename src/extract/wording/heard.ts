import { once } from '../../once.ts';
import { createHearing, type Hearing, type Spoken } from '../../rules/notices/hearing.ts';
import { type Heard, READER_OF, READERS, type Reader, type Role } from '../../rules/notices/roles.ts';
import { loadBuiltInNotices } from '../../rules/table/built-in.ts';

/** Read by the first who asks. */
export const builtInNotices = once(loadBuiltInNotices);
const hearings: { [reader in Reader]?: Hearing } = {};

function hearingOf(reader: Reader): Hearing {
  hearings[reader] ??= createHearing(builtInNotices(), READERS[reader]);
  return hearings[reader];
}

/** All that a text says to one who reads it, by the wordings of mail systems and languages, in one pass. */
export const heardBy = (reader: Reader, text: string): readonly Heard[] => hearingOf(reader)(text);

/** The same for one who may stop before the end of the text. */
export const listen = (reader: Reader, text: string): Spoken => hearingOf(reader).along(text);

/** The wordings of a text that have this role. */
export const heardAs = (text: string, role: Role): readonly Heard[] =>
  heardBy(READER_OF[role], text).filter((one) => one.role === role);

/** Whether a text says it on one of its lines; most that say it do so on the first. */
export function says(text: string, role: Role): boolean {
  const reader = READER_OF[role];
  for (let at = 0; at <= text.length; ) {
    const end = text.indexOf('\n', at);
    const line = end < 0 ? text.slice(at) : text.slice(at, end);
    if (heardBy(reader, line).some((one) => one.role === role)) return true;
    at = end < 0 ? text.length + 1 : end + 1;
  }
  return false;
}
