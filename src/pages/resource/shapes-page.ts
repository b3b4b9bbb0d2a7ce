// The shapes as a page: each class with its definition, its properties as the shapes want them and an example that conforms;
// then what the checks and rules say. Every shape has its place, so that its IRI leads to it. All is made from shapes,
// ontology and example as they are.
import type { Quad } from 'n3';
import { toTurtle } from '../../graph/turtle.js';
import { rdf, rdfs, SHAPES, sh } from '../../graph/vocabulary.js';
import { renderIri } from '../../validate/render-path.js';
import { type Terms, TripleIndex } from '../../validate/triple-index.js';
import { type Html, html } from '../html.js';
import { renderPage } from '../layout.js';
import type { View } from '../view.js';

const SH = sh.path.value.slice(0, -'path'.length);

export interface ShapesParts {
  readonly shapes: readonly Quad[];
  readonly ontology: readonly Quad[];
  /** A graph that conforms. */
  readonly example: readonly Quad[];
}

export function shapesPage(view: View, { shapes, ontology, example }: ShapesParts): Promise<string> {
  const index = new TripleIndex(shapes);
  const terms = new TripleIndex(ontology);
  const classes = [...index.subjects]
    .filter(([, { out }]) => out.has(sh.targetClass.value) && out.has(sh.property.value))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const shown = new Set<string>(
    classes.flatMap(([shape, { out }]) => [shape, ...(out.get(sh.property.value)?.keys() ?? [])]),
  );
  const others = [...index.subjects.keys()]
    .filter((iriText) => iriText.startsWith(SHAPES) && !shown.has(iriText))
    .sort();
  return renderPage(view, {
    title: 'Shapes',
    titleLanguage: 'en',
    layout: 'wide',
    main: html`<div lang="en"><p>What data must keep to, class by class, with an example that conforms. As RDF: ${['ttl', 'jsonld', 'nt', 'rdf'].map((form, at) => html`${at === 0 ? '' : ', '}<a href="/shapes.${form}">${form}</a>`)}.</p>
${classes.map(([shape, { out }]) => renderClass(shape, out, index, terms, example))}
<section><h2>Checks and further shapes</h2>
<div class="wide" tabindex="0" role="region" aria-label="Checks and further shapes"><table>${others.map((iriText) => renderOther(iriText, index))}</table></div></section>
<section><h2>The whole example</h2><pre>${toTurtle(example)}</pre></section></div>`,
  });
}

const english = (values: Terms): string | undefined =>
  [...values.values()].find((term) => term.termType === 'Literal' && term.language === 'en')?.value ??
  [...values.values()][0]?.value;
const fragment = (iriText: string): string => iriText.slice(iriText.lastIndexOf('#') + 1);

function renderClass(
  shape: string,
  out: ReadonlyMap<string, Terms>,
  index: TripleIndex,
  terms: TripleIndex,
  example: readonly Quad[],
): Html {
  const targets = [...(out.get(sh.targetClass.value)?.keys() ?? [])];
  const [first = ''] = targets;
  const node = example.find(({ predicate, object }) => predicate.equals(rdf.type) && object.value === first)?.subject
    .value;
  const properties = [...(out.get(sh.property.value)?.keys() ?? [])];
  return html`<section id="${fragment(shape)}"><h2>${english(index.out(shape, rdfs.label.value)) ?? fragment(shape)}</h2>
<p><code>${targets.map(renderIri).join(', ')}</code>. ${english(terms.out(first, rdfs.comment.value)) ?? ''}</p>
<div class="wide" tabindex="0" role="region" aria-label="${renderIri(first)}"><table><thead><tr><th>property</th><th>how often</th><th>values</th><th>what to do</th></tr></thead>
<tbody>${properties.map((property) => renderProperty(property, index))}</tbody></table></div>
${
  node === undefined
    ? ''
    : html`<pre>${toTurtle(example.filter(({ subject }) => subject.value === node))
        .replace(/^@prefix.*\n/gm, '')
        .trim()}</pre>`
}</section>
`;
}

function renderProperty(shape: string, index: TripleIndex): Html {
  const one = (name: string): string | undefined => [...index.out(shape, SH + name).values()][0]?.value;
  const [least, most] = [one('minCount') ?? '0', one('maxCount') ?? '*'];
  const values = ['class', 'datatype', 'nodeKind'].flatMap((name) => {
    const value = one(name);
    return value === undefined ? [] : [renderIri(value)];
  });
  const severity = one('severity');
  const grade = severity === undefined ? '' : html` <small>${fragment(severity)}</small>`;
  return html`<tr id="${fragment(shape)}"><td><code>${renderIri(one('path') ?? '')}</code></td><td>${least}…${most}</td><td><code>${values.join(', ')}</code></td><td>${english(index.out(shape, sh.message.value)) ?? ''}${grade}</td></tr>
`;
}

function renderOther(shape: string, index: TripleIndex): Html {
  const about = english(index.out(shape, rdfs.label.value)) ?? '';
  return html`<tr id="${fragment(shape)}"><th scope="row">${fragment(shape)}</th><td>${about}</td><td>${english(index.out(shape, sh.message.value)) ?? ''}</td></tr>
`;
}
