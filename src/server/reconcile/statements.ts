// What the store says of entities, by entity and property; and which entities have a property of some value.
import type { Quad } from 'n3';
import type { Services } from '../http/context.js';
import { construct } from '../linked-data/describe.js';

const MOST_FOUND = 200;

/** Triples with one of the subjects and one of the predicates, all IRIs; of all predicates where none is given. */
export function statementsOf(
  services: Services,
  subjects: readonly string[],
  predicates?: readonly string[],
): Promise<Quad[]> {
  if (subjects.length === 0 || predicates?.length === 0) return Promise.resolve([]);
  // Hint: VALUES of predicates takes the engine 20 times as long.
  const chosen = predicates === undefined ? '' : `FILTER (?p IN (${predicates.map(iri).join(', ')}))`;
  return construct(services, `CONSTRUCT { ?s ?p ?o } WHERE { VALUES ?s { ${list(subjects)} } ?s ?p ?o ${chosen} }`);
}

/** Entities of which the property is one of the things, or text of these words in any case. */
export async function subjectsWith(
  services: Services,
  predicate: string,
  things: readonly string[],
  text: string | undefined,
): Promise<string[]> {
  const parts: string[] = [];
  if (things.length > 0) parts.push(`{ VALUES ?o { ${list(things)} } ?s ${iri(predicate)} ?o }`);
  // Hint: JSON's escapes are SPARQL's.
  if (text !== undefined)
    parts.push(`{ ?s ${iri(predicate)} ?o FILTER(isLiteral(?o) && LCASE(STR(?o)) = LCASE(${JSON.stringify(text)})) }`);
  if (parts.length === 0) return [];
  const found = await construct(
    services,
    `CONSTRUCT { ?s ${iri(predicate)} ?o } WHERE { ${parts.join(' UNION ')} } LIMIT ${MOST_FOUND}`,
  );
  return [...new Set(found.map(({ subject }) => subject.value))].sort();
}

function iri(text: string): string {
  if (!/^[a-z][a-z0-9+.-]*:[^\u0000-\u0020<>"{}|\\^`]+$/i.test(text)) throw new RangeError(`"${text}" is no IRI`);
  return `<${text}>`;
}
const list = (iris: readonly string[]): string => iris.map(iri).join(' ');
