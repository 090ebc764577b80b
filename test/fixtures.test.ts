import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { type BounceRecord, diagnose } from '../src/index.ts';
import { KINDS, REASONS } from '../src/model.ts';

const ROOT = 'fixtures';
const INPUT = /\.(?:eml|txt)$/;

type Expected = Readonly<Record<string, unknown>>;
interface Expectation {
  readonly kind: string;
  readonly recipients?: readonly Expected[];
}

const files = readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll(path.sep, '/'))
  .sort();
const inputs = files.filter((file) => INPUT.test(file));
const expectations = files.filter((file) => file.endsWith('.yaml'));
const stem = (file: string): string => file.replace(/\.[a-z]+$/, '');

const readBytes = (file: string): Uint8Array => readFileSync(path.join(ROOT, file));
const readExpectation = (file: string): Expectation =>
  parse(readFileSync(path.join(ROOT, `${stem(file)}.yaml`), 'utf8')) as Expectation;

const diagnoseFile = (file: string): Promise<readonly BounceRecord[]> =>
  diagnose(readBytes(file), { source: file, shape: file.endsWith('.txt') ? 'text' : 'mail' });

const expectedRecords = ({ kind, recipients = [{}] }: Expectation): readonly Expected[] =>
  recipients.map((recipient) => ({ kind, ...recipient }));

const fits = (record: BounceRecord, wanted: Expected): boolean =>
  Object.entries(wanted).every(([field, value]) => Object.is(record[field as keyof BounceRecord], value));

/** The record that is about this recipient; where none is named, the first that is left. */
function take(left: BounceRecord[], wanted: Expected): BounceRecord | undefined {
  const found = left.find((r) => fits(r, wanted)) ?? left.find((r) => r.recipient === wanted.recipient) ?? left[0];
  if (found) left.splice(left.indexOf(found), 1);
  return found;
}

/** Only the fields that the expectation names, so that a mismatch reads as a short diff. */
function shown(record: BounceRecord | undefined, wanted: Expected): Expected {
  const fields = record === undefined ? [] : Object.keys(wanted);
  return Object.fromEntries(fields.map((field) => [field, record?.[field as keyof BounceRecord]]));
}

describe('fixtures', () => {
  test('every message has its expectation, and every expectation its message', () => {
    expect(expectations.map(stem)).toEqual(inputs.map(stem));
    expect(files.filter((file) => file.includes('.') && !INPUT.test(file) && !file.endsWith('.yaml'))).toEqual([]);
  });

  test('there are at least sixty notices and twenty-four mails that are none', () => {
    const apart = inputs.filter((file) => file.startsWith('not-bounce/'));
    const notices = inputs.filter((file) => ['bounce', 'delay'].includes(readExpectation(file).kind));
    expect(apart.length).toBeGreaterThanOrEqual(24);
    expect(notices.length).toBeGreaterThanOrEqual(60);
  });

  test.each(inputs)('%s has an expectation of known kinds, reasons and fields', (file) => {
    const { kind, recipients, ...rest } = readExpectation(file);
    expect(KINDS).toContain(kind);
    expect(rest).toEqual({});
    for (const { reason } of recipients ?? []) expect([undefined, null, ...REASONS]).toContain(reason);
  });
});

describe('diagnosis', () => {
  test.each(inputs)('%s comes out as its expectation says', async (file) => {
    const expected = expectedRecords(readExpectation(file));
    const records = await diagnoseFile(file);
    const left = [...records];
    const got = expected.map((wanted) => shown(take(left, wanted), wanted));
    expect(got).toEqual(expected);
    expect(left.map((record) => record.recipient)).toEqual([]);
  });
});
