import { describe, expect, test } from 'vitest';
import { githubReport } from '../../src/check/report/github.ts';
import { junitReport } from '../../src/check/report/junit.ts';
import { textReport } from '../../src/check/report/text.ts';
import type { Io } from '../../src/cli/io/io.ts';
import { SUMMARY_FORMATS, type SummaryContext } from '../../src/cli/scan/summary-formats.ts';
import { CARD_FORMATS } from '../../src/cli/shared/card-formats.ts';
import { type FormatContext, formatContext } from '../../src/cli/shared/context.ts';
import type { SharedOptions } from '../../src/cli/shared/shared-options.ts';
import { createJudge, type Judge } from '../../src/judgement/judge.ts';
import type { Judgement } from '../../src/judgement/verdict.ts';
import type { BounceRecord } from '../../src/model.ts';
import type { Format } from '../../src/output/format/format.ts';
import type { Finding } from '../../src/output/record/finding.ts';
import { REPORT_SCRIPT } from '../../src/output/report/script.ts';
import { RECIPIENT_FORMATS, renderRecipients } from '../../src/output/tables/recipients.ts';
import { loadBuiltInTable } from '../../src/rules/table/built-in.ts';
import { createTally } from '../../src/tally/summary.ts';
import { sample } from '../output/sample.ts';

const PAYLOADS = {
  'terminal colours': '\u001b[31mred\u001b[0m',
  'a window title': '\u001b]0;owned\u0007',
  'C0 and C1 controls': 'a\u0000\u0008\u000b\u007f\u0085\u009b2Jb',
  'bidi overrides': 'invoice\u202efdp.exe\u2066x\u2069',
  'invisible letters': 'a\u200b\u00ad\ufeff\u180e\u{e0041}b',
  'line separators': 'a\u2028b\u2029c',
  'half a pair': 'a\ud83d',
  'a formula': '=cmd|"/C calc"!A0',
  'other formulas': '+1\t@SUM(A1)',
  'a formula behind a line end': 'a\r\n=1+1',
  'a forged record': 'a@example.jp\n{"schema":1,"kind":"success"}\n',
  'a forged row': 'a@example.jp","x"\r\n1,forged,1,success',
  'a forged annotation': 'a\n::error file=x::forged%0A::set-output name=x::y',
  'a forged table row': 'a | b |\n| forged | 1 |',
  'a markdown link': '[click](https://evil.example/) ![x](https://evil.example/i.png) <https://evil.example/>',
  'markdown code': '`x` ```\ncode\n``` # heading\n# heading',
  'a number of an issue and a formula': 'see #12 and $x$ or $$y$$',
  mention: '@admin see https://evil.example/ and www.evil.example',
  'a script': '<script>alert(1)</script><img src=x onerror=alert(1)>',
  'an attribute': '" onmouseover="alert(1)',
  'the end of an element': "</style></title></pre>]]>--><!--'",
} as const;

const BREAKS_LINE = /[^\P{Cc}\n]|[\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;

/** A finding that says it in every place where a mail's words can come to stand. */
function saying(payload: string): Finding {
  const words: Partial<BounceRecord> = {
    ...{ source: payload, recipient: payload, originalRecipient: `x${payload}`, diagnosticCode: payload },
    ...{ remoteMta: payload, reportingMta: payload, sender: payload, returnPath: payload, subject: payload },
    ...{ messageId: payload, matched: payload, title: payload, cause: payload, sentDate: payload, date: payload },
    remedy: { sender: [payload], senderAdmin: [payload], recipient: [payload], recipientAdmin: [payload] },
    evidence: { ips: [payload], domains: [payload], urls: [payload], dnsbl: [payload] },
    hints: [{ type: 'full-width', text: payload, suggestion: payload }],
  };
  const explain = {
    decidedBy: 'said',
    looks: [{ at: 'said', saw: payload, hits: [] }],
  } as const;
  return sample({ ...words, explain }, { headline: payload });
}

const io = { env: {}, stdout: {} } as unknown as Io;
const policy = loadBuiltInTable().policy;
const contextOf = (changes: Partial<FormatContext>): SummaryContext => ({
  judge: createJudge(policy),
  ...formatContext(loadBuiltInTable(), { color: 'never', bom: false } as SharedOptions, io),
  ...changes,
});

function write({ format, judge }: Made, finding: Finding): string {
  const tally = createTally(judge);
  tally.message([finding]);
  const place = { alone: false };
  return `${format.begin()}${format.message([finding], place)}${format.message([finding], place)}${format.end(tally.summary())}`;
}

type Written = readonly [payload: string, text: string];
type Make = (context: SummaryContext) => Format | Promise<Format>;
interface Made {
  readonly format: Format;
  readonly judge: Judge;
}
async function made(make: Make): Promise<Made> {
  const context = contextOf({});
  return { format: await make(context), judge: context.judge };
}
const everyPayload = (make: Make): Promise<readonly Written[]> =>
  Promise.all(
    Object.entries(PAYLOADS).map(async ([name, payload]) => [name, write(await made(make), saying(payload))] as const),
  );

const LAYOUTS: readonly (readonly [string, Make])[] = [
  ...Object.entries(CARD_FORMATS).flatMap(([name, make]) => [
    [name, () => make(contextOf({}))] as const,
    [`${name} with letters`, () => make(contextOf({ inquiry: true }))] as const,
  ]),
  ['plain cards', () => CARD_FORMATS.card(contextOf({ plain: true }))],
  ...Object.entries(SUMMARY_FORMATS).map(([name, make]) => [`scan ${name}`, make] as const),
];

describe.each(LAYOUTS)('%s', (name, make) => {
  test('drives no terminal, turns no text around and is valid UTF-8', async () => {
    for (const [payload, text] of await everyPayload(make)) {
      // RFC 4180 ends lines with CRLF; a tab means nothing to HTML.
      const lines = text.replaceAll(name.includes('csv') ? '\r\n' : name.includes('html') ? '\t' : '\n', '\n');
      expect(lines.match(BREAKS_LINE), payload).toBeNull();
      expect(Buffer.from(text).toString(), payload).toBe(text);
    }
  });

  // A line means nothing to HTML.
  test.skipIf(name === 'scan html')('nothing that a mail says becomes a line of its own', async () => {
    for (const [payload, text] of await everyPayload(make)) {
      expect(text, payload).not.toMatch(/^(?:\{"schema":1,"kind"|1,forged|=1|::|\| forged|# heading|```\s*code)/m);
    }
  });
});

test('every line of ndjson is a record, and json is one document', async () => {
  for (const [payload, text] of await everyPayload(CARD_FORMATS.ndjson)) {
    const kinds = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line).kind);
    expect(kinds, payload).toEqual(['bounce', 'bounce']);
  }
  for (const [payload, text] of await everyPayload(CARD_FORMATS.json))
    expect(JSON.parse(text).records, payload).toHaveLength(2);
});

test('csv has a row a record and no cell that is a formula', async () => {
  for (const [payload, text] of await everyPayload(() => CARD_FORMATS.csv(contextOf({})))) {
    expect(text.split('\r\n'), payload).toHaveLength(4);
    expect(text, payload).not.toMatch(/(?:^|,)"?(?:[=+@\t-]|\r(?!\n))/m);
  }
});

test('markdown has no markup, link or mention of the mail', async () => {
  for (const make of [CARD_FORMATS.markdown, SUMMARY_FORMATS.markdown])
    for (const [payload, text] of await everyPayload(make)) {
      expect(text, payload).not.toMatch(/(?<!\\)[<[`$]|https?:\/\/|\bwww\.|(?:^|\s)@[a-z]|(?<![\\&])#\d/i);
    }
});

test('html has no element, attribute or comment of the mail', async () => {
  for (const [payload, text] of await everyPayload(SUMMARY_FORMATS.html)) {
    const [before, behind] = text.split(`<script>${REPORT_SCRIPT}</script>`);
    expect(behind, payload).toBe('\n</body>\n</html>\n');
    expect(before, payload).not.toMatch(/<(?:script|img|!--)|<[^>]*\sonmouseover=|<\/title><\/pre>/i);
    expect(text.match(/<\/style>/g), payload).toHaveLength(1);
  }
});

test.each(RECIPIENT_FORMATS)('the list of recipients as %s keeps a row a recipient', (format) => {
  for (const [payload, recipient] of Object.entries(PAYLOADS)) {
    const judge = createJudge(policy);
    judge.add({ ...saying(payload).record, recipient, originalRecipient: null });
    const [row] = judge.all() as [Judgement];
    const options = { bom: false, notes: [] };
    const text = renderRecipients([row, row], format, options);
    const harmless = renderRecipients(
      [row, row].map((one) => ({ ...one, recipient: 'a', why: 'a', title: 'a' })),
      format,
      options,
    );
    expect(text.split('\n').length, payload).toBe(harmless.split('\n').length);
    expect(text.replaceAll('\r\n', '\n').match(BREAKS_LINE), payload).toBeNull();
    if (format === 'csv') expect(text, payload).not.toMatch(/(?:^|,)"?[=+@\t-]/m);
    if (format === 'markdown') expect(text, payload).not.toMatch(/(?<!\\)[<[`]|https?:\/\//);
  }
});

describe('what check says of a fixture', () => {
  const outcome = (payload: string) => {
    const record = saying(payload).record;
    const mismatch = { index: 0, recipient: payload, field: 'subject', wanted: payload, got: payload, record };
    const failing = { file: payload, line: 1, message: payload, mismatch, explain: record.explain ?? null };
    return { file: payload, failings: [failing] };
  };

  test.each(Object.entries(PAYLOADS))('%s is one annotation', (_, payload) => {
    const report = githubReport();
    const lines = report.fixture(outcome(payload)).trimEnd().split('\n');
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^::error file=[^:,]*,line=1,title=[^:,]*::/);
    expect(lines[0]).not.toMatch(BREAKS_LINE);
  });

  test.each(Object.entries(PAYLOADS))('%s is text of XML', (_, payload) => {
    const report = junitReport();
    report.fixture(outcome(payload));
    const xml = report.end({ passed: 0, failed: 1 });
    expect(xml.match(/<[^>]*>/g)?.map((tag) => /^<[/?!]?-*\w*/.exec(tag)?.[0])).toEqual([
      ...['<?xml', '<testsuites', '<testsuite', '<testcase', '<failure', '</failure', '</testcase', '</testsuite'],
      ...['</testsuites', '<!--'],
    ]);
    expect(xml).not.toMatch(/[^\P{Cc}\n\t]|[\p{Cs}\u202a-\u202e\u2066-\u2069\ufffe\uffff]/u);
  });

  test.each(Object.entries(PAYLOADS))('%s drives no terminal', (_, payload) => {
    expect(textReport().fixture(outcome(payload))).not.toMatch(BREAKS_LINE);
  });
});
