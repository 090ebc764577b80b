import { describe, expect, test } from 'vitest';
import { loadBuiltInTable } from '../../src/rules/table/built-in.ts';
import { cli } from './harness.ts';

const { terms, situations } = loadBuiltInTable();
const names = terms.flatMap((term) => term.names.map((name) => [name, term.title] as const));

describe('a term', () => {
  test('is answered by each of its names as a term, unless the name is a code or a reason', async () => {
    expect(names.length).toBeGreaterThan(300);
    for (const [name, title] of names.filter((_, i) => i % 7 === 0)) {
      const { code, out } = await cli(['explain', name]);
      expect({ name, code }).toEqual({ name, code: 0 });
      expect(out, name).not.toContain('届いていません。');
      if (!/^[\d.]+$/.test(name)) expect(out, name).toContain(title);
    }
  });

  test.each(['OP25Bとは', 'DMARCって何ですか？', '転送とは何ですか', 'バウンスレートの意味を教えてください'])(
    'is found where its meaning is asked for: %s',
    async (question) => {
      expect((await cli(['explain', question])).out).toMatch(/意味 /);
    },
  );
});

describe('--list', () => {
  test('names every situation, every term and the reasons', async () => {
    const { code, out } = await cli(['explain', '--list']);
    expect(code).toBe(0);
    const flat = out.replace(/\s/g, '');
    const missing = [...situations.map(({ title }) => title), ...terms.map(({ names: [name] }) => name ?? '')].filter(
      (name) => !flat.includes(name.replace(/\s/g, '')),
    );
    expect(missing).toEqual([]);
    expect(out).toContain('userunknown');
  });

  test('nothing to look up is a mistake', async () => {
    expect((await cli(['explain'])).code).toBe(2);
  });
});

test('a situation by its title and by its id', async () => {
  const [first] = situations;
  if (!first) throw new Error('no situations');
  const byTitle = await cli(['explain', first.title]);
  expect(byTitle.code).toBe(0);
  expect(byTitle.out).toContain('答え');
  expect((await cli(['explain', first.id])).out).toBe(byTitle.out);
});

test('a choice is no finished answer', async () => {
  const { code, out } = await cli(['explain', 'メーリングリス']);
  expect(code).toBe(1);
  expect(out).toContain('もしかして');
});

test('a term that somebody asks about among other words is answered as one, not as an error', async () => {
  const { code, out } = await cli(['explain', '古いソフトに POP before SMTP とありますが、今も必要ですか']);
  expect(code).toBe(0);
  expect(out).toContain('意味');
  expect(out).not.toContain('送信できていません');
  const error = await cli(['explain', '550 POP before SMTP required. 先に受信しろということでしょうか']);
  expect(error.out).toContain('送信できていません');
});
