// Two treaties side by side: what is told of each, and what they share, which is marked.
import type { Term } from 'n3';
import { pacta } from '../../graph/vocabulary.js';
import type { Fact } from '../facts/fact.js';
import { renderFactLines, renderSentence } from '../facts/fact-lines.js';
import { KINDS } from '../facts/kinds.js';
import { type Html, html, joined } from '../html.js';
import type { Knowledge } from '../knowledge/knowledge.js';
import { renderIri, renderName, renderTerm } from '../knowledge/render-term.js';
import { renderPage } from '../layout.js';
import type { View } from '../view.js';
import { type Choice, renderChoices, renderQueryLink } from './frame.js';

export interface Compared {
  readonly fact: Fact;
  /** Commitments under it. */
  readonly commitments: readonly Fact[];
  /** Themes of the treaty and of its commitments. */
  readonly themes: readonly string[];
}
export interface CompareParts {
  readonly knowledge: Knowledge;
  readonly choices: readonly Choice[];
  readonly pair?: readonly [Compared, Compared] | undefined;
  readonly query: string;
}

export function comparePage(view: View, { knowledge, choices, pair, query }: CompareParts): Promise<string> {
  const { compare } = view.messages;
  return renderPage(view, {
    title: compare.title,
    layout: 'wide',
    main: html`<p class="lead">${compare.lead}</p>
${renderChoices(view, choices)}
${pair === undefined ? '' : renderPair(view, knowledge, pair)}
${renderQueryLink(view, query)}`,
  });
}

function renderPair(view: View, knowledge: Knowledge, pair: readonly [Compared, Compared]): Html {
  const { compare, notStated } = view.messages;
  const { triples } = knowledge;
  const [left, right] = pair;
  const row = (name: Html | string, cells: readonly [Html, Html]): Html =>
    html`<tr><th scope="row">${name}</th><td>${cells[0]}</td><td>${cells[1]}</td></tr>\n`;
  const marked = (own: readonly Term[], others: readonly Term[]): Html =>
    own.length === 0
      ? html`<span class="absent">${notStated}</span>`
      : joined(
          own.map((term) => {
            const shown = renderTerm(view, knowledge, term);
            return others.some((other) => other.equals(term)) ? html`<mark>${shown}</mark>` : html`${shown}`;
          }),
          ', ',
        );
  const themes = (own: readonly string[], others: readonly string[]): Html =>
    joined(
      own.map((theme) => {
        const shown = renderIri(view, knowledge, theme);
        return others.includes(theme) ? html`<mark>${shown}</mark>` : shown;
      }),
      ', ',
    );
  const sentence = ({ fact }: Compared): Html => {
    const [main] = fact.evidence;
    return main === undefined ? html`` : renderSentence(view, knowledge, main);
  };
  return html`<div class="wide" tabindex="0" role="region" aria-label="${compare.title}"><table class="compare">
<thead><tr><td></td><th scope="col">${renderIri(view, knowledge, left.fact.iriText)}</th><th scope="col">${renderIri(view, knowledge, right.fact.iriText)}</th></tr></thead>
<tbody>${row(compare.sentence, [sentence(left), sentence(right)])}
${KINDS.treaty.properties.map((property) => {
  const [a, b] = [triples.objects(left.fact.iriText, property), triples.objects(right.fact.iriText, property)];
  return a.length + b.length === 0 ? '' : row(renderName(knowledge, property.value), [marked(a, b), marked(b, a)]);
})}
${row(renderName(knowledge, pacta.theme.value), [themes(left.themes, right.themes), themes(right.themes, left.themes)])}
${row(view.messages.kinds.commitment.other, [renderFactLines(view, knowledge, left.commitments), renderFactLines(view, knowledge, right.commitments)])}
</tbody></table></div>
<p class="note">${compare.marked}</p>`;
}
