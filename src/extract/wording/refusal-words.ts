import { hasCode } from '../ground/reply.ts';
import { says } from './heard.ts';
import { isNoticeSubject, saysFailure } from './phrases.ts';

const MOST = 64 * 1024;
const MOST_OF_ONE = 4096;

/** Whether a text says that a mail was refused, or that the way to a server was closed. */
export function saysRefusal(text: string): boolean {
  const paragraphs = text.slice(0, MOST).split(/\n[ \t>|]{0,80}\n/);
  return paragraphs.some((paragraph) => {
    const lines = paragraph.slice(0, MOST_OF_ONE).split('\n');
    // Japanese goes on where a line was wrapped.
    return lines.some(tells) || says(lines.map((line) => line.replace(/^[ \t>|]+/, '')).join(''), 'refusal');
  });
}

const tells = (line: string): boolean =>
  isNoticeSubject(line) || hasCode(line) || (says(line, 'of-mail') && saysFailure(line));
