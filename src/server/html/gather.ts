// IRIs in, the triples that a page needs to speak of them out: facts with their articles and speakers, names of whatever is
// named. Few queries, each over many things at a time.
import type { NamedNode, Quad } from 'n3';
import { pacta, rdf, schema } from '../../graph/vocabulary.js';
import { articleOf } from '../../pages/facts/fact.js';
import { KINDS } from '../../pages/facts/kinds.js';
import { NAMING } from '../../pages/knowledge/names.js';
import type { Services } from '../http/context.js';
import { type Asked, construct, oneOf, sparql } from './sparql.js';

const OF_ARTICLES = [
  rdf.type,
  pacta.text,
  schema.headline,
  schema.inLanguage,
  schema.publisher,
  schema.datePublished,
] as const;
/** Properties that pages name whether or not the data use them. */
const SPOKEN_OF: readonly string[] = [
  ...Object.values(KINDS).flatMap(({ type, properties }) => [type, ...properties]),
  pacta.theme,
  pacta.accordingTo,
  pacta.rule,
].map(({ value }) => value);
/** Things in one query. */
const AT_A_TIME = 400;

/** All that is said of the things, or what some properties say. */
export async function triplesOf(
  services: Asked,
  subjects: Iterable<string>,
  properties?: readonly NamedNode[],
): Promise<Quad[]> {
  const all = [...new Set(subjects)];
  const quads: Quad[] = [];
  for (let at = 0; at < all.length; at += AT_A_TIME) {
    const values = all.slice(at, at + AT_A_TIME);
    const query =
      properties === undefined
        ? sparql`CONSTRUCT { ?s ?p ?o } WHERE { VALUES ?s { ${values} } ?s ?p ?o }`
        : sparql`CONSTRUCT { ?s ?p ?o } WHERE { VALUES ?s { ${values} } ?s ?p ?o ${oneOf('?p', properties)} }`;
    for (const quad of await construct(services, query)) quads.push(quad);
  }
  return quads;
}

/** Names of all that the quads speak of: objects, predicates, and subjects that they do not name themselves. */
export function namesFor(services: Services, quads: Iterable<Quad>): Promise<Quad[]> {
  const wanted = new Set<string>(SPOKEN_OF);
  for (const { subject, predicate, object } of quads) {
    wanted.add(predicate.value);
    for (const term of [subject, object])
      if (term.termType === 'NamedNode' && !term.value.includes('#char=')) wanted.add(term.value);
  }
  return triplesOf(services, wanted, [...NAMING, pacta.text]);
}

/** Facts whole, with the words that show them, who says them, the texts of their articles, and the names of all that. */
export async function gatherFacts(services: Services, facts: readonly string[]): Promise<Quad[]> {
  const { base } = services.settings;
  const own = await triplesOf(services, facts);
  const objectsOf = (property: NamedNode): string[] =>
    own.flatMap(({ predicate, object }) => (predicate.value === property.value ? [object.value] : []));
  const [passages, speaking, articles] = await Promise.all([
    triplesOf(services, [...objectsOf(pacta.evidence), ...objectsOf(pacta.anchor)], [pacta.exact]),
    triplesOf(services, objectsOf(pacta.accordingTo), [pacta.speaker]),
    triplesOf(
      services,
      facts.flatMap((fact) => articleOf(fact, base) ?? []),
      OF_ARTICLES,
    ),
  ]);
  const quads = [...own, ...passages, ...speaking, ...articles];
  return [...quads, ...(await namesFor(services, [...own, ...speaking]))];
}
