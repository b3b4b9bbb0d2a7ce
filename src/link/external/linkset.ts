// Links to a source in, quads of the graph `…/graph/links/{source}` out: each link as a triple, and beside it who made it,
// when, how surely and why. A link that a person refused is kept as such, so that it is never proposed again.
import { createHash } from 'node:crypto';
import { DataFactory, type NamedNode, type Quad, type Quad_Object } from 'n3';
import { semapv, sssom } from '../../graph/dataset-vocabulary.js';
import type { Iris } from '../../graph/iris.js';
import { plain, tagged } from '../../graph/literals.js';
import { dcterms, owl, rdf, rdfs, skos, xsd } from '../../graph/vocabulary.js';

export interface ExternalLink {
  readonly subject: string;
  readonly object: string;
  /** False: a person says that the two are not one. */
  readonly holds: boolean;
  /** Who made it, in words. */
  readonly by: string;
  readonly made: Date;
  /** 0 to 1; absent where a person decided. */
  readonly score?: number;
  readonly reasons: readonly string[];
}

export function linksetQuads(links: readonly ExternalLink[], source: string, iris: Iris): Quad[] {
  const graph = iris.graph(`links/${source}`);
  return links.flatMap(({ subject, object, holds, by, made, score, reasons }) => {
    const [from, to] = [DataFactory.namedNode(subject), DataFactory.namedNode(object)];
    const digits = createHash('sha256').update(`${subject} ${object}`).digest('hex').slice(0, 16);
    const node = DataFactory.namedNode(`${graph.value}#link-${digits}`);
    const about = (property: NamedNode, value: Quad_Object): Quad => DataFactory.quad(node, property, value, graph);
    return [
      ...(holds
        ? [DataFactory.quad(from, skos.exactMatch, to, graph)]
        : [about(sssom.predicate_modifier, plain('Not'))]),
      about(rdf.type, owl.Axiom),
      about(owl.annotatedSource, from),
      about(owl.annotatedProperty, skos.exactMatch),
      about(owl.annotatedTarget, to),
      about(dcterms.creator, plain(by)),
      about(dcterms.created, DataFactory.literal(made.toISOString(), xsd.dateTime)),
      ...(score === undefined
        ? [about(sssom.mapping_justification, semapv.ManualMappingCuration)]
        : [
            about(sssom.confidence, DataFactory.literal(score.toFixed(3), xsd.decimal)),
            about(sssom.mapping_justification, semapv.CompositeMatching),
          ]),
      ...(reasons.length === 0 ? [] : [about(rdfs.comment, tagged(reasons.join('; '), 'en'))]),
    ];
  });
}

/** Pairs that were decided or linked before: "subject object". */
export function settledPairs(quads: readonly Quad[]): {
  readonly subjects: Set<string>;
  readonly refused: Set<string>;
} {
  const nodes = new Map<string, Map<string, string>>();
  for (const { subject, predicate, object } of quads) {
    const node = nodes.get(subject.value) ?? new Map<string, string>();
    nodes.set(subject.value, node.set(predicate.value, object.value));
  }
  const subjects = new Set<string>();
  const refused = new Set<string>();
  for (const node of nodes.values()) {
    const [from, to] = [node.get(owl.annotatedSource.value), node.get(owl.annotatedTarget.value)];
    if (from === undefined || to === undefined) continue;
    if (node.has(sssom.predicate_modifier.value)) refused.add(`${from} ${to}`);
    else subjects.add(from);
  }
  return { subjects, refused };
}
