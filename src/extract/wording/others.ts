import type { Role } from '../../rules/notices/roles.ts';
import { heardBy } from './heard.ts';

/** What may stand between a wording and the address of another than the recipient. */
const BETWEEN: Partial<Record<Role, RegExp>> = {
  'names-other': /^\s*["'<([]*$/,
  'names-other-near': /^.{0,60}["'<([]*$/,
  'names-helper': /^.{0,20}["'<([]*$/,
  'asks-him': /^[^\s「」『』をの]{0,12}\s*(?:[:：はに]\s*)?["'<([]*$/,
  'asks-him-about': /^[^\s「」をの。]{0,12}[はに、]\s*["'<([]*$/,
};
const LONGEST = 100;
/** Behind this many characters an address of the web is another one. */
const LONGEST_LINK = 200;

function isInLink(line: string, at: number): boolean {
  const before = line.slice(Math.max(0, at - LONGEST_LINK), at);
  const scheme = before.lastIndexOf('://');
  return scheme >= 0 && !/\s/.test(before.slice(scheme));
}

/** Whether the words before an address say that it is not the recipient's. */
export const leadsToOther = (line: string, at: number): boolean =>
  isInLink(line, at) ||
  heardBy('address', line).some(
    ({ role, end }) => end <= at && at - end <= LONGEST && BETWEEN[role]?.test(line.slice(end, at)),
  );
