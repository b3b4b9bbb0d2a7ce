// Facts in, the list beside an article out: one group for each kind, one card for each fact, which leads to the words that
// show it and to the page that tells all of it.

import { renderSpeakers } from '../facts/details.js';
import { anchorOf, type Fact } from '../facts/fact.js';
import { FACT_KINDS } from '../facts/kinds.js';
import { languageOf, summarize } from '../facts/summary.js';
import { type Html, html } from '../html.js';
import type { Knowledge } from '../knowledge/knowledge.js';
import { fragmentOf } from '../knowledge/passages.js';
import { cut } from '../knowledge/render-term.js';
import { localPath } from '../local-path.js';
import { fill } from '../messages.js';
import { href, type View } from '../view.js';

const LONGEST_WORDS = 72;

export function renderFactCards(
  view: View,
  knowledge: Knowledge,
  facts: readonly Fact[],
  shown: ReadonlySet<Fact>,
  /** The facts have pages of their own. */
  stored = true,
): Html {
  return html`<aside class="facts" aria-label="${view.messages.article.facts}">
${FACT_KINDS.map((kind) => {
  const group = facts.map((fact, index) => ({ fact, number: index + 1 })).filter(({ fact }) => fact.kind === kind);
  if (group.length === 0) return '';
  const hidden = group.every(({ fact }) => !shown.has(fact));
  return html`<section class="${kind}" data-kind="${kind}"${hidden ? html` hidden` : ''}><h2>${view.messages.kinds[kind].other}</h2>
<ol>${group.map(({ fact, number }) => renderCard(view, knowledge, fact, number, shown.has(fact), stored))}</ol></section>
`;
})}</aside>`;
}

function renderCard(
  view: View,
  knowledge: Knowledge,
  fact: Fact,
  number: number,
  visible: boolean,
  stored: boolean,
): Html {
  const { messages } = view;
  const article = fact.evidence[0]?.article ?? '';
  const language = languageOf(knowledge.triples, article);
  const [main, ...others] = fact.evidence;
  return html`<li id="${anchorOf(fact.iriText)}" class="card ${fact.kind}" data-fact="${fact.iriText}" data-by="${fact.speakers.length === 0 ? 'article' : fact.speakers.join(' ')}"${visible ? '' : html` hidden`}>
<p class="line"><span class="number">${number}</span> ${stored ? html`<a href="${href(view, localPath(fact.iriText, view.base) ?? '')}">${summarize(view, knowledge, fact)}</a>` : summarize(view, knowledge, fact)}</p>
<p class="who"><span class="says">${messages.article.says}</span> ${renderSpeakers(view, knowledge, fact)}${fact.curated ? html` · <span class="curated">${messages.curated}</span>` : ''}</p>
${
  main === undefined
    ? ''
    : html`<p class="words">${messages.article.words} <q lang="${language}"><a href="#${fragmentOf(main.iriText)}">${cut(main.exact, LONGEST_WORDS)}</a></q>${others.map(
        (passage, index) =>
          html` <a class="more" href="#${fragmentOf(passage.iriText)}" title="${cut(passage.exact, LONGEST_WORDS)}" aria-label="${fill(messages.article.furtherWords, { number: index + 2 })}">${index + 2}</a>`,
      )}</p>`
}
</li>
`;
}
