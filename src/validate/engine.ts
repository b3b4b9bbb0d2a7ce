// rdf-validate-shacl, prepared: a shapes graph in, a function from data to findings out. What the shapes say is worked out
// once; shapes and data are walked through pointers of our own, and only the data's own nodes are looked at.
import type { Quad, Term } from '@rdfjs/types';
import SHACLValidator from 'rdf-validate-shacl';
import { rdf } from '../graph/vocabulary.js';
import { DataGraph } from './data-graph.js';
import type { Finding } from './finding.js';
import { Pointer } from './pointer.js';
import { focusNodes, readTargets } from './targets.js';
import { TripleIndex } from './triple-index.js';
import { Walk } from './walk.js';

type EnginePointer = SHACLValidator['$data'];
export type Engine = (graph: DataGraph) => Finding[];

/** The shapes must have been found supported (supported.ts). */
export function makeEngine(shapes: readonly Quad[]): Engine {
  const validator = new SHACLValidator(shapes as unknown as ConstructorParameters<typeof SHACLValidator>[0]);
  validator.$shapes = new Pointer(new DataGraph(new TripleIndex(shapes))) as unknown as EnginePointer;
  const targets = readTargets(shapes);
  let current: DataGraph | undefined;
  const walk = new Walk(validator, () => {
    if (current === undefined) throw new RangeError('no validation is under way');
    return current;
  });

  return (graph) => {
    current = graph;
    validator.$data = new Pointer(graph) as unknown as EnginePointer;
    const findings: Finding[] = [];
    for (const [shapeNode, nodes] of focusNodes(targets, graph))
      for (const focus of nodes.values())
        for (const finding of walk.findings(focus, shapeNode)) findings.push(withPath(finding, shapes));
    current = undefined;
    return findings;
  };
}

/** A path that is a blank node takes along what describes it. */
function withPath(finding: Finding, shapes: readonly Quad[]): Finding {
  return finding.path?.termType === 'BlankNode' ? { ...finding, structure: below(finding.path, shapes) } : finding;
}

/** The quads that describe a path. A node that starts a list is one, whatever else is said of it. */
function below(node: Term, quads: readonly Quad[]): Quad[] {
  const own = quads.filter(({ subject }) => subject.equals(node));
  const listed = own.filter(({ predicate }) => predicate.equals(rdf.first) || predicate.equals(rdf.rest));
  return (listed.length === 0 ? own : listed).flatMap((quad) =>
    quad.object.termType === 'BlankNode' ? [quad, ...below(quad.object, quads)] : [quad],
  );
}
