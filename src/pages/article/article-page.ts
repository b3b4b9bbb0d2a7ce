// The graph of an article in, the page out: the text as it was written, each fact marked where it stands, and the facts
// beside it.
import { dcterms, pacta, schema } from '../../graph/vocabulary.js';
import { type Fact, readFacts } from '../facts/fact.js';
import { languageOf } from '../facts/summary.js';
import { renderForms } from '../forms.js';
import { type Html, html } from '../html.js';
import type { Knowledge } from '../knowledge/knowledge.js';
import { cut, renderTerm } from '../knowledge/render-term.js';
import { renderPage } from '../layout.js';
import { fill } from '../messages.js';
import { href, type View } from '../view.js';
import { renderFactCards } from './fact-cards.js';
import { lets, readFilter } from './filter.js';
import { renderFilterForm } from './filter-form.js';
import { renderMarkedText, renderPassagesAlone } from './marked-text.js';
import { marksOf } from './marks.js';

const LONGEST_INCIPIT = 90;

export interface ArticleParts {
  readonly iriText: string;
  readonly knowledge: Knowledge;
  /** Addresses of the other forms. */
  readonly forms: readonly string[];
}

export function articlePage(view: View, { iriText, knowledge, forms }: ArticleParts): Promise<string> {
  const { messages } = view;
  const { triples } = knowledge;
  const text = triples.text(iriText, pacta.text) ?? '';
  const headline = triples.text(iriText, schema.headline);
  const language = languageOf(triples, iriText);
  const facts = readFacts(triples);
  const filter = readFilter(view.parameters);
  const shown = new Set(facts.filter((fact) => lets(filter, fact)));
  const label = (fact: Fact, number: number): string =>
    fill(messages.article.toFact, { number, kind: messages.kinds[fact.kind].one });
  const marks = marksOf(triples, facts, label);
  const marked =
    text === ''
      ? { first: html`<em>${messages.article.withheld}</em>`, rest: renderPassagesAlone(marks, shown) }
      : renderMarkedText(text, marks, shown);
  const opening = text.trimStart().split('\n')[0]?.trim();
  const withHeadline = headline !== undefined && opening?.replace(/\s+/g, ' ') === headline.trim();
  return renderPage(view, {
    title: headline ?? cut(opening || iriText.slice(iriText.lastIndexOf('/') + 1), LONGEST_INCIPIT),
    titleLanguage: language,
    ...(withHeadline ? { heading: marked.first } : {}),
    kicker: html`<a href="${href(view, '/articles')}">${messages.article.kicker}</a>`,
    layout: 'article',
    scripts: ['article.js'],
    main: html`${renderSource(view, knowledge, iriText)}
${renderFilterForm(view, knowledge, facts, filter)}
<div class="reading">
<article class="source${filter.names ? ' names' : ''}" lang="${language}" aria-label="${messages.article.text}">
${withHeadline ? '' : html`<p>${marked.first}</p>\n`}${marked.rest.map((line) => html`<p>${line}</p>\n`)}</article>
${renderFactCards(view, knowledge, facts, shown)}
</div>
${renderForms(view, iriText, forms)}`,
  });
}

/** Who published the article, when, where; nothing that the data do not say. */
function renderSource(view: View, knowledge: Knowledge, iriText: string): Html {
  const known = [schema.publisher, schema.datePublished, schema.url, dcterms.license].flatMap((property) => {
    const [value] = knowledge.triples.objects(iriText, property);
    return value === undefined ? [] : [html`<span>${renderTerm(view, knowledge, value)}</span>`];
  });
  const only = href({ ...view, scope: { ...view.scope, according: iriText } }, '/timeline');
  return html`<p class="byline">${known}<span><a href="${only}">${view.messages.scope.only}</a></span></p>`;
}
