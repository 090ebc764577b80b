import { describe, expect, test } from 'vitest';
import { boundedLines } from '../../src/stream/lines.ts';
import { parseRequest } from '../../src/stream/request.ts';

const ask = (json: string | Uint8Array) => parseRequest(typeof json === 'string' ? Buffer.from(json) : json);
const words = (bytes: Uint8Array): string => Buffer.from(bytes).toString();

describe('a request', () => {
  test.each([
    ['{"id":1,"text":"550 User unknown"}', 1, '550 User unknown'],
    ['{"id":"a","text":"宛先"}', 'a', '宛先'],
    ['{"text":"x"}', null, 'x'],
    ['{"id":null,"text":"x","more":true}', null, 'x'],
    ['{"id":2,"raw":"RnJvbTogYQ=="}', 2, 'From: a'],
    ['{"id":2,"raw":"RnJvbTogYQ"}', 2, 'From: a'],
    ['{"id":2,"raw":"RnJv\\r\\nbTogYQ==\\r\\n"}', 2, 'From: a'],
    ['\ufeff {"id":3,"raw":"__-_"}', 3, Buffer.from('__-_', 'base64url').toString()],
  ])('%s', (json, id, text) => {
    const request = ask(json);
    expect('bytes' in request && [request.id, words(request.bytes)]).toEqual([id, text]);
  });

  test.each([
    ['', null, /JSON として読めません/],
    ['{"id":1,"text":"x"', null, /JSON として読めません/],
    ['[]', null, /JSON として読めません/],
    ['null', null, /JSON として読めません/],
    ['"text"', null, /JSON として読めません/],
    [Buffer.from('{"id":1,"text":"\xff"}', 'latin1'), null, /JSON として読めません/],
    ['{"id":1}', 1, /どちらか1つ/],
    ['{"id":1,"raw":"AA==","text":"x"}', 1, /どちらか1つ/],
    ['{"id":1,"raw":7}', 1, /どちらか1つ/],
    ['{"id":1,"text":null}', 1, /どちらか1つ/],
    ['{"id":1,"raw":"<>"}', 1, /base64/],
    ['{"id":1,"raw":"A=AA"}', 1, /base64/],
    ['{"id":{},"text":"x"}', null, /id は/],
    ['{"id":1.5,"text":"x"}', null, /id は/],
    ['{"id":12345678901234567890,"text":"x"}', null, /id は/],
    [`{"id":"${'x'.repeat(1001)}","text":"x"}`, null, /id は/],
  ])('that is none: %s', (json, id, error) => {
    expect(ask(json)).toEqual({ id, error: expect.stringMatching(error) });
  });
});

describe('lines', () => {
  const linesOf = async (chunks: readonly string[], longest = 10) => {
    const stream = (async function* () {
      for (const chunk of chunks) yield Buffer.from(chunk);
    })();
    const lines: (string | null)[] = [];
    for await (const line of boundedLines(stream, longest)) lines.push(line && words(line));
    return lines;
  };

  test('come whole, however they were cut, without empty ones', async () => {
    expect(await linesOf(['ab\n\ncd', 'e', 'f\r\n \n', '\nlast'])).toEqual(['ab', 'cdef\r', 'last']);
    expect(await linesOf([])).toEqual([]);
  });

  test('longer than allowed are told, kept by nobody, and the next is read', async () => {
    const long = Array.from({ length: 100 }, () => 'x'.repeat(9));
    expect(await linesOf(['a\n', ...long, '\nb\n', '0123456789\n', '0123456789a\n', ...long])).toEqual([
      'a',
      null,
      'b',
      '0123456789',
      null,
      null,
    ]);
  });
});
