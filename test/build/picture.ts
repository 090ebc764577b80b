import { parseMail } from '../../src/mail/parse.ts';
import type { RawMessage } from '../../src/model.ts';
import { cardsOf } from '../../src/output/card/cards.ts';
import type { CardView } from '../../src/output/card/view.ts';
import { type Html, html } from '../../src/output/text/html.ts';
import { wrap } from '../../src/output/text/wrap.ts';
import { createEngine } from '../../src/pipeline.ts';
import type { CompiledTable } from '../../src/rules/table/compiled.ts';

const WIDTH = 860;
const LINE = 22;
const LEFT = 28;
/** Where the words of a row stand. */
const WORDS = 140;
const COLUMNS = 78;
const MOST_LINES = 12;

/** README's picture: what came back, and what the doctor says of it. The same mail and table give the same picture. */
export async function noticeAndCard(bytes: Uint8Array, table: CompiledTable): Promise<string> {
  const mail: RawMessage = { source: '-', messageNumber: 1, shape: 'mail', truncated: false, bytes };
  const { text } = await parseMail(mail);
  const findings = await createEngine(table).diagnose(mail);
  const [card] = cardsOf(findings, { alone: true }, { full: false, counter: '通目' });
  if (card === undefined) throw new Error('the picture has no card');
  const notice = text.trim().split('\n').slice(0, MOST_LINES);
  const noticeEnd = 44 + notice.length * LINE;
  const below = noticeEnd + 34;
  const drawn = cardLines(card.view, below + 58);
  const height = drawn.end + 20;
  return `${html`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-labelledby="t">
<title id="t">英語のエラーメールと、その診断: ${card.view.lead}</title>
<rect width="${WIDTH}" height="${height}" rx="10" fill="#eef1f5"/>
<rect x="12" y="12" width="${WIDTH - 24}" height="${noticeEnd - 12}" rx="6" fill="#1b2129"/>
<g font-family="ui-monospace, Consolas, Menlo, monospace" font-size="13" fill="#d5dbe3" xml:space="preserve">
${notice.map((line, i) => html`<text x="${LEFT}" y="${40 + i * LINE}">${line.trimEnd().slice(0, 100)}</text>\n`)}</g>
<path d="M${WIDTH / 2 - 12} ${noticeEnd + 10}h24l-12 14z" fill="#0b5cab"/>
<rect x="12" y="${below}" width="${WIDTH - 24}" height="${height - below - 12}" rx="6" fill="#fff" stroke="#c9d0d9"/>
<rect x="12" y="${below}" width="7" height="${height - below - 12}" rx="3" fill="#b3261e"/>
<g font-family="system-ui, 'Hiragino Sans', 'Yu Gothic UI', 'Noto Sans CJK JP', sans-serif" font-size="15" fill="#1c2430">
<text x="${LEFT}" y="${below + 32}" font-size="17" font-weight="700" fill="#b3261e">${card.view.lead}</text>
${drawn.lines}</g>
</svg>
`}`;
}

function cardLines({ rows }: CardView, start: number): { readonly lines: readonly Html[]; readonly end: number } {
  let y = start + 6;
  const lines = rows.flatMap((row) =>
    row.lines
      .flatMap(({ marker, text }) => wrap(text, COLUMNS).map((part, i) => (i === 0 ? marker : '   ') + part))
      .map((words, i) => {
        const label = i === 0 ? html`<text x="${LEFT}" y="${y}" font-weight="700">${row.label}</text>` : null;
        const line = html`${label}<text x="${WORDS}" y="${y}">${words}</text>\n`;
        y += LINE + 2;
        return line;
      }),
  );
  return { lines, end: y - LINE / 2 };
}
