// Quads about one thing, or about all things of a document, in; a page out: a section for each subject, a row for each
// predicate, every IRI of the data a link to where this server answers it. For codes, terms, shapes and graphs.
import { renderForms } from '../forms.js';
import { type Html, html } from '../html.js';
import type { Knowledge } from '../knowledge/knowledge.js';
import { shorten } from '../knowledge/names.js';
import { cut, renderIri, renderName, renderTerm } from '../knowledge/render-term.js';
import { renderPage } from '../layout.js';
import { fill } from '../messages.js';
import type { View } from '../view.js';

export interface ResourceParts {
  readonly iriText: string;
  readonly knowledge: Knowledge;
  /** Subjects that get a section of their own, in this order; the rest only lends its names. */
  readonly subjects: readonly string[];
  /** What others say of the thing: subject and predicate, of which `shown` are. */
  readonly others?: {
    readonly saying: readonly (readonly [subject: string, predicate: string])[];
    readonly shown: number;
  };
  readonly forms: readonly string[];
}

const LONGEST_TITLE = 120;

export function resourcePage(view: View, parts: ResourceParts): Promise<string> {
  const { iriText, knowledge, subjects, others, forms } = parts;
  const name = knowledge.names(iriText);
  return renderPage(view, {
    title: cut(name?.text ?? shorten(iriText), LONGEST_TITLE),
    ...(name === undefined ? {} : { titleLanguage: name.language }),
    layout: 'wide',
    main: html`${subjects.map((subject) => renderSubject(view, knowledge, subject, iriText))}
${others === undefined ? '' : renderOthers(view, knowledge, others)}
${renderForms(view, iriText, forms)}`,
  });
}

function renderSubject(view: View, knowledge: Knowledge, subject: string, whole: string): Html {
  const { triples } = knowledge;
  const fragment = subject.split('#')[1];
  const heading =
    subject === whole
      ? ''
      : html`<h2${fragment === undefined ? '' : html` id="${fragment}"`}>${renderIri(view, knowledge, subject)}</h2>`;
  return html`<section>${heading}
<div class="wide" tabindex="0" role="region" aria-label="${knowledge.names(subject)?.text ?? shorten(subject)}"><table class="properties">${triples
    .predicates(subject)
    .map(
      (predicate) =>
        html`<tr><th scope="row">${renderIri(view, knowledge, predicate)}</th><td>${triples
          .objects(subject, predicate)
          .map(
            (object) =>
              html`<div>${renderTerm(view, knowledge, object)}${object.termType === 'Literal' && object.language !== '' ? html` <small>${object.language}</small>` : ''}</div>`,
          )}</td></tr>
`,
    )}</table></div></section>
`;
}

function renderOthers(view: View, knowledge: Knowledge, { saying, shown }: NonNullable<ResourceParts['others']>): Html {
  if (saying.length === 0) return html``;
  const { referring, more } = view.messages.resource;
  return html`<section><h2>${referring}</h2>${saying.length > shown ? html`<p>${fill(more, { shown })}</p>` : ''}
<ul>${saying
    .slice(0, shown)
    .map(
      ([subject, predicate]) =>
        html`<li>${renderIri(view, knowledge, subject)} <small>${renderName(knowledge, predicate)}</small></li>\n`,
    )}</ul></section>`;
}
