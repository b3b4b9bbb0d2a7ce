// Links in, the quads of the graph `…/graph/consolidated` out: each link as a triple, and beside it, after SSSOM
// (https://mapping-commons.github.io/sssom/), how sure it is and why.
import { createHash } from 'node:crypto';
import { DataFactory, type NamedNode, type Quad, type Quad_Object } from 'n3';
import { semapv, sssom } from '../../graph/dataset-vocabulary.js';
import type { Iris } from '../../graph/iris.js';
import { tagged } from '../../graph/literals.js';
import { owl, rdf, rdfs, skos, xsd } from '../../graph/vocabulary.js';
import type { Link } from './consolidate.js';

const PREDICATES = { exact: skos.exactMatch, close: skos.closeMatch } as const;

export function linkQuads(links: readonly Link[], iris: Iris): Quad[] {
  const graph = iris.graph('consolidated');
  return links.flatMap(({ subject, object, match, score, reasons }) => {
    const [from, to] = [DataFactory.namedNode(subject), DataFactory.namedNode(object)];
    const predicate = PREDICATES[match];
    const digits = createHash('sha256').update(`${subject} ${match} ${object}`).digest('hex').slice(0, 16);
    const node = DataFactory.namedNode(`${graph.value}#link-${digits}`);
    const about = (property: NamedNode, value: Quad_Object): Quad => DataFactory.quad(node, property, value, graph);
    return [
      DataFactory.quad(from, predicate, to, graph),
      about(rdf.type, owl.Axiom),
      about(owl.annotatedSource, from),
      about(owl.annotatedProperty, predicate),
      about(owl.annotatedTarget, to),
      about(sssom.confidence, DataFactory.literal(score.toFixed(3), xsd.decimal)),
      about(sssom.mapping_justification, semapv.CompositeMatching),
      about(rdfs.comment, tagged(reasons.join('; '), 'en')),
    ];
  });
}
