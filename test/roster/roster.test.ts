import { stringify } from 'csv-stringify/sync';
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { createJudge } from '../../src/judgement/judge.ts';
import { addressIn } from '../../src/roster/address.ts';
import { encodingOf } from '../../src/roster/encoding.ts';
import { type Form, formOf } from '../../src/roster/form.ts';
import { createRemoved } from '../../src/roster/removed.ts';
import { eachRow } from '../../src/roster/rows.ts';
import { sift } from '../../src/roster/sift.ts';
import { loadBuiltInTable } from '../../src/rules/table/built-in.ts';
import fc from '../fast-check.ts';
import { sample } from '../output/sample.ts';

const { policy } = loadBuiltInTable();

function judgeOf(...gone: string[]) {
  const judge = createJudge(policy);
  for (const recipient of gone) judge.add(sample({ recipient, originalRecipient: null }).record);
  return judge;
}

function formIn(bytes: Uint8Array, column: string | null = null): Form {
  const encoding = encodingOf(bytes);
  if (encoding === null) throw new Error('no encoding');
  const form = formOf(bytes, encoding, column);
  if ('fault' in form) throw new Error(form.fault);
  return form;
}

/** What stays, and the file of what left as it is read. */
function cleaned(bytes: Uint8Array, ...gone: string[]) {
  const form = formIn(bytes);
  const removed = createRemoved(bytes, form);
  const sifted = sift(bytes, form, judgeOf(...gone), removed.add);
  const kept = Buffer.concat(sifted.kept.map(([start, end]) => bytes.subarray(start, end)));
  const second = Buffer.concat(removed.chunks());
  return {
    kept,
    sifted,
    form,
    second,
    removed: iconv.decode(second, encodingOf(second)?.name ?? '', { stripBOM: false }),
  };
}

const LIST = [
  '氏名,メールアドレス,メモ',
  '"髙島, ①郎",taro@example.jp,"1行目\r\n2行目"',
  '佐藤,hanako@example.com,"引用符""付き"""',
  '表示、ソ,jiro@example.net,―～',
  '',
].join('\r\n');

describe.each([
  ['utf-8', '', 'UTF-8'],
  ['utf-8', '\ufeff', 'UTF-8(BOM 付き)'],
  ['cp932', '', 'Shift_JIS'],
  ['eucjp', '', 'EUC-JP'],
  ['utf-16le', '\ufeff', 'UTF-16LE'],
  ['utf-16be', '\ufeff', 'UTF-16BE'],
])('a list in %s%s', (name, bom, label) => {
  const write = (text: string): Buffer => iconv.encode(bom + text, name);
  // EUC-JP has neither of them.
  const text = name === 'eucjp' ? LIST.replace('髙', '高').replace('①', '一') : LIST;

  test('keeps every byte of what stays, and its form', () => {
    const { kept, form, sifted } = cleaned(write(text), 'TARO@example.jp');
    expect(form.encoding.label).toBe(label);
    expect(form).toMatchObject({ column: 1, lineEnd: '\r\n', delimiter: ',', width: 3 });
    const lines = text.split('\r\n');
    expect(kept.equals(write([lines[0], ...lines.slice(3)].join('\r\n')))).toBe(true);
    expect(sifted).toMatchObject({ rows: 3, verdicts: { remove: 1, unknown: 2 }, open: null });
  });

  test('has what left in a second file in the same form, with the reason', () => {
    const { removed } = cleaned(write(text), 'taro@example.jp', 'nobody@example.jp');
    const lines = text.split('\r\n');
    expect(removed).toBe(
      `${bom}氏名,メールアドレス,メモ,名簿の扱い,わけ,いつから,最後の通知,恒久エラー,一時エラー,苦情・停止\r\n${lines[1]}\r\n${lines[2]},外す,「宛先不明」の恒久エラー(1回で外します),2026-11-20,2026-11-20,1,0,0\r\n`,
    );
  });
});

const EVERY_BYTE = [...Array(256).keys()].map((byte) => String.fromCharCode(byte)).join('');

test('rows of whatever cells are where they were written, in every charset', () => {
  const cell = fc.oneof(
    fc.string({
      unit: fc.constantFrom('表', 'ソ', '①', '髙', ',', '"', '\r\n', '\t', ' ', 'a', '@', '∞', '\u3000', ';'),
    }),
    fc.constantFrom('taro@example.jp', 'hanako@example.com'),
  );
  fc.assert(
    fc.property(
      fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 20 }),
      fc.constantFrom('utf-8', 'cp932', 'utf-16le'),
      (rows, name) => {
        const lines = rows.map((cells) => iconv.encode(stringify([cells], { record_delimiter: '\r\n' }), name));
        const bytes = Buffer.concat(lines);
        const found: Buffer[] = [];
        const texts: string[][] = [];
        eachRow(bytes, { name, label: '', bom: new Uint8Array(0) }, ',', (row) => {
          found.push(bytes.subarray(row.start, row.end));
          texts.push(Array.from({ length: row.width }, (_, i) => row.cell(i)));
          return true;
        });
        expect(found).toEqual(lines);
        expect(texts).toEqual(rows.map((cells) => cells.map((text) => iconv.decode(iconv.encode(text, name), name))));
      },
    ),
    { numRuns: 300 },
  );
});

describe('the form of a list', () => {
  const form = (text: string, column: string | null = null) =>
    formOf(Buffer.from(text), { name: 'utf-8', label: '', bom: new Uint8Array(0) }, column);

  test('is an address a line, with and without a last line end', () => {
    const text = 'a@example.jp\n\nb@example.jp';
    expect(form(text)).toMatchObject({ column: 0, headings: null, lineEnd: '\n', width: 1 });
    const { kept, removed } = cleaned(Buffer.from(text), 'b@example.jp');
    expect(kept.toString()).toBe('a@example.jp\n\n');
    expect(removed).toMatch(/^\ufeffメールアドレス,名簿の扱い,.*\nb@example\.jp,外す,/);
  });

  test.each([
    ['tabs', 'name\tmail\nA, B\ta@example.jp\n', '\t', 1],
    ['semicolons', 'mail;name\na@example.jp;A, B\n', ';', 0],
    ['commas', 'a@example.jp,A\nb@example.jp,B;C\n', ',', 0],
  ])('is told with %s', (_, text, delimiter, column) => {
    expect(form(text)).toMatchObject({ delimiter, column });
  });

  test('finds the column that has addresses, whatever its name', () => {
    expect(
      form('番号,連絡先,備考\n1,a@example.jp,\n2,b@example.jp,旧 c@example.jp\n3,c@example.jp,d@example.jp\n'),
    ).toMatchObject({
      column: 1,
      headings: ['番号', '連絡先', '備考'],
    });
  });

  test('asks which of several is meant, unless one is called as it should be', () => {
    const two = '担当メール,予備\na@example.jp,b@example.jp\n';
    expect(form(two)).toEqual({ fault: 'ambiguous', columns: ['担当メール', '予備'] });
    expect(form(two, '予備')).toMatchObject({ column: 1 });
    expect(form(two, '2')).toMatchObject({ column: 1 });
    expect(form(two, '会社')).toEqual({ fault: 'no-column', columns: ['担当メール', '予備'] });
    expect(form('予備,E-Mail\na@example.jp,b@example.jp\n')).toMatchObject({ column: 1 });
    expect(form('a@example.jp,b@example.jp\n')).toEqual({ fault: 'ambiguous', columns: ['1', '2'] });
  });

  test('is none where there is no address', () => {
    expect(form('氏名,住所\n山田,東京\n')).toEqual({ fault: 'no-address' });
  });
});

test('rows without an address stay and are counted, blank lines and headings are not', () => {
  const { kept, sifted } = cleaned(
    Buffer.from('mail,name\na@example.jp,A\n,\nunknown,B\n\nb@example.jp,C\n,D\n'),
    'a@example.jp',
  );
  expect(kept.toString()).toBe('mail,name\n,\nunknown,B\n\nb@example.jp,C\n,D\n');
  expect(sifted).toMatchObject({ rows: 2, unread: { first: 4, count: 2 } });
});

test('a row that is too short has its reason below the headings', () => {
  const { removed } = cleaned(Buffer.from('mail,name,memo\na@example.jp\nb@example.jp,B,x\n'), 'a@example.jp');
  expect(removed).toMatch(/\na@example\.jp,,,外す,/);
});

test('who is spoken of and not in the list is counted', () => {
  const { sifted } = cleaned(
    Buffer.from('a@example.jp\nb@example.jp\n'),
    'B@example.jp',
    'x@example.jp',
    'y@example.jp',
  );
  expect(sifted.strangers).toEqual({ all: 2, leaving: 2 });
  expect([...sifted.titles]).toEqual([['宛先不明', 1]]);
});

test('a quotation mark that nobody closes is told with its row', () => {
  expect(cleaned(Buffer.from('mail,name\na@example.jp,A\nb@example.jp,"B\nc@example.jp,C\n')).sifted.open).toBe(3);
});

test('bytes that are no text of any charset stay as they are', () => {
  const bytes = Buffer.from(
    `mail,name\na@example.jp,${EVERY_BYTE.replaceAll(/[\r\n",\0]/g, '')}\nb@example.jp,B\n`,
    'latin1',
  );
  expect(cleaned(bytes, 'b@example.jp').kept.equals(bytes.subarray(0, -'b@example.jp,B\n'.length))).toBe(true);
});

test.each([
  ['taro@example.jp', 'taro@example.jp'],
  [' taro@example.jp\u3000', 'taro@example.jp'],
  ['山田 太郎 <taro@example.jp>', 'taro@example.jp'],
  ['mailto:taro@example.jp', 'taro@example.jp'],
  ['"taro..k"@docomo.ne.jp', '"taro..k"@docomo.ne.jp'],
  ['taro..k.@docomo.ne.jp', 'taro..k.@docomo.ne.jp'],
  ['a@example.jp; b@example.jp', null],
  ['旧 a@example.jp', null],
  ['@example.jp', null],
  ['taro@', null],
  ['taro', null],
  ['', null],
])('the address in %j is %j', (cell, address) => {
  expect(addressIn(cell)).toBe(address);
});
