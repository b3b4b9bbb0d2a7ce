// What holds for every IRI of ours: what is referred to is described, has the class that its IRI says, and is spelt with
// terms that the ontology has. Of an article that is not among the data nothing is known, so nothing is missed.
import type { Term } from '@rdfjs/types';
import { CLASSES, PACTA, pacta, prov, rdf, rdfs, skos } from '../../graph/vocabulary.js';
import { renderIri } from '../render-path.js';
import type { ResourceIri } from '../resource-iri.js';
import type { Check, Flaw, Survey } from '../survey.js';

const PROV = prov.Activity.value.slice(0, -'Activity'.length);
const kebab = (name: string): string => name.replace(/(?!^)([A-Z])/g, '-$1').toLowerCase();
const CLASS_BY_KIND: ReadonlyMap<string, string> = new Map([
  ...CLASSES.map((name) => [kebab(name), pacta[name].value] as const),
  ['agent', `${PROV}Agent`],
]);
const ENTITIES = new Set(['state', 'person', 'organization', 'place', 'agent']);
const PARTS = new Set(['office-holding', 'treaty', 'commitment', 'event', 'figure', 'statement', 'curation', 'place']);

/** True when the data cannot tell what the node is: it stands in an article that is not among them. */
export function isUnknown(survey: Survey, key: string): boolean {
  const article = survey.articleOf(key);
  return article !== undefined && survey.isAbsent(article) && survey.graph.types(key).size === 0;
}

/** True when a value that nothing describes may yet be described in the article of the node that refers to it. */
export function isElsewhere(survey: Survey, focus: string, value: string): boolean {
  if (isUnknown(survey, value)) return true;
  const iri = survey.iri(value);
  const article = survey.articleOf(focus);
  return iri?.form === 'entity' && iri.type !== 'state' && article !== undefined && survey.isAbsent(article);
}

/** What a node refers to by an IRI of ours is described. */
export const resourceDescribed: Check = function* (survey) {
  for (const [focus, { term, out }] of survey.graph.own.subjects) {
    for (const [predicate, objects] of out) {
      if (predicate === pacta.retracts.value) continue;
      for (const [key, value] of objects) {
        if (value.termType !== 'NamedNode' || survey.graph.describes(key)) continue;
        if (survey.iri(key) !== undefined && !isElsewhere(survey, focus, key))
          yield { focus: term, path: survey.node(predicate), value };
      }
    }
  }
};

/** IRIs of the classes that an IRI allows; none when any will do. */
function classesSaid(iri: ResourceIri): readonly string[] {
  if (iri.form === 'article') return [pacta.Article.value];
  if (iri.form === 'passage') return [pacta.Passage.value];
  if (iri.form === 'code') return [skos.Concept.value];
  if (iri.form === 'scheme') return [`${skos.Concept.value}Scheme`];
  const kinds = iri.form === 'part' ? PARTS : ENTITIES;
  const kind = iri.form === 'part' ? iri.kind : iri.type;
  return (kinds.has(kind) ? [kind] : iri.form === 'part' ? [...PARTS] : []).map((one) => CLASS_BY_KIND.get(one) ?? one);
}

const inWords = (classes: readonly string[]): string =>
  classes.length === 0 ? 'thing with a class' : classes.map(renderIri).join(' or ');

/** A node has the class that its IRI says, or some class where the IRI says none. */
export const resourceClass: Check = function* (survey) {
  const { graph } = survey;
  for (const [key, { term }] of graph.own.subjects) {
    const iri = term.termType === 'NamedNode' ? survey.iri(key) : undefined;
    if (iri === undefined || isUnknown(survey, key)) continue;
    const said = classesSaid(iri);
    const types = graph.types(key);
    const flaw = (value: { value?: Term }): Flaw => ({
      focus: term,
      path: rdf.type,
      ...value,
      expected: inWords(said),
    });
    for (const [type, value] of types)
      if (value.termType !== 'NamedNode' || survey.iri(type) !== undefined) yield flaw({ value });
    const isOne = said.length === 0 ? types.size > 0 : said.some((classIri) => graph.isInstance(key, classIri));
    if (!isOne) yield flaw(firstOf(types));
    else if (said.length > 0)
      for (const [type, value] of types)
        if (OWN_CLASSES.has(type) && !said.some((classIri) => isAligned(graph, type, classIri))) yield flaw({ value });
  }
};

const OWN_CLASSES: ReadonlySet<string> = new Set(CLASSES.map((name) => pacta[name].value));
/** Above or below one another; a fact is one without the ontology, too. */
const isAligned = ({ classes }: Survey['graph'], type: string, classIri: string): boolean =>
  type === pacta.Fact.value ||
  type === pacta.Mention.value ||
  classes.above(type).has(classIri) ||
  classes.above(classIri).has(type);

const firstOf = (terms: ReadonlyMap<string, Term>): { value?: Term } => {
  const [first] = terms.values();
  return first === undefined ? {} : { value: first };
};

/** Told only where the ontology is among the data. */
export const resourceTerm: Check = function* (survey) {
  const { graph } = survey;
  if (!graph.describes(pacta.Fact.value)) return;
  const known = (iriText: string): boolean => !iriText.startsWith(PACTA) || graph.describes(iriText);
  for (const { term, out } of graph.own.subjects.values()) {
    for (const [predicate, objects] of out) {
      if (!known(predicate)) yield { focus: term, path: survey.node(predicate), ...firstOf(objects) };
      for (const [key, value] of objects)
        if (value.termType === 'NamedNode' && !known(key)) yield { focus: term, path: survey.node(predicate), value };
    }
  }
};

/** Told where a blank node is referred to, or where it stands when nothing does. */
export const resourceNamed: Check = function* (survey) {
  const { subjects } = survey.graph.own;
  const referred = new Set<string>();
  for (const { term, out } of subjects.values()) {
    for (const [predicate, objects] of out) {
      for (const [key, value] of objects) {
        if (value.termType !== 'BlankNode') continue;
        referred.add(key);
        yield { focus: term, path: survey.node(predicate), value };
      }
    }
  }
  for (const [key, { term }] of subjects)
    if (term.termType === 'BlankNode' && !referred.has(key)) yield { focus: term };
};

export const resourceHierarchy: Check = function* ({ graph }) {
  for (const [key, { term, out }] of graph.own.subjects)
    if (out.has(rdfs.subClassOf.value) && graph.classes.isCircular(key)) yield { focus: term, path: rdfs.subClassOf };
};
