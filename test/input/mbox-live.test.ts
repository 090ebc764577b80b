import { execFileSync, spawn } from 'node:child_process';
import { appendFileSync, mkdirSync, readFileSync, rmdirSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readInputs } from '../../src/input/store/read.ts';
import { cli } from '../cli/harness.ts';
import fc, { times } from '../fast-check.ts';
import { mail, mbox, messages, problems, SEPARATOR, stream, temporaryFolder } from './support.ts';

const file = (): string => path.join(temporaryFolder(), 'box.mbox');
const subjectOf = (bytes: Uint8Array): string => /Subject: (.*)/.exec(Buffer.from(bytes).toString())?.[1] ?? '';

/** Reads a mailbox; `meanwhile` is called behind each message with how many there were. */
async function readWhile(box: string, meanwhile: (read: number) => void) {
  const items = [];
  for await (const item of readInputs([box], { stdin: stream(), mode: 'scan' })) {
    items.push(item);
    meanwhile(messages(items).length);
  }
  const found = messages(items);
  return { subjects: found.map(({ bytes }) => subjectOf(bytes)), found, problems: problems(items) };
}

const many = (count: number, from = 0): string[] => Array.from({ length: count }, (_, i) => `${from + i}`);
/** So large that a mailbox of some hundreds is read in several pieces. */
const LONG = `${'padding '.repeat(500)}\n`;
const long = (subject: string): string => `${SEPARATOR}${mail(subject)}${LONG}\n`;

describe('a mailbox that others write to while it is read', () => {
  it('is read as far as it went when it was opened', async () => {
    const box = file();
    writeFileSync(box, many(300).map(long).join(''));
    const { subjects, problems } = await readWhile(box, () => appendFileSync(box, long('new')));
    expect({ subjects, problems }).toEqual({ subjects: many(300), problems: [] });
  });

  it('has a last mail that was half there, whole', async () => {
    const box = file();
    const last = long('last');
    writeFileSync(box, many(300).map(long).join('') + last.slice(0, 700));
    const { subjects, found, problems } = await readWhile(box, (read) => {
      if (read === 1) appendFileSync(box, last.slice(700) + long('next') + long('and next'));
    });
    expect({ subjects, problems }).toEqual({ subjects: [...many(300), 'last'], problems: [] });
    expect(found.at(-1)?.bytes.length).toBe(last.length - SEPARATOR.length - 1);
  });

  it('may end with a part of a mail that nobody goes on with', async () => {
    const report = 'Content-Type: multipart/report; boundary=b\n\n--b\n\nwords\n\n--b--\n';
    const whole = `${SEPARATOR}Subject: c\n${report}`;
    const truncated = async (text: string) => {
      const box = file();
      writeFileSync(box, mbox('a', 'b') + text);
      utimesSync(box, 1_700_000_000, 1_700_000_000);
      return (await readWhile(box, () => {})).found.map((message) => message.truncated);
    };
    expect(await truncated(`${SEPARATOR}Subject: c\nFrom: someb`)).toEqual([false, false, true]);
    expect(await truncated(whole.slice(0, -9))).toEqual([false, false, true]);
    expect(await truncated(whole.trimEnd())).toEqual([false, false, false]);
    expect(await truncated(`${SEPARATOR}Subject: c\n\nno line end`)).toEqual([false, false, false]);
  });

  it('is read when its lock is gone', async () => {
    const box = file();
    writeFileSync(box, mbox('a', 'b') + SEPARATOR);
    mkdirSync(`${box}.lock`);
    const reading = readWhile(box, () => {});
    setImmediate(() => {
      appendFileSync(box, `${mail('c')}\n`);
      rmdirSync(`${box}.lock`);
    });
    expect((await reading).subjects).toEqual(['a', 'b', 'c']);
  });

  it('loses nothing and gives nothing twice where messages before are deleted and marked', async () => {
    const change = fc.record({ at: fc.integer({ min: 1, max: 250 }), deleted: fc.nat(199), marked: fc.nat(199) });
    await fc.assert(
      fc.asyncProperty(fc.array(change, { maxLength: 3 }), async (changes) => {
        const box = file();
        const held = new Map(many(250).map((name) => [name, long(name)]));
        const write = (): void => writeFileSync(box, [...held.values()].join(''));
        write();
        const { subjects, problems } = await readWhile(box, (read) => {
          for (const { deleted, marked } of changes.filter(({ at }) => at === read)) {
            held.delete(`${deleted}`);
            const text = held.get(`${marked}`);
            if (text !== undefined) held.set(`${marked}`, text.replace('\nSubject', '\nStatus: RO\nSubject'));
            write();
          }
        });
        expect(subjects).toEqual([...new Set(subjects)]);
        expect(subjects).toEqual(expect.arrayContaining([...held.keys()]));
        expect(problems.length).toBeLessThanOrEqual(1);
      }),
      times(100),
    );
  });

  it('is told of where it was rewritten, and its records are numbered on', async () => {
    const box = file();
    const names = many(300);
    writeFileSync(box, names.map(long).join(''));
    const { found, problems } = await readWhile(box, (read) => {
      if (read === 10) writeFileSync(box, names.slice(5).map(long).join(''));
    });
    expect(problems).toMatchObject([{ code: expect.stringMatching(/^(?:changed|cut)$/) }]);
    expect(found.map(({ messageNumber }) => messageNumber)).toEqual(names.map((_, i) => i + 1));
  });

  it('may be emptied', async () => {
    const box = file();
    writeFileSync(box, many(300).map(long).join(''));
    const { subjects, problems } = await readWhile(box, () => truncateSync(box, 0));
    expect(subjects.length).toBeGreaterThan(0);
    expect(problems).toMatchObject([{ code: 'changed' }]);
  });

  it('that is never still is read, and the next run is said to read it again', async () => {
    const box = file();
    const text = many(300).map(long);
    const [whole, part] = [text.join(''), text.slice(1).join('')];
    writeFileSync(box, whole);
    let isWhole = true;
    const writer = setInterval(() => {
      isWhole = !isWhole;
      writeFileSync(box, isWhole ? whole : part);
    }, 15);
    try {
      const state = `${box}.state`;
      const { code, err } = await cli(['scan', '--format', 'ndjson', '--state', state, box]);
      expect(code).toBe(1);
      expect(err).toContain('覚えられませんでした');
    } finally {
      clearInterval(writer);
    }
  });

  it('exits with 1 where it was changed, and says so', async () => {
    const box = file();
    const longer = many(600).map((name) => `${long(name).trimEnd()}\n${LONG.repeat(4)}\n`);
    writeFileSync(box, longer.join(''));
    const command = ['scan', '--jobs', '1', '--format', 'json', box];
    let writes = 0;
    // What is written first comes before anything was read.
    const onWrite = (): void => void (++writes > 1 && truncateSync(box, 500_000));
    const { code, err, out } = await cli(command, { onWrite });
    expect(code).toBe(1);
    expect(err).toMatch(/読んでいるあいだに短くなりました/);
    const { records, summary } = JSON.parse(out);
    expect(summary).toMatchObject({ cutInputs: 1, truncated: 1 });
    expect(records.at(-1).truncated).toBe(true);
    expect(records.length).toBeLessThan(600);
  });

  it('takes flags that change in their place for nothing', async () => {
    const box = file();
    const marked = (flags: string): string =>
      many(300)
        .map((name) => long(name).replace('\nSubject', `\nX-Mozilla-Status: ${flags}\nSubject`))
        .join('');
    writeFileSync(box, marked('0000'));
    const { subjects, problems } = await readWhile(box, (read) => {
      if (read === 10) writeFileSync(box, marked('0001'));
    });
    expect({ subjects, problems }).toEqual({ subjects: many(300), problems: [] });
  });
});

const hasPython = (() => {
  try {
    return execFileSync('python3', ['-c', 'import fcntl']).length === 0;
  } catch {
    return false;
  }
})();

/** Holds fcntl's lock while it writes the second half of a mail, until stdin ends. */
const WRITER = `
import fcntl, sys
box = open(sys.argv[1], 'a')
fcntl.lockf(box, fcntl.LOCK_EX)
box.write('From a@example.jp Tue Nov 10 09:00:05 2026\\nSubject: half\\n'); box.flush()
print('locked', flush=True)
sys.stdin.read()
box.write('\\nwords\\n\\n'); box.flush()
`;

describe.skipIf(process.platform !== 'linux' || !hasPython)('a mailbox that a program has locked by fcntl', () => {
  it('is read when that program is done', async () => {
    const box = file();
    writeFileSync(box, mbox('a'));
    const writer = spawn('python3', ['-c', WRITER, box], { stdio: ['pipe', 'pipe', 'inherit'] });
    await new Promise((resolve) => writer.stdout.once('data', resolve));
    const reading = readWhile(box, () => {});
    writer.stdin.end();
    const { subjects, found } = await reading;
    expect(subjects).toEqual(['a', 'half']);
    expect(Buffer.from(found[1]?.bytes ?? []).toString()).toContain('words');
    expect(readFileSync(box, 'utf8')).toContain('words');
  });
});
