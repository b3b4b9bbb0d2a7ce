// The page of one fact: the sentences that say it, all that is told of it, what other facts say of it, and, where an editor
// added or corrected it, who did so, when and why.
import { pacta, prov, rdfs } from '../../graph/vocabulary.js';
import { renderForms } from '../forms.js';
import { type Html, html } from '../html.js';
import type { Knowledge } from '../knowledge/knowledge.js';
import { cut, renderName } from '../knowledge/render-term.js';
import { renderPage } from '../layout.js';
import { fill } from '../messages.js';
import type { View } from '../view.js';
import { renderDetails } from './details.js';
import type { Fact } from './fact.js';
import { renderFactSection, renderSentence } from './fact-lines.js';
import type { FactKind } from './kinds.js';
import { languageOf, summarize } from './summary.js';

const LONGEST_TITLE = 140;
/** Kinds whose title is words of the article, which do not sum them up. */
const SAID_APART: ReadonlySet<FactKind> = new Set(['event', 'figure', 'office-holding']);

export interface FactParts {
  readonly fact: Fact;
  readonly knowledge: Knowledge;
  /** Facts that refer to it, by the property that they do so with. */
  readonly referring: readonly { readonly property: string; readonly facts: readonly Fact[]; readonly total: number }[];
  /** IRIs of the curations that made it. */
  readonly curations: readonly string[];
  readonly forms: readonly string[];
}

export function factPage(view: View, { fact, knowledge, referring, curations, forms }: FactParts): Promise<string> {
  const { triples, names } = knowledge;
  const { messages } = view;
  const named = triples.objects(fact.iriText, rdfs.label).length > 0 ? names(fact.iriText) : undefined;
  const [main, ...others] = fact.evidence;
  const language = languageOf(triples, main?.article ?? '');
  const words = triples.text(fact.iriText, pacta.text) ?? main?.exact ?? fact.iriText;
  return renderPage(view, {
    title: cut(named?.text ?? words, LONGEST_TITLE),
    titleLanguage: named?.language ?? language,
    kicker: html`<span class="kind ${fact.kind}">${messages.kinds[fact.kind].one}</span>`,
    main: html`${SAID_APART.has(fact.kind) ? html`<p class="lead">${summarize(view, knowledge, fact)}</p>` : ''}
<section><h2>${messages.fact.sentence}</h2>
${main === undefined ? html`<p class="absent">${messages.notStated}</p>` : renderSentence(view, knowledge, main)}
${others.length === 0 ? '' : html`<details><summary>${fill(messages.fact.further, { count: others.length })}</summary>${others.map((passage) => renderSentence(view, knowledge, passage))}</details>`}</section>
<section><h2>${messages.fact.told}</h2>${renderDetails(view, knowledge, fact)}</section>
${curations.map((curation) => renderCuration(view, knowledge, curation))}
${referring.map(({ property, facts, total }) =>
  renderFactSection(view, knowledge, {
    id: property.replace(/^.*[#/]/, ''),
    title: html`${messages.fact.referring} “${renderName(knowledge, property)}”`,
    facts,
    total,
  }),
)}
${renderForms(view, fact.iriText, forms)}`,
  });
}

function renderCuration(view: View, knowledge: Knowledge, curation: string): Html {
  const { triples } = knowledge;
  const who = triples.iris(curation, prov.wasAssociatedWith);
  const when = triples.text(curation, prov.endedAtTime)?.slice(0, 10);
  const why = triples.objects(curation, rdfs.comment)[0];
  return html`<section class="curation"><h2>${view.messages.fact.curation}</h2>
<p>${who.map((agent) => renderName(knowledge, agent))}${when === undefined ? '' : html`, <time datetime="${when}">${when}</time>`}</p>
${why === undefined ? '' : html`<p${why.termType === 'Literal' && why.language !== '' ? html` lang="${why.language}"` : ''}>${why.value}</p>`}</section>`;
}
