import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { once } from '../../src/input/bytes/chunks.ts';
import { readSource } from '../../src/input/store/source.ts';
import { cardView } from '../../src/output/card/view.ts';
import type { Finding } from '../../src/output/record/finding.ts';
import { answerTo } from '../../src/web/answer/answer.ts';
import { cli } from '../cli/harness.ts';
import { msgFile } from '../input/msg-file.ts';
import { notice } from '../notice.ts';
import { situations } from '../rules/seeds.ts';
import { engine, testApp, wordsOf } from './app.ts';

const page = testApp();

/** What the command says to the same text on its standard input. */
async function asCommand(text: string): Promise<readonly Finding[]> {
  const found: Finding[] = [];
  const bytes = new TextEncoder().encode(text);
  for await (const item of readSource(once(bytes), '-', { mode: 'files', expected: null }))
    if (item.type === 'message') found.push(...(await engine.diagnose(item.message)));
  return found;
}

describe('what people ask about, pasted into the page', () => {
  test.each(situations)('$id', async ({ text }) => {
    const expected = await asCommand(text);
    expect(expected).not.toEqual([]);
    const answer = await answerTo({ text, files: [] }, engine);
    expect(answer.messages.flat().map(({ record }) => record)).toEqual(expected.map(({ record }) => record));
    const words = wordsOf(await page.post(text));
    for (const finding of expected) {
      const view = cardView(finding, { full: false });
      expect(words).toContain(view.lead);
      // Rows that name a command are links here.
      for (const { label, lines } of view.rows)
        for (const line of [label, ...lines.map((it) => it.link?.caption ?? it.text)]) expect(words).toContain(line);
    }
  });
});

const bytesOf = async (from: File): Promise<Uint8Array> => new Uint8Array(await from.arrayBuffer());
const file = (path: string, name = path): File => new File([readFileSync(path)], name);

describe('files', () => {
  test('many mails are answered without a script too: the list first, and the cards behind it', async () => {
    const one = (
      i: number,
    ) => `From a Fri Nov 20 10:15:00 2026\nFrom: MAILER-DAEMON@mail.example.jp\nMessage-ID: <${i}@mail.example.jp>
Subject: Undelivered Mail Returned to Sender\n\n<u${i}@example.net>: host mx.example.net[192.0.2.25] said: 550 5.1.1 User unknown\n\n`;
    const mbox = (count: number) => new File([Array.from({ length: count }, (_, i) => one(i)).join('')], 'many.mbox');
    const html = await page.post('', [mbox(7)]);
    expect(html).toContain('7通の集計です。');
    expect(html.indexOf('id="list-remove"')).toBeLessThan(html.indexOf('id="cards"'));
    expect(html.match(/<span>u\d@example\.net\n<\/span>/g)).toHaveLength(7);
    expect(html).toContain('7通の診断を1通ずつ見る');
    const cut = await page.post('', [mbox(60)]);
    expect(cut).toContain('はじめの50通の集計です。');
    expect(cut.split('</details>').at(-1)).toContain('many.mbox(51通目から)');
    expect(await page.post('', [mbox(5)])).toMatch(/<details class="whole"><summary>5通の集計/);
  });

  test('each recipient of a mail has a card, with letters to copy', async () => {
    const html = await page.post('', [file('fixtures/qmail/three-recipients.eml')]);
    // One above them says which mail it is.
    expect(html.match(/<article/g)).toHaveLength(4);
    expect(html.match(/<pre id="letter-1-\d-1">/g)).toHaveLength(3);
  });

  test('several files, a mailbox and an Outlook message are read together', async () => {
    const mail = readFileSync('fixtures/qmail/over-quota.eml', 'latin1');
    const mbox = `From a Fri Nov 20 10:15:00 2026\n${mail}\nFrom a Fri Nov 20 10:15:00 2026\n${mail}`;
    const msg = msgFile({
      properties: { '001A001F': 'REPORT.IPM.Note.NDR', '0037001F': 'x', '1000001F': 'x' },
      recipients: [{ '39FE001F': 'taro@example.net', '0C1B001F': '<mx.example.jp #5.1.1 smtp;550 User unknown>' }],
    });
    const words = wordsOf(
      await page.post('', [
        file('fixtures/qmail/over-quota.eml', 'a.eml'),
        new File([Buffer.from(mbox, 'latin1')], 'b.mbox'),
        new File([Buffer.from(msg)], 'c.msg'),
      ]),
    );
    for (const heading of ['a.eml 1通目', 'b.mbox 2通目', 'c.msg 1通目', 'taro@example.net'])
      expect(words).toContain(heading);
  });

  test('a file that is no mail is told by name, and the others are still read', async () => {
    const pdf = new File(['%PDF-1.7 x'], '<b>見積.pdf');
    const html = await page.post('', [pdf, file('fixtures/qmail/over-quota.eml')]);
    expect(html).toContain('&lt;b&gt;見積.pdf: (PDF)');
    expect(html).toContain('<article');
  });

  test('what is packed is not unpacked here', async () => {
    const words = wordsOf(await page.post('', [new File([Buffer.from('1f8b0800', 'hex')], 'a.eml.gz')]));
    expect(words).toContain('a.eml.gz: 圧縮されたファイルは、展開してから渡してください。');
  });

  test('nothing at all is answered with what to do', async () => {
    const words = wordsOf(await page.post('  ', [new File([], '')]));
    expect(words).toContain('エラーメールの文章を貼り付けるか、ファイルを選んで');
  });

  test('of more than a page can hold, the rest is said to be missing', async () => {
    const mail = readFileSync('fixtures/qmail/over-quota.eml', 'latin1');
    const many = Array.from({ length: 4 }, () => `From a Fri Nov 20 10:15:00 2026\n${mail}\n`).join('');
    const submission = { text: '', files: [new File([Buffer.from(many, 'latin1')], 'a.mbox')] };
    const limits = { messages: 3, cards: 100, milliseconds: 60_000 };
    const answer = await answerTo(submission, engine, limits);
    expect([answer.messages.length, answer.isCut]).toEqual([3, true]);
    const all = await answerTo(submission, engine, { ...limits, messages: 4 });
    expect([all.messages.length, all.isCut]).toEqual([4, false]);
    const three = { text: '', files: [file('fixtures/qmail/three-recipients.eml')] };
    const two = await answerTo(three, engine, { ...limits, cards: 2 });
    expect([two.messages.flat().length, two.isCut]).toEqual([2, true]);
  });

  test('what is not shown is named', async () => {
    const mail = readFileSync('fixtures/qmail/over-quota.eml', 'latin1');
    const box = Array.from({ length: 3 }, () => `From a Fri Nov 20 10:15:00 2026\n${mail}\n`).join('');
    const mbox = (name: string) => new File([Buffer.from(box, 'latin1')], name);
    const limits = { messages: 4, cards: 100, milliseconds: 60_000 };
    const files = [mbox('a.mbox'), mbox('b.mbox'), mbox('c.mbox')];
    expect((await answerTo({ text: '', files }, engine, limits)).unread).toEqual(['b.mbox(2通目から)', 'c.mbox']);
    expect((await answerTo({ text: '', files }, engine, { ...limits, messages: 3 })).unread).toEqual([
      'b.mbox',
      'c.mbox',
    ]);
    const many = Array.from({ length: 60 }, (_, i) => file('fixtures/qmail/over-quota.eml', `<${i}>.eml`));
    const words = wordsOf(await page.post('', many));
    expect(words).toMatch(/表示していないもの: <50>\.eml、.*、<59>\.eml。全部を調べるときは/);
  });

  test('of a mail with very many recipients, the first have the cards that they always have', async () => {
    const recipients = Object.fromEntries(
      Array.from({ length: 300 }, (_, i) => [`u${i}@example.net`, `550 5.1.1 <u${i}@example.net>: User unknown`]),
    );
    const mail = new File([notice(recipients)], 'a.eml');
    const answer = await answerTo({ text: '', files: [mail] }, engine);
    expect([answer.messages.flat().length, answer.isCut]).toEqual([100, true]);
    const raw = {
      source: 'a.eml',
      messageNumber: 1,
      bytes: await bytesOf(mail),
      shape: 'mail',
      truncated: false,
    } as const;
    expect(answer.messages.flat()).toEqual((await engine.diagnose(raw)).slice(0, 100));
  });
});

test('what was pasted stays in the field, so that it can be mended and sent again', async () => {
  const html = await page.post('\n550 5.1.1 </textarea><script>alert(1)</script>');
  expect(html).toContain('\n\n550 5.1.1 &lt;/textarea&gt;&lt;script&gt;');
  expect(html).not.toContain('<script>');
});

describe('reading aids', () => {
  test('who has no notice at hand can try one of ours', async () => {
    expect(await (await page.ask('/')).text()).toContain('href="./sample#result"');
    const html = await (await page.ask('/sample')).text();
    expect(html).toContain('Undelivered Mail Returned to Sender');
    const words = wordsOf(html);
    expect(words).toContain('yamada@example.com というアドレスがないため');
    expect(words).toContain('お見積りの件');
  });

  test('each card can be copied as a text for a reply', async () => {
    const html = await page.post('', [file('fixtures/qmail/three-recipients.eml')]);
    const [, text = ''] = /<pre id="card-1-2" hidden>([\s\S]*?)<\/pre>/.exec(html) ?? [];
    expect(html).toContain('data-copies="card-1-2" hidden>');
    const { out } = await cli(['--plain', 'fixtures/qmail/three-recipients.eml']);
    expect(out).toContain(wordsOf(text));
  });

  test('a term on a card leads to its meaning', async () => {
    const html = await page.post('550 5.7.1 <user@example.jp>... Relaying denied');
    const [, link = ''] = /<a href="(\/explain\?q=[^"]+)"/.exec(html) ?? [];
    const answer = await page.ask(link.replaceAll('&amp;', '&'));
    expect(await answer.text()).toMatch(/<dt>(?:意味|原因)<\/dt>/);
  });

  test('a number can be looked up', async () => {
    const html = await (await page.ask('/explain?q=5.7.26')).text();
    expect(html).toContain('「5.7.26」の説明');
    expect(html).toContain('<article');
  });

  test('the words of an error are diagnosed, and no question is no answer', async () => {
    const words = encodeURIComponent('552 5.2.2 Mailbox full');
    expect(await (await page.ask(`/explain?q=${words}`)).text()).toContain('<dt>原因</dt>');
    expect(await (await page.ask('/explain')).text()).toContain('何を調べますか');
  });

  test('a word that nobody knows is shown as it is', async () => {
    const html = await (await page.ask(`/explain?q=${encodeURIComponent('<img src=x onerror=alert(1)>')}`)).text();
    expect(html).toContain('&lt;img src=x');
    expect(html).not.toContain('<img');
  });
});
