// The page of /sparql: a form for a query, the answer to it when one was sent, and questions to begin with.
import { html } from 'hono/html';
import type { QueryAnswer } from '../../store/store.js';
import { topicsOf } from '../html/examples.js';
import { type Html, page } from '../html/page.js';
import { renderAnswer } from '../html/results-table.js';
import type { Services } from '../http/context.js';

const FIRST_QUERY = `SELECT ?class (COUNT(DISTINCT ?thing) AS ?things) WHERE {
  ?thing a ?class
}
GROUP BY ?class
ORDER BY DESC(?things)`;

export function queryPage(
  { settings }: Pick<Services, 'settings'>,
  { text = FIRST_QUERY, answer }: { readonly text?: string; readonly answer?: QueryAnswer },
): Promise<string> {
  return page(
    'Query',
    html`<form method="post" action="/sparql">
<label for="query">SPARQL query</label>
<textarea id="query" name="query" spellcheck="false" autocomplete="off" required>
${text}</textarea>
<button type="submit">Run</button>
</form>
${answer === undefined ? '' : html`<section aria-label="Answer"><h2>Answer</h2>${renderAnswer(answer, settings.maxPageRows)}</section>`}
${settings.examples.length === 0 ? '' : renderTopics(settings.examples)}
<p><small>Programs ask at this address too, after the SPARQL 1.1 Protocol: <code>curl /sparql --data-urlencode query@file.rq</code>. Answers come as JSON, XML, CSV or TSV, graphs as Turtle, N-Triples, JSON-LD, RDF/XML, N-Quads or TriG, as the header Accept says.</small></p>`,
  );
}

const renderTopics = (examples: Services['settings']['examples']): Html =>
  html`<section aria-label="Questions"><h2>Questions to begin with</h2>
${topicsOf(examples).map(
  ({ title, examples: list }) => html`<details><summary>${title} (${list.length})</summary>
<ul>${list.map(({ name, question }) => html`<li><a href="/sparql?example=${encodeURIComponent(name)}">${question}</a></li>\n`)}</ul>
</details>
`,
)}</section>`;
