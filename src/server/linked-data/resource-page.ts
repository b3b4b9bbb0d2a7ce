// Quads about one thing, or about all things of a document, in; a page out: a section for each subject, a row for each
// predicate, every IRI of the data a link to where this server answers it.
import { html } from 'hono/html';
import type { Quad, Term } from 'n3';
import { PREFIXES, pacta, rdfs, schema, skos } from '../../graph/vocabulary.js';
import { type Html, page } from '../html/page.js';
import { localPath } from './address.js';

export interface PageParts {
  readonly iriText: string;
  readonly base: string;
  /** Subjects that get a section of their own, in this order; the rest only lends its names. */
  readonly subjects: readonly string[];
  readonly quads: readonly Quad[];
  /** Passages that only get a place to which a link can lead. */
  readonly passages?: readonly string[];
  /** What others say of the thing. */
  readonly others?: { readonly quads: readonly Quad[]; readonly shown: number };
  /** Addresses of the other forms, by extension. */
  readonly forms: readonly string[];
}

const NAMES = [skos.prefLabel, rdfs.label, schema.headline, pacta.exact, pacta.text].map(({ value }) => value);
const NAMESPACES = Object.entries(PREFIXES).sort(([, a], [, b]) => b.length - a.length);

/** "pacta:party" where a prefix is known, else the whole IRI. */
function shorten(iriText: string): string {
  const known = NAMESPACES.find(([, namespace]) => iriText.startsWith(namespace));
  return known === undefined ? iriText : `${known[0]}:${iriText.slice(known[1].length)}`;
}

/** Most characters of a title; the whole text of an article without a headline would be one. */
const LONGEST_TITLE = 120;

const titleOf = (name: string): string =>
  name.length <= LONGEST_TITLE ? name : `${name.slice(0, LONGEST_TITLE).replace(/\s+\S*$/, '')} …`;

export function resourcePage(parts: PageParts): Promise<string> {
  const names = namesIn([...parts.quads, ...(parts.others?.quads ?? [])]);
  const bySubject = groupBy(parts.quads, ({ subject }) => subject.value);
  const link = (iriText: string): Html => renderIri(iriText, names.get(iriText), parts.base);
  const title = titleOf(names.get(parts.iriText)?.value ?? shorten(parts.iriText));
  return page(
    title,
    html`<p><code>${parts.iriText}</code></p>
<p>Also as ${parts.forms.map((form, index) => html`${index === 0 ? '' : ', '}<a href="${form}">${form.replace(/^.*\./, '')}</a>`)}.</p>
${parts.subjects.map((subject) => renderSubject(subject, bySubject.get(subject) ?? [], parts.iriText, link))}
${parts.passages === undefined ? '' : renderPassages(parts.passages, names)}
${parts.others === undefined ? '' : renderOthers(parts.others, parts.iriText, link)}`,
  );
}

function renderSubject(subject: string, quads: readonly Quad[], whole: string, link: (iriText: string) => Html): Html {
  const byPredicate = groupBy(quads, ({ predicate }) => predicate.value);
  const fragment = subject.split('#')[1];
  const heading =
    subject === whole ? '' : html`<h2${fragment === undefined ? '' : html` id="${fragment}"`}>${link(subject)}</h2>`;
  return html`<section>${heading}
<div class="wide"><table>${[...byPredicate].map(
    ([predicate, list]) => html`<tr><th scope="row">${link(predicate)}</th><td>${list.map(
      ({ object }) => html`<div>${renderTerm(object as Term, link)}</div>`,
    )}</td></tr>
`,
  )}</table></div></section>
`;
}

const renderPassages = (passages: readonly string[], names: ReadonlyMap<string, Name>): Html =>
  passages.length === 0
    ? html``
    : html`<section><h2>Passages</h2>
<ul>${passages.map((iriText) => html`<li id="${iriText.split('#')[1]}"><q>${names.get(iriText)?.value ?? ''}</q></li>\n`)}</ul></section>`;

function renderOthers(
  { quads, shown }: NonNullable<PageParts['others']>,
  iriText: string,
  link: (iriText: string) => Html,
): Html {
  const saying = quads.filter(({ object }) => object.value === iriText);
  if (saying.length === 0) return html``;
  const more =
    saying.length > shown ? html`<p>There are more than the ${shown} that are shown; ask for all in SPARQL.</p>` : '';
  return html`<section><h2>What refers to it</h2>${more}
<ul>${saying.slice(0, shown).map(({ subject, predicate }) => html`<li>${link(subject.value)} <small>${shorten(predicate.value)}</small></li>\n`)}</ul></section>`;
}

function renderTerm(term: Term, link: (iriText: string) => Html): Html | string {
  if (term.termType === 'NamedNode') return link(term.value);
  if (term.termType !== 'Literal') return `_:${term.value}`;
  if (term.language !== '')
    return html`<span lang="${term.language}">${term.value}</span> <small>${term.language}</small>`;
  const type = shorten(term.datatype.value);
  return type === 'xsd:string' ? term.value : html`${term.value} <small>${type}</small>`;
}

function groupBy(quads: readonly Quad[], keyOf: (quad: Quad) => string): Map<string, Quad[]> {
  const groups = new Map<string, Quad[]>();
  for (const quad of quads) {
    const known = groups.get(keyOf(quad));
    if (known === undefined) groups.set(keyOf(quad), [quad]);
    else known.push(quad);
  }
  return groups;
}

interface Name {
  readonly value: string;
  readonly language: string;
}

function renderIri(iriText: string, name: Name | undefined, base: string): Html {
  const href = localPath(iriText, base) ?? (/^https?:\/\//.test(iriText) ? iriText : undefined);
  const text = name === undefined ? shorten(iriText) : html`<span lang="${name.language}">${name.value}</span>`;
  return href === undefined ? html`${text}` : html`<a href="${href}" title="${iriText}">${text}</a>`;
}

/** A name for each thing: the preferred label before the others, English before the others. */
function namesIn(quads: readonly Quad[]): Map<string, Name> {
  const names = new Map<string, Name & { readonly rank: number }>();
  for (const { subject, predicate, object } of quads) {
    const kind = NAMES.indexOf(predicate.value);
    if (kind < 0 || object.termType !== 'Literal') continue;
    const rank = kind * 2 + (object.language === 'en' ? 0 : 1);
    const known = names.get(subject.value);
    if (known === undefined || rank < known.rank || (rank === known.rank && object.value < known.value))
      names.set(subject.value, { value: object.value, language: object.language, rank });
  }
  return names;
}
