// An IRI in, what is said of it out: its own triples, and enough of what they name to read them. What others say of it is
// asked for apart, for there may be very much of it.
import type { Quad } from 'n3';
import { parseRdf } from '../../graph/parse.js';
import { PACTA, rdf, rdfs, skos } from '../../graph/vocabulary.js';
import type { Services } from '../http/context.js';

/** Hint: @ stands for the IRI, which comes from an address that is checked to the letter. */
const OWN = `CONSTRUCT { @ ?p ?o . ?o ?name ?words } WHERE {
  @ ?p ?o
  OPTIONAL {
    VALUES ?name { <${rdf.type.value}> <${rdfs.label.value}> <${skos.prefLabel.value}> <${PACTA}exact> }
    ?o ?name ?words
  }
}`;
const OTHERS = `CONSTRUCT { ?s ?p @ . ?s ?name ?words } WHERE {
  { SELECT DISTINCT ?s ?p WHERE { ?s ?p @ } ORDER BY ?s ?p LIMIT #LIMIT }
  OPTIONAL { VALUES ?name { <${rdfs.label.value}> <${skos.prefLabel.value}> <${PACTA}exact> <${PACTA}text> } ?s ?name ?words }
}`;
export const SHOWN_OF_OTHERS = 100;

/** Triples about the IRI; none where the store knows nothing of it. */
export const describe = (services: Services, iriText: string): Promise<Quad[]> => ask(services, OWN, iriText);

/** Triples with the IRI as object, of one more subject and predicate than a page shows, so that it can tell there are more. */
export const describeOthers = (services: Services, iriText: string): Promise<Quad[]> =>
  ask(services, OTHERS.replace('#LIMIT', String(SHOWN_OF_OTHERS + 1)), iriText);

async function ask(services: Services, query: string, iriText: string): Promise<Quad[]> {
  if (!/^https?:\/\/[A-Za-z0-9/._:#=,-]+$/.test(iriText)) throw new RangeError(`"${iriText}" is no IRI of the data`);
  return construct(services, query.replaceAll('@', `<${iriText}>`));
}

/** Triples that a CONSTRUCT gives over all graphs, whatever a plain query of this server sees. */
export async function construct({ store, settings }: Services, query: string): Promise<Quad[]> {
  const graphs = settings.defaultGraph === 'own' ? { defaultGraphs: await store.graphs() } : {};
  const { body } = await store.query({
    query,
    graph: 'application/n-triples',
    timeoutMs: settings.queryTimeoutMs,
    ...graphs,
  });
  return parseRdf(body, 'ntriples', settings.base);
}
