// Slips that leave a graph well-formed and say nothing: a property by a name that is almost right, or on a node that it is not
// for, a language tag of no language, an IRI that lost its base on the way.
import { CLASSES, PACTA, pacta, rdf, schema } from '../../graph/vocabulary.js';
import { nearest } from '../nearest.js';
import type { Check, Survey } from '../survey.js';

const SCHEMA = schema.headline.value.slice(0, -'headline'.length);
const split = (iriText: string): readonly [namespace: string, local: string] => {
  const at = Math.max(iriText.lastIndexOf('#'), iriText.lastIndexOf('/')) + 1;
  return [iriText.slice(0, at), iriText.slice(at)];
};
const isOwnClass = (iriText: string): boolean =>
  iriText.startsWith(PACTA) && (CLASSES as readonly string[]).includes(iriText.slice(PACTA.length));
const hasOwnClass = (survey: Survey, key: string): boolean => [...survey.graph.types(key).keys()].some(isOwnClass);
/** True when no class is known that the property is for, or the node has one of those. */
const mayHave = (survey: Survey, key: string, property: string): boolean => {
  const classes = survey.domains.classes(property);
  return classes === undefined || [...classes].some((one) => survey.graph.isInstance(key, one));
};

/** A property that the shapes do not know and that is, but for a slip or its namespace, one that they do. Those of the
 * ontology's own namespace are the business of ResourceTerm. */
export const resourceSpelling: Check = function* (survey) {
  const { properties } = survey.domains;
  const meant = new Map<string, readonly string[]>();
  for (const [key, { term, out }] of survey.graph.own.subjects) {
    for (const [predicate, objects] of out) {
      if (properties.has(predicate) || predicate.startsWith(PACTA) || predicate === rdf.type.value) continue;
      let near = meant.get(predicate);
      if (near === undefined) {
        near = nearProperties(predicate, properties);
        meant.set(predicate, near);
      }
      if (near.length === 0 || !hasOwnClass(survey, key)) continue;
      const fitting = near.find((property) => mayHave(survey, key, property));
      if (fitting === undefined) continue;
      const [value] = objects.values();
      yield { focus: term, path: survey.node(predicate), ...(value && { value }), suggested: [survey.node(fitting)] };
    }
  }
};

/** The same name in another namespace first, then a name that is near in the same one. */
function nearProperties(predicate: string, properties: ReadonlySet<string>): string[] {
  const [namespace, local] = split(predicate);
  const named = [...properties].filter((one) => split(one)[1] === local);
  const siblings = [...properties].filter((one) => split(one)[0] === namespace);
  const near = nearest(
    local,
    siblings.map((one) => split(one)[1]),
  );
  return [...named, ...(near === undefined ? [] : [namespace + near])];
}

/** A property of ours stands on a node of a class that it is for. */
export const resourceDomain: Check = function* (survey) {
  for (const [key, { term, out }] of survey.graph.own.subjects) {
    let classes: boolean | undefined;
    for (const [predicate, objects] of out) {
      if (!predicate.startsWith(PACTA) && !predicate.startsWith(SCHEMA)) continue;
      if (mayHave(survey, key, predicate)) continue;
      // Hint: what is no more than a fact, or nothing, lacks its class, and ResourceClass says so.
      classes ??= [...survey.graph.types(key).keys()].some((type) => type !== pacta.Fact.value);
      if (!classes) continue;
      const allowed = [...(survey.domains.classes(predicate) ?? [])].map((one) => split(one)[1]).sort();
      const [value] = objects.values();
      yield { focus: term, path: survey.node(predicate), ...(value && { value }), expected: allowed.join(', ') };
    }
  }
};

const LANGUAGES = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });
const known = new Map<string, boolean>();
/** By the languages that the Unicode CLDR names. */
function isLanguage(tag: string): boolean {
  let answer = known.get(tag);
  if (answer === undefined) {
    try {
      answer = LANGUAGES.of(tag) !== undefined;
    } catch {
      answer = false;
    }
    if (known.size < 1000) known.set(tag, answer);
  }
  return answer;
}

/** Every language tag names a language. */
export const resourceLanguage: Check = function* (survey) {
  for (const { term, out } of survey.graph.own.subjects.values()) {
    for (const [predicate, objects] of out) {
      for (const value of objects.values()) {
        if (value.termType !== 'Literal') continue;
        const tag = predicate === schema.inLanguage.value ? value.value : value.language;
        if (tag !== '' && !isLanguage(tag)) yield { focus: term, path: survey.node(predicate), value, expected: tag };
      }
    }
  }
};

/** No IRI is that of a file, and none has our base but for its scheme. */
export const resourceBase: Check = function* (survey) {
  const otherwise = survey.base.replace(/^http(s?):/, (_, secure: string) => (secure === '' ? 'https:' : 'http:'));
  const isLost = (iriText: string): boolean => iriText.startsWith('file:') || iriText.startsWith(otherwise);
  for (const [key, { term, out }] of survey.graph.own.subjects) {
    if (term.termType === 'NamedNode' && isLost(key)) yield { focus: term, expected: survey.base };
    for (const [predicate, objects] of out)
      for (const [object, value] of objects)
        if (value.termType === 'NamedNode' && isLost(object))
          yield { focus: term, path: survey.node(predicate), value, expected: survey.base };
  }
};
