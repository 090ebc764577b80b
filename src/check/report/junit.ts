import { visible } from '../../visible.ts';
import type { Failing, Outcome } from '../fixtures/check.ts';
import { type Report, type Tally, tallyLine } from './report.ts';
import { reasonLines } from './text.ts';

/** JUnit XML as CI servers read it. The counts stand in the first element, so everything waits for the end. */
export function junitReport(): Report {
  const cases: string[] = [];
  return {
    fixture(outcome) {
      cases.push(testCase(outcome));
      return '';
    },
    end: (tally) => `<?xml version="1.0" encoding="UTF-8"?>\n${suite(cases, tally)}\n`,
  };
}

const suite = (cases: readonly string[], { passed, failed }: Tally): string =>
  [
    `<testsuites name="bounce-doctor check" tests="${passed + failed}" failures="${failed}">`,
    `  <testsuite name="fixtures" tests="${passed + failed}" failures="${failed}" errors="0" skipped="0">`,
    ...cases,
    '  </testsuite>',
    '</testsuites>',
    `<!-- ${tallyLine({ passed, failed })} -->`,
  ].join('\n');

function testCase({ file, failings }: Outcome): string {
  const folder = file.split('/').slice(0, -1).join('.');
  const head = `    <testcase classname="${escaped(folder)}" name="${escaped(file)}"`;
  if (failings.length === 0) return `${head}/>`;
  return [`${head}>`, ...failings.map(failure), '    </testcase>'].join('\n');
}

function failure(failing: Failing): string {
  const { file, line, message } = failing;
  const lines = [`${file}:${line}`, ...reasonLines(failing)].map((text) => indentOf(text) + escaped(text));
  return `      <failure message="${escaped(message)}" type="mismatch">${lines.join('\n')}</failure>`;
}

const indentOf = (text: string): string => /^ */.exec(text)?.[0] ?? '';

/** Characters that XML 1.0 cannot hold in any form. */
const FORBIDDEN = /[\ufffe\uffff]/g;
/** A path may be as long. */
const LONGEST = 4096;
const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** One line: a name with line ends would start a command of the CI server that shows the output. */
const escaped = (text: string): string =>
  visible(text, LONGEST)
    .replace(FORBIDDEN, '')
    .replace(/[&<>"']/g, (character) => ENTITIES[character] as string);
