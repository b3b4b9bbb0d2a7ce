// A fact in, all that is told of it out: a list of properties, each under its name in the ontology, in reading order. What
// one would expect and the article does not say is "not stated"; `mentions` and the rule stand at the end.
import type { NamedNode } from 'n3';
import { pacta } from '../../graph/vocabulary.js';
import { type Html, html, joined } from '../html.js';
import type { Knowledge } from '../knowledge/knowledge.js';
import { renderIri, renderName, renderTerm } from '../knowledge/render-term.js';
import type { View } from '../view.js';
import type { Fact } from './fact.js';
import { FURTHER, KINDS } from './kinds.js';

export function renderDetails(view: View, knowledge: Knowledge, fact: Fact): Html {
  const { triples } = knowledge;
  const { properties, expected } = KINDS[fact.kind];
  const rows = [...properties, ...FURTHER].flatMap((property) => {
    const values = triples.objects(fact.iriText, property);
    if (values.length > 0)
      return [
        row(
          knowledge,
          property,
          joined(
            values.map((value) => renderTerm(view, knowledge, value)),
            ', ',
          ),
        ),
      ];
    return expected.includes(property)
      ? [row(knowledge, property, html`<span class="absent">${view.messages.notStated}</span>`)]
      : [];
  });
  return html`<dl class="details">${rows}
${row(knowledge, pacta.accordingTo, renderSpeakers(view, knowledge, fact))}
${row(knowledge, pacta.rule, html`<code>${triples.text(fact.iriText, pacta.rule) ?? ''}</code>`)}</dl>`;
}

const row = (knowledge: Knowledge, property: NamedNode, value: Html): Html =>
  html`<div><dt>${renderName(knowledge, property.value)}</dt><dd>${value}</dd></div>\n`;

/** Who says the fact: the speakers of the statements that it stands in, else the article. */
export function renderSpeakers(view: View, knowledge: Knowledge, fact: Fact): Html {
  if (fact.speakers.length === 0) return html`${view.messages.theArticle}`;
  return joined(
    fact.speakers.map((speaker) => renderIri(view, knowledge, speaker)),
    ', ',
  );
}
