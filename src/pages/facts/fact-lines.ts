// Facts in, a list of lines out, each of which opens the sentence that says it, and names the article and the speaker.
import { pacta } from '../../graph/vocabulary.js';
import { type Html, html } from '../html.js';
import type { Knowledge } from '../knowledge/knowledge.js';
import { fragmentOf, type Passage } from '../knowledge/passages.js';
import { cut } from '../knowledge/render-term.js';
import { inContext } from '../knowledge/sentence.js';
import { localPath } from '../local-path.js';
import { fill } from '../messages.js';
import { href, type View } from '../view.js';
import { renderSpeakers } from './details.js';
import type { Fact } from './fact.js';
import { languageOf, summarize } from './summary.js';

export function renderFactLines(view: View, knowledge: Knowledge, facts: readonly Fact[]): Html {
  return html`<ul class="lines">${facts.map((fact) => renderLine(view, knowledge, fact))}</ul>`;
}

function renderLine(view: View, knowledge: Knowledge, fact: Fact): Html {
  const { messages } = view;
  const [main] = fact.evidence;
  const address = href(view, localPath(fact.iriText, view.base) ?? '');
  return html`<li class="card ${fact.kind}">
${main === undefined ? html`<p>${summarize(view, knowledge, fact)}</p>` : html`<details><summary>${summarize(view, knowledge, fact)}</summary>${renderSentence(view, knowledge, main)}</details>`}
<p class="who">${messages.article.says} ${renderSpeakers(view, knowledge, fact)}${main === undefined ? '' : html` · ${renderSource(view, knowledge, main)}`}${fact.curated ? html` · <span class="curated">${messages.curated}</span>` : ''} · <a href="${address}">${messages.allOfIt}</a></p>
</li>
`;
}

/** The sentence with the words marked in it; the words alone where the text is not at hand. */
export function renderSentence(view: View, { triples }: Knowledge, passage: Passage): Html {
  const text = triples.text(passage.article, pacta.text);
  const language = languageOf(triples, passage.article);
  const { before, words, after } =
    text === undefined
      ? { before: '', words: passage.exact, after: '' }
      : inContext(text, passage.start, passage.end, language);
  return html`<blockquote lang="${language}"><p>${before}<mark>${words}</mark>${after}</p><footer lang="${view.language}"><a href="${addressOf(view, passage)}">${view.messages.inArticle}</a></footer></blockquote>`;
}

function renderSource(view: View, knowledge: Knowledge, passage: Passage): Html {
  const name = knowledge.names(passage.article);
  const title =
    name?.text ?? knowledge.triples.text(passage.article, pacta.text)?.trim().split('\n')[0] ?? passage.article;
  return html`<a href="${addressOf(view, passage)}" lang="${languageOf(knowledge.triples, passage.article)}">${cut(title, 60)}</a>`;
}

const addressOf = (view: View, passage: Passage): string =>
  href(view, `${localPath(passage.article, view.base) ?? ''}#${fragmentOf(passage.iriText)}`);

/** "Commitments (12)" with its lines, and a way to the rest where there are more. */
export function renderFactSection(
  view: View,
  knowledge: Knowledge,
  section: {
    readonly id: string;
    readonly title: Html | string;
    readonly facts: readonly Fact[];
    readonly total: number;
    readonly more?: string;
  },
): Html {
  const { facts, total, more } = section;
  if (facts.length === 0) return html``;
  return html`<section id="${section.id}"><h2>${section.title} <span class="count">${total}</span></h2>
${renderFactLines(view, knowledge, facts)}
${total > facts.length ? html`<p>${fill(view.messages.shownOf, { shown: facts.length, total })}${more === undefined ? '' : html` <a href="${more}">${view.messages.allOfThem}</a>`}</p>` : ''}</section>
`;
}
