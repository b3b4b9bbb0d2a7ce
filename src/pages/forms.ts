// Links to the other forms in which a thing is answered, under its IRI.
import { type Html, html } from './html.js';
import type { View } from './view.js';

const NAMES: Readonly<Record<string, string>> = {
  ttl: 'Turtle',
  nt: 'N-Triples',
  jsonld: 'JSON-LD',
  rdf: 'RDF/XML',
  nq: 'N-Quads',
  trig: 'TriG',
  csv: 'CSV',
};

export function renderForms(view: View, iriText: string, forms: readonly string[]): Html {
  return html`<section class="forms" aria-label="${view.messages.forms.label}"><p>${view.messages.forms.as} ${forms.map(
    (form, index) => html`${index === 0 ? '' : ', '}<a href="${form}">${nameOf(form)}</a>`,
  )}</p>
<p class="iri"><code>${iriText}</code></p></section>`;
}

const nameOf = (form: string): string => {
  const extension = /(?:\.|format=)([a-z]+)(?:&lang=[a-z]+)?$/.exec(form)?.[1] ?? form;
  return NAMES[extension] ?? extension;
};
