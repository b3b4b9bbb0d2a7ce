// The page of /sparql: a form for a query, the answer to it when one was sent, and questions to begin with.
import { type Html, html } from '../html.js';
import { renderPage } from '../layout.js';
import type { World } from '../picture/world.js';
import { href, type View } from '../view.js';
import { type Example, topicsOf } from './examples.js';
import { MAX_LENGTH, type Results, renderAnswer, type ShownAnswer } from './results-table.js';
import { renderViews } from './views/answer-view.js';
import { viewAsked } from './views/result-views.js';

const FIRST_QUERY = `SELECT ?class (COUNT(DISTINCT ?thing) AS ?things) WHERE {
  ?thing a ?class
}
GROUP BY ?class
ORDER BY DESC(?things)`;

export interface QueryParts {
  readonly text?: string | undefined;
  readonly answer?: ShownAnswer | undefined;
  /** Why there is no answer. */
  readonly problem?: { readonly title: string; readonly detail: string } | undefined;
  readonly examples: readonly Example[];
  readonly maxRows: number;
  /** The map that states of an answer are shown on. */
  readonly world?: World | undefined;
}

export function queryPage(
  view: View,
  { text = FIRST_QUERY, answer, problem, examples, maxRows, world }: QueryParts,
): Promise<string> {
  const { query } = view.messages;
  return renderPage(view, {
    title: query.title,
    layout: 'wide',
    noIndex: answer !== undefined || problem !== undefined,
    scripts: ['query.js'],
    main: html`<form class="query" method="post" action="${href(view, '/sparql', viewParameter(view))}" data-completions="${href(view, '/completions')}" data-wrong="${query.wrong}">
<label for="query">${query.label}</label>
<textarea id="query" name="query" spellcheck="false" autocomplete="off" required>
${text}</textarea>
<button type="submit">${query.run}</button>
</form>
<details class="history" hidden><summary>${query.history}</summary><ul></ul></details>
${problem === undefined ? '' : html`<section class="problem" role="alert" lang="en"><h2>${problem.title}</h2><p>${problem.detail}</p></section>`}
${answer === undefined ? '' : html`<section aria-label="${query.answer}"><h2>${query.answer}</h2>${renderAddresses(view, text, answer)}${renderPictures(view, text, answer, maxRows, world)}${renderAnswer(view, answer, maxRows)}</section>`}
${examples.length === 0 ? '' : renderTopics(view, examples)}
<p class="note">${query.programs} <code>curl /sparql --data-urlencode query@file.rq</code></p>`,
  });
}

/** Whoever looks at a picture gets the picture of the next answer, too. */
function viewParameter({ parameters }: View): Readonly<Record<string, string>> {
  const asked = viewAsked(parameters);
  return asked === undefined ? {} : { view: asked.name };
}

/** Of an answer that is a table. */
function renderPictures(
  view: View,
  query: string,
  { kind, body, names }: ShownAnswer,
  maxRows: number,
  world: World | undefined,
): Html {
  if (kind !== 'bindings' || body.length > MAX_LENGTH) return html``;
  return renderViews(view, { query, results: JSON.parse(body) as Results, names, world, maxRows });
}

/** Where the same answer can be had again: a page to cite, and forms for programs and spreadsheets. */
function renderAddresses(view: View, text: string, { kind }: ShownAnswer): Html {
  const forms = kind === 'graph' ? ['ttl', 'jsonld'] : kind === 'boolean' ? ['json'] : ['csv', 'json'];
  return html`<p class="note"><a href="${href(view, '/sparql', { query: text })}">${view.messages.query.permalink}</a> · <a href="${href(view, '/cite', { query: text })}">${view.messages.query.cite}</a>${forms.map((format) => html` · <a href="${href(view, '/sparql', { query: text, format })}">${format.toUpperCase()}</a>`)}</p>`;
}

const renderTopics = (view: View, examples: readonly Example[]): Html =>
  html`<section aria-label="${view.messages.query.questions}"><h2>${view.messages.query.questions}</h2>
${topicsOf(examples).map(
  ({ title, examples: list }) => html`<details><summary>${title} (${list.length})</summary>
<ul>${list.map(({ name, question }) => html`<li><a href="${href(view, '/sparql', { example: name })}">${question}</a></li>\n`)}</ul>
</details>
`,
)}</section>`;
