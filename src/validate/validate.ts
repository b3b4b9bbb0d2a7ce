// Data in, report out. What is derived from what, and what may be kept between calls:
//
//   shapes/*.ttl ─ loadShapes ─→ Shapes       the SHACL engine with its constraints, and the checks of the program.
//                                             Made once; knows no data.
//   reference graph ─ indexBackground ─→ Background
//                                             its triples indexed, its class tree. Made once; never changes, is known to
//                                             be right, and is looked up but not looked over: its nodes are no targets.
//   quads ─ merge ─→ own triples              made for each call. Own over background is the DataGraph of that call.
//   DataGraph ─ engine, checks ─→ findings ─→ Report
//                                             plain records; every form of report is rendered from them.
//
// So a call costs what its own quads cost, whatever the size of the background. A later caller that validates a change
// against a store gives the touched nodes with what refers to them as own, the rest of what they meet as background.
import { DataFactory, type Quad } from 'n3';
import { DEFAULT_BASE } from '../graph/iris.js';
import { SHAPES, sh } from '../graph/vocabulary.js';
import { isUnknown } from './checks/resources.js';
import { DataGraph } from './data-graph.js';
import type { Finding } from './finding.js';
import { merge } from './merge.js';
import { renderTerm } from './render-path.js';
import { Report } from './report.js';
import { fill } from './rules.js';
import type { DeclaredCheck, Shapes } from './shapes.js';
import { suggest } from './suggest.js';
import { type Flaw, Survey } from './survey.js';
import { TripleIndex, termKey } from './triple-index.js';

export { loadShapes, makeShapes, type Shapes } from './shapes.js';

export interface Background {
  readonly index: TripleIndex;
  /** Base of the IRIs that must be described. */
  readonly base: string;
}
export const indexBackground = (quads: readonly Quad[], base: string = DEFAULT_BASE): Background => ({
  index: new TripleIndex(quads),
  base,
});

/** Validates quads, seen as one graph, together with a background that is itself not validated. */
export function validate(quads: readonly Quad[], shapes: Shapes, background?: Background): Report {
  const { index, retracted } = merge(quads);
  const graph = new DataGraph(index, background?.index);
  const survey = new Survey(graph, background?.base ?? DEFAULT_BASE, retracted, shapes.domains);
  const own = shapes.checks.flatMap((declared) => [...declared.check(survey)].map((flaw) => toFinding(flaw, declared)));
  const byEngine = shapes.engine(graph);
  const found = [...(shapes.checks.length === 0 ? byEngine : byEngine.filter(isKnown(survey))), ...own];
  return new Report(
    shapes.checks.length === 0 ? found : found.map((finding) => withSuggestion(finding, survey)),
    graph,
  );
}

/** A finding that says, where it can be told, what may have been meant. */
function withSuggestion(finding: Finding, survey: Survey): Finding {
  const suggested = finding.suggested ?? suggest(finding, survey);
  if (suggested.length === 0) return finding;
  const words = suggested.map(renderTerm).join(', ');
  const messages = finding.messages.map((message) =>
    DataFactory.literal(
      `${message.value} ${message.language === 'it' ? 'Intendevi' : 'Did you mean'} ${words}?`,
      message.language || undefined,
    ),
  );
  return { ...finding, suggested, messages };
}

const CHECK = DataFactory.namedNode(`${SHAPES}Check`);

function toFinding({ expected, ...flaw }: Flaw, { shape, severity, messages }: DeclaredCheck): Finding {
  const said = messages.map((message) => fill(message, expected ?? ''));
  return { shape, component: CHECK, severity, messages: said, ...flaw };
}

const BY_CLASS = new Set(
  [sh.ClassConstraintComponent, sh.OrConstraintComponent, sh.NodeConstraintComponent].map(({ value }) => value),
);

/** Drops what only says that a value lacks a class where nothing describes the value: the check ResourceDescribed tells
 * that in plainer words, and of an article that is elsewhere nothing is known. */
function isKnown(survey: Survey): (finding: Finding) => boolean {
  return ({ component, value }) => {
    if (value?.termType !== 'NamedNode' || !BY_CLASS.has(component.value)) return true;
    const key = termKey(value);
    return survey.iri(key) === undefined || (survey.graph.describes(key) && !isUnknown(survey, key));
  };
}
