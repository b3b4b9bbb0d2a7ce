// The form that a reader filters an article with: which kinds of facts, according to whom, with names or without. It works by
// itself; the script of the page only spares the way to the server.
import type { Fact } from '../facts/fact.js';
import { FACT_KINDS } from '../facts/kinds.js';
import { type Html, html } from '../html.js';
import { renderKeptFields } from '../kept-fields.js';
import type { Knowledge } from '../knowledge/knowledge.js';
import type { View } from '../view.js';
import { type Filter, OWN_VOICE } from './filter.js';

export function renderFilterForm(view: View, knowledge: Knowledge, facts: readonly Fact[], filter: Filter): Html {
  const { messages } = view;
  const words = messages.article.filter;
  const speakers = [...new Set(facts.flatMap((fact) => fact.speakers))];
  return html`<form class="filter" method="get" action="${view.path}" aria-label="${words.label}">
${renderKeptFields(view)}
<fieldset><legend>${words.kinds}</legend>
${FACT_KINDS.map((kind) => {
  const count = facts.filter((fact) => fact.kind === kind).length;
  return count === 0
    ? ''
    : html`<label class="chip ${kind}"><input type="checkbox" name="kind" value="${kind}"${filter.kinds.has(kind) ? html` checked` : ''}> ${messages.kinds[kind].other} <span class="count">${count}</span></label>\n`;
})}
<label class="chip mention"><input type="checkbox" name="names" value="on"${filter.names ? html` checked` : ''}> ${words.names}</label>
</fieldset>
<label>${words.by} <select name="by">
<option value="">${words.everyone}</option>
<option value="${OWN_VOICE}"${filter.by === OWN_VOICE ? html` selected` : ''}>${messages.theArticle}</option>
${speakers.map(
  (speaker) =>
    html`<option value="${speaker}"${filter.by === speaker ? html` selected` : ''}>${knowledge.names(speaker)?.text ?? speaker}</option>\n`,
)}</select></label>
<button type="submit">${words.apply}</button>
</form>`;
}
