import { type Answer, answerWords } from '../../explain/answer.ts';
import { lookUp } from '../../output/article/article.ts';
import { cardHtml } from '../../output/card/html.ts';
import type { CardView } from '../../output/card/view.ts';
import { type Html, html } from '../../output/text/html.ts';
import type { Engine } from '../../pipeline.ts';
import type { Matcher } from '../../rules/match/match.ts';
import { visible } from '../../visible.ts';
import { answerHtml, type Setting } from './cards.ts';

const LONGEST_QUESTION = 400;

/** Answers as `explain` does: what the table knows by that name, else what it says as the words of an error. */
export function createExplainer(engine: Engine, setting: Setting): (question: string) => Promise<Explained> {
  const { matcher } = engine.doctor;
  return (question) => explained(question.slice(0, LONGEST_QUESTION).trim(), { engine, matcher, setting });
}

export interface Explained {
  readonly title: string;
  readonly main: Html;
}

interface Library {
  readonly engine: Engine;
  readonly matcher: Matcher;
  readonly setting: Setting;
}

async function explained(what: string, { engine, matcher, setting }: Library): Promise<Explained> {
  const name = `「${visible(what, 80)}」`;
  const article = what === '' ? null : lookUp(what, engine.table, matcher);
  if (article !== null) {
    const card = cardHtml(article, '', { level: 2, explainUrl: setting.explainUrl });
    return { title: name, main: html`<h1>${name}の説明</h1>${card}` };
  }
  const answer = what === '' ? null : await answerWords(what, engine);
  if (answer !== null && answer.type !== 'unknown')
    return { title: name, main: html`<h1>${name}</h1>${shown(answer, setting)}` };
  const title = what === '' ? '何を調べますか' : `${name}は分かりませんでした`;
  return { title, main: html`<h1>${title}</h1><p>${HOW_TO_ASK}</p><p><a class="home" href="/">最初のページへ</a></p>` };
}

function shown(answer: Exclude<Answer, { readonly type: 'unknown' }>, setting: Setting): Html {
  const card = (view: CardView) => cardHtml(view, '', { level: 2, explainUrl: setting.explainUrl });
  if (answer.type !== 'errors') return card(answer.view);
  const errors = { messages: [answer.findings], problems: [], isCut: false, unread: [] };
  return html`${answer.beside === null ? null : card(answer.beside)}${answerHtml(errors, setting, { full: true })}`;
}

const HOW_TO_ASK =
  '番号(550、5.7.26)、理由(userunknown)、用語(OP25B)、困りごと、エラーの文のどれかを入れてください。メール全体は、最初のページに貼り付けると診断できます。';
