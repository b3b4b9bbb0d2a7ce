// What was once said here and is no more: a fact that a curation retracts, or a thing that is said to have been invalidated.
// Its IRI goes on being answered, by the description of how it went.
import type { Quad } from 'n3';
import { pacta, prov } from '../../graph/vocabulary.js';
import type { Services } from '../http/context.js';
import { construct } from './describe.js';

/** Hint: @ stands for the IRI, which comes from an address that is checked to the letter. */
const RETRACTION = `CONSTRUCT { ?curation ?p ?o . ?who ?name ?words } WHERE {
  ?curation <${pacta.retracts.value}> @ ; ?p ?o
  FILTER(?p != <${pacta.retracts.value}> || ?o = @)
  FILTER(?p != <${prov.generated.value}>)
  OPTIONAL {
    ?curation <${prov.wasAssociatedWith.value}> ?who . ?who ?name ?words
    FILTER(?name = <http://www.w3.org/2000/01/rdf-schema#label>)
  }
}`;

/** Who retracted it, when and why; nothing for what was not retracted. */
export const describeRetraction = (services: Services, iriText: string): Promise<Quad[]> =>
  construct(services, RETRACTION.replaceAll('@', `<${iriText}>`));

/** Whether a description says that its thing is no more. */
export const isInvalidated = (iriText: string, quads: readonly Quad[]): boolean =>
  quads.some(({ subject, predicate }) => subject.value === iriText && predicate.equals(prov.invalidatedAtTime));
