// A thing and what is said of it in, the same in schema.org's words as JSON-LD out, to be embedded in its page: what search
// engines read. Only what the data say; what schema.org has no word for is left out.
import type { Quad, Term } from 'n3';
import { PACTA, pacta, rdf, rdfs, schema, skos } from '../../graph/vocabulary.js';

/** Classes as the alignments say (ontology/alignments/alignments.ttl), the most specific of the ontology first. */
const CLASSES: ReadonlyMap<string, string> = new Map([
  ['Article', 'NewsArticle'],
  ['State', 'Country'],
  ['Person', 'Person'],
  ['Organization', 'Organization'],
  ['Place', 'Place'],
  ['Treaty', 'CreativeWork'],
  ['Event', 'Event'],
  ['Figure', 'QuantitativeValue'],
  ['Statement', 'Claim'],
]);

export const schemaClass = (iriText: string): string | undefined => {
  const name = iriText.startsWith(PACTA) ? CLASSES.get(iriText.slice(PACTA.length)) : undefined;
  return name === undefined ? undefined : `https://schema.org/${name}`;
};

type Json = Readonly<Record<string, unknown>>;
type Said = (predicate: { readonly value: string }) => readonly Term[];

/** `quads` are those of its description: its own triples and the names of what they name. Undefined where its class has no
 * counterpart in schema.org. */
export function structuredData(iriText: string, quads: readonly Quad[]): Json | undefined {
  const said: Said = (predicate) =>
    quads
      .filter((quad) => quad.subject.value === iriText && quad.predicate.value === predicate.value)
      .map(({ object }) => object as Term);
  const types = new Set(said(rdf.type).map(({ value }) => value));
  const type = [...CLASSES].find(([name]) => types.has(PACTA + name))?.[1];
  if (type === undefined) return undefined;
  const name = namesOf(iriText, quads);
  return tidy({
    '@context': 'https://schema.org',
    '@id': iriText,
    '@type': type,
    name: name[0],
    alternateName: name.slice(1),
    identifier: first(said(pacta.isoAlpha3)),
    sameAs: said(skos.exactMatch).map(({ value }) => value),
    headline: first(said(schema.headline)),
    inLanguage: first(said(schema.inLanguage)),
    datePublished: first(said(schema.datePublished)),
    url: first(said(schema.url)),
    publisher: organization(first(said(schema.publisher))),
    ...eventOf(said, quads, type),
    ...(type === 'Claim'
      ? { text: first(said(pacta.text)), claimInterpreter: refer(said(pacta.speaker)[0], quads) }
      : {}),
    ...(type === 'QuantitativeValue' ? { value: first(said(pacta.value)), unitText: first(said(pacta.counts)) } : {}),
    containedInPlace: refer(said(schema.containedInPlace)[0], quads),
  });
}

const eventOf = (said: Said, quads: readonly Quad[], type: string): Json =>
  type !== 'Event'
    ? {}
    : {
        startDate: day(first(said(pacta.startDate))),
        endDate: day(first(said(pacta.endDate))),
        location: refer(said(pacta.place)[0], quads),
        organizer: refer(said(pacta.host)[0], quads),
        attendee: said(pacta.participant).map((term) => refer(term, quads)),
      };

const first = (terms: readonly Term[]): string | undefined => terms[0]?.value;

/** schema.org wants a date of the calendar; what lacks its year is none. */
const day = (text: string | undefined): string | undefined =>
  text !== undefined && /^\d{4}/.test(text) ? text : undefined;

const organization = (name: string | undefined): Json | undefined =>
  name === undefined ? undefined : { '@type': 'Organization', name };

function refer(term: Term | undefined, quads: readonly Quad[]): Json | undefined {
  if (term?.termType !== 'NamedNode') return undefined;
  return tidy({ '@id': term.value, name: namesOf(term.value, quads)[0] });
}

const NAMES = [skos.prefLabel, rdfs.label, skos.altLabel];

/** The preferred before the others, English before the others; each once. */
function namesOf(iriText: string, quads: readonly Quad[]): string[] {
  const named = quads.flatMap(({ subject, predicate, object }) => {
    const kind = NAMES.findIndex((known) => known.equals(predicate));
    if (subject.value !== iriText || kind < 0 || object.termType !== 'Literal') return [];
    return [{ text: object.value, rank: kind * 2 + (object.language === 'en' ? 0 : 1) }];
  });
  named.sort((a, b) => a.rank - b.rank || (a.text < b.text ? -1 : 1));
  return [...new Set(named.map(({ text }) => text))];
}

/** Without members that say nothing. */
const tidy = (json: Json): Json =>
  Object.fromEntries(
    Object.entries(json).filter(([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0)),
  );

/** JSON that cannot end the element that it stands in. */
export const embeddable = (json: Json): string => JSON.stringify(json).replaceAll('<', '\\u003c');
