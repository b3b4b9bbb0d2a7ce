// The page of a state, person, organization or place: its names in all languages, what it is linked to elsewhere, and what
// articles say of it, each line with its sentence, its article and its speaker.
import type { NamedNode } from 'n3';
import { dcterms, pacta, rdf, rdfs, skos } from '../../graph/vocabulary.js';
import type { Fact } from '../facts/fact.js';
import { renderFactSection } from '../facts/fact-lines.js';
import { FACT_KINDS, type FactKind } from '../facts/kinds.js';
import { renderForms } from '../forms.js';
import { type Html, html, joined } from '../html.js';
import type { Knowledge } from '../knowledge/knowledge.js';
import { shorten } from '../knowledge/names.js';
import { renderIri, renderName, renderTerm } from '../knowledge/render-term.js';
import { renderPage } from '../layout.js';
import { factsQuery } from '../query/facts-query.js';
import { href, type View } from '../view.js';
import { renderNames } from './names-table.js';

export interface FactsOfKind {
  readonly kind: FactKind;
  readonly facts: readonly Fact[];
  readonly total: number;
  /** Where all of them are. */
  readonly more: string;
}
export interface EntityParts {
  readonly iriText: string;
  readonly knowledge: Knowledge;
  readonly facts: readonly FactsOfKind[];
  readonly forms: readonly string[];
}

const NAMES: readonly NamedNode[] = [skos.prefLabel, skos.altLabel, skos.hiddenLabel, rdfs.label, pacta.demonym];
const LINKS = { exactMatch: skos.exactMatch, closeMatch: skos.closeMatch } as const;
const ELSEWHERE = new Set([...NAMES, ...Object.values(LINKS), rdf.type, dcterms.source].map(({ value }) => value));

export function entityPage(view: View, { iriText, knowledge, facts, forms }: EntityParts): Promise<string> {
  const { triples, names } = knowledge;
  const { messages } = view;
  const name = names(iriText);
  const types = triples.iris(iriText, rdf.type).filter((type) => type.startsWith(pacta.Fact.value.split('#')[0] ?? ''));
  const own = triples.predicates(iriText).filter((predicate) => !ELSEWHERE.has(predicate));
  const told = FACT_KINDS.flatMap((kind) => facts.find((group) => group.kind === kind) ?? []);
  return renderPage(view, {
    title: name?.text ?? shorten(iriText),
    ...(name === undefined ? {} : { titleLanguage: name.language }),
    kicker: joined(
      types.map((type) => renderIri(view, knowledge, type)),
      ', ',
    ),
    main: html`${
      own.length === 0
        ? ''
        : html`<dl class="details">${own.map(
            (predicate) =>
              html`<div><dt>${renderName(knowledge, predicate)}</dt><dd>${joined(
                triples.objects(iriText, predicate).map((value) => renderTerm(view, knowledge, value)),
                ', ',
              )}</dd></div>\n`,
          )}</dl>`
    }
${told.length === 0 ? html`<p class="absent">${messages.entity.nothing}</p>` : html`<nav class="contents" aria-label="${messages.entity.contents}">${told.map(({ kind, total }) => html`<a href="#${kind}" class="chip ${kind}">${messages.kinds[kind].other} <span class="count">${total}</span></a> `)}</nav>`}
${told.map(({ kind, facts: list, total, more }) =>
  renderFactSection(view, knowledge, { id: kind, title: messages.kinds[kind].other, facts: list, total, more }),
)}
${renderNames(view, knowledge, iriText)}
${renderLinks(view, knowledge, iriText)}
<p class="note"><a href="${href(view, '/links', { subject: iriText, state: 'all' })}">${messages.links.ofThing}</a></p>
${renderForms(view, iriText, [...forms, href(view, '/sparql', { query: factsQuery(iriText), format: 'csv' })])}
<p class="note"><a href="${href(view, '/sparql', { query: factsQuery(iriText) })}">${messages.asQuery}</a>${told.some(({ kind }) => kind === 'statement') ? html` · <a href="${href({ ...view, scope: { ...view.scope, according: iriText } }, '/timeline')}">${messages.scope.only}</a>` : ''}</p>`,
  });
}

/** The same thing elsewhere, with the relation that is claimed and where the claim comes from. */
function renderLinks(view: View, knowledge: Knowledge, iriText: string): Html {
  const { triples } = knowledge;
  const { relations } = view.messages.entity;
  const rows = (Object.keys(LINKS) as (keyof typeof LINKS)[]).flatMap((relation) =>
    triples
      .iris(iriText, LINKS[relation])
      .map((target) => html`<li>${relations[relation]}: ${renderIri(view, knowledge, target)}</li>\n`),
  );
  if (rows.length === 0) return html``;
  const sources = triples.iris(iriText, dcterms.source);
  return html`<section id="links"><h2>${view.messages.entity.links}</h2><ul>${rows}</ul>
${
  sources.length === 0
    ? ''
    : html`<p class="note">${view.messages.entity.source} ${joined(
        sources.map((source) => renderIri(view, knowledge, source)),
        ', ',
      )}</p>`
}</section>`;
}
