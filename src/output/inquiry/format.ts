import type { BounceRecord } from '../../model.ts';
import { visible } from '../../visible.ts';
import type { Format } from '../format/format.ts';
import type { Finding } from '../record/finding.ts';
import { escapeMarkdown } from '../text/markdown-text.ts';
import type { Paint } from '../text/paint.ts';
import { inquiryTexts } from './inquiry.ts';
import type { InquiryText } from './text.ts';

/** Letters below the cards of a message; where it has several recipients, each letter says whose it is. */
export function withInquiry(format: Format, render: (text: InquiryText) => string): Format {
  const letters = (findings: readonly Finding[], of: number): string =>
    findings
      .flatMap((finding) => inquiryTexts(finding).map((text) => (of > 1 ? named(text, finding.record) : text)))
      .map((text) => `\n${render(text)}`)
      .join('');
  return {
    ...format,
    message: (findings, place) => format.message(findings, place) + letters(findings, place.of ?? findings.length),
  };
}

const named = (text: InquiryText, { recipient }: BounceRecord): InquiryText =>
  recipient === null ? text : { ...text, title: `${visible(recipient)} の件: ${text.title}` };

/** Lines are left as long as they are, so that what is copied from a terminal has no breaks of ours in it. */
export const plainInquiry =
  (paint: Paint) =>
  ({ title, notes, lines }: InquiryText): string => {
    const head = [paint.label(`── ${title} ──`), ...notes.map((note) => paint.quiet(`※ ${note}`))];
    return `${[...head, ...(lines.length > 0 ? ['', ...lines] : [])].join('\n')}\n`;
  };

/** The text to copy as a code block, as what a server said may look like Markdown. */
export function markdownInquiry({ title, notes, lines }: InquiryText): string {
  const head = [`### ${escapeMarkdown(title)}`, '', ...notes.map((note) => `- ${escapeMarkdown(note)}`)];
  const fence = fenceFor(lines);
  return `${[...head, ...(lines.length > 0 ? ['', `${fence}text`, ...lines, fence] : [])].join('\n')}\n`;
}

/** Longer than any run of backticks inside. */
function fenceFor(lines: readonly string[]): string {
  const longest = Math.max(0, ...lines.flatMap((line) => (line.match(/`+/g) ?? []).map((run) => run.length)));
  return '`'.repeat(Math.max(3, longest + 1));
}
