import { once } from '../../once.ts';
import { createHearing, type Hearing } from '../../rules/notices/hearing.ts';
import { type Heard, READER_OF, READERS, type Reader, type Role } from '../../rules/notices/roles.ts';
import { loadBuiltInNotices } from '../../rules/table/built-in.ts';

/** Read by the first who asks. */
const notices = once(loadBuiltInNotices);
const hearings = new Map<Reader, Hearing>();

/** All that a line says to one who reads it, by the wordings of mail systems and languages, in one pass. */
export function heardBy(reader: Reader, line: string): readonly Heard[] {
  let hearing = hearings.get(reader);
  if (!hearing) {
    hearing = createHearing(notices(), READERS[reader]);
    hearings.set(reader, hearing);
  }
  return hearing(line);
}

/** The wordings of a line that have this role. */
export const heardAs = (line: string, role: Role): readonly Heard[] =>
  heardBy(READER_OF[role], line).filter((one) => one.role === role);

/** Whether a line, or one of several, says it. */
export function says(text: string, role: Role): boolean {
  const reader = READER_OF[role];
  const isIt = (one: Heard): boolean => one.role === role;
  if (!text.includes('\n')) return heardBy(reader, text).some(isIt);
  return text.split('\n').some((line) => heardBy(reader, line).some(isIt));
}
