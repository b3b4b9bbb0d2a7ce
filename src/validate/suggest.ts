// What may have been meant, for a finding: the term that a misspelt one is nearest to, the code or thing whose name stands
// where its IRI should, the literal with the form that its datatype wants.
import type { Literal, Term } from '@rdfjs/types';
import { DataFactory } from 'n3';
import { CLASSES, PACTA, PROPERTIES, pacta, rdf, rdfs, SHAPES, schema, xsd } from '../graph/vocabulary.js';
import { codeListOf } from './code-lists.js';
import { isDateForm } from './datatypes.js';
import type { Finding } from './finding.js';
import { namesOf } from './names.js';
import { nearest } from './nearest.js';
import type { Survey } from './survey.js';
import { termKey } from './triple-index.js';

const { literal, namedNode } = DataFactory;
const MOST = 3;

/** The likeliest first; none where nothing is near. */
export function suggest(finding: Finding, survey: Survey): readonly Term[] {
  const { shape, path, value } = finding;
  const name = shape.value.startsWith(SHAPES) ? shape.value.slice(SHAPES.length) : '';
  if (name === 'ResourceTerm') return terms(finding);
  if (value?.termType === 'NamedNode') return things(finding, value.value, survey);
  if (value?.termType !== 'Literal' || path === undefined) return [];
  if (expectsIri(path.value)) return named(finding, value.value, survey);
  return literals(finding, value, survey);
}

function terms({ path, value }: Finding): readonly Term[] {
  const near = (iriText: string, names: readonly string[]): Term[] => {
    const found = nearest(iriText.slice(PACTA.length), names);
    return found === undefined ? [] : [namedNode(PACTA + found)];
  };
  const isPath =
    path?.value.startsWith(PACTA) === true &&
    !(PROPERTIES as readonly string[]).includes(path.value.slice(PACTA.length));
  if (isPath) return near(path.value, PROPERTIES);
  return value?.termType === 'NamedNode' && value.value.startsWith(PACTA) ? near(value.value, CLASSES) : [];
}

const ACTORS = ['state', 'organization'];
const ANYONE = ['person', ...ACTORS];
const SOMEWHERE = ['place', ...ACTORS];
/** What a property names, by the type in the IRI of the thing. */
const TYPES: Readonly<Record<string, readonly string[]>> = {
  [pacta.about.value]: ACTORS,
  [pacta.addressee.value]: ANYONE,
  [pacta.capital.value]: ['place'],
  [pacta.holder.value]: ['person'],
  [pacta.host.value]: ACTORS,
  [pacta.mentions.value]: [...ANYONE, 'place'],
  [pacta.onBehalfOf.value]: ACTORS,
  [pacta.participant.value]: ANYONE,
  [pacta.party.value]: ACTORS,
  [pacta.place.value]: SOMEWHERE,
  [pacta.refersTo.value]: [...ANYONE, 'place'],
  [pacta.signatory.value]: ['person'],
  [pacta.speaker.value]: ANYONE,
  [pacta.undertakenBy.value]: ACTORS,
  [pacta.undertakenThrough.value]: ['person'],
  [schema.containedInPlace.value]: ['state', 'place'],
};
const expectsIri = (property: string): boolean =>
  TYPES[property] !== undefined || property === pacta.kind.value || codeListOf(property, () => true) !== undefined;

function listFor({ focus, path }: Finding, survey: Survey): string | undefined {
  const key = termKey(focus);
  return path && codeListOf(path.value, (classIri) => survey.graph.isInstance(key, classIri));
}

/** Of a word where an IRI should stand. */
function named(finding: Finding, words: string, survey: Survey): readonly Term[] {
  if (words.startsWith(survey.base)) return [namedNode(words)];
  const list = listFor(finding, survey);
  const types = TYPES[finding.path?.value ?? ''] ?? [];
  const within =
    list === undefined ? types.map((type) => `${survey.base}id/${type}/`) : [`${survey.base}code/${list}/`];
  const { own, background } = survey.graph;
  const indexes = background === undefined ? [own] : [own, background];
  const found = indexes
    .flatMap((index) => [...namesOf(index).find(words)])
    .filter((iriText) => within.some((prefix) => iriText.startsWith(prefix)));
  if (found.length > 0) return [...new Set(found)].slice(0, MOST).map((iriText) => namedNode(iriText));
  return list === undefined ? [] : code(list, words, survey);
}

const localOf = (iriText: string): string => iriText.slice(iriText.lastIndexOf('/') + 1);

function code(list: string, word: string, survey: Survey): readonly Term[] {
  const prefix = `${survey.base}code/${list}/`;
  const codes = subjects(survey, prefix).map(localOf);
  const found = codes.includes(word) ? word : nearest(word, codes);
  return found === undefined ? [] : [namedNode(prefix + found)];
}

const subjects = ({ graph }: Survey, prefix: string): string[] =>
  [graph.own, ...(graph.background === undefined ? [] : [graph.background])].flatMap(({ subjects }) =>
    [...subjects.keys()].filter((iriText) => iriText.startsWith(prefix)),
  );

/** Of an IRI that names nothing, or something that may not stand there. */
function things(finding: Finding, iriText: string, survey: Survey): readonly Term[] {
  if (iriText.startsWith('http:') && survey.graph.describes(iriText.replace(/^http:/, 'https:')))
    return [namedNode(iriText.replace(/^http:/, 'https:'))];
  const list = listFor(finding, survey);
  if (list !== undefined) return code(list, localOf(iriText), survey).filter(({ value }) => value !== iriText);
  if (survey.graph.describes(iriText)) return [];
  const iri = survey.iri(iriText);
  if (iri?.form === 'passage') {
    const starting = subjects(survey, `${iri.article}#char=${iri.start},`);
    return starting.slice(0, MOST).map((one) => namedNode(one));
  }
  if (iri?.form !== 'entity') return [];
  const prefix = iriText.slice(0, iriText.lastIndexOf('/') + 1);
  const found = nearest(localOf(iriText), subjects(survey, prefix).map(localOf));
  return found === undefined ? [] : [namedNode(prefix + found)];
}

const DATES = new Set(
  [
    pacta.date,
    pacta.startDate,
    pacta.endDate,
    pacta.period,
    pacta.resolvedStart,
    pacta.resolvedEnd,
    schema.datePublished,
  ].map(({ value }) => value),
);
const DATE_TYPES = [xsd.date, xsd.gYearMonth, xsd.gYear, xsd.gMonthDay, xsd.gMonth];
const LABELS = new Set([rdfs.label.value, schema.headline.value]);
const WORDS = new Set([pacta.exact, pacta.text, pacta.rule, pacta.sha256].map(({ value }) => value));

function literals({ focus, path, component }: Finding, given: Literal, survey: Survey): readonly Term[] {
  const { value, language, datatype } = given;
  const property = path?.value ?? '';
  if (DATES.has(property)) {
    const form = isoDate(value);
    const type = form && DATE_TYPES.find((one) => isDateForm(form, one.value) === true);
    if (form === undefined || type === undefined) return [];
    const right = literal(form, type);
    return right.equals(given) ? [] : [right];
  }
  const article = survey.articleOf(termKey(focus));
  const tag = article && survey.graph.only(article, schema.inLanguage.value)?.value;
  if (LABELS.has(property) && language === '' && tag !== undefined && datatype.value !== rdf.langString.value)
    return [literal(value, tag)];
  if (property === pacta.value.value) {
    const digits = value.replace(/[\s.,'’](?=\d{3}(?:\D|$))/gu, '').replace(',', '.');
    return /^[+-]?\d+(?:\.\d+)?$/.test(digits) && component.value.endsWith('DatatypeConstraintComponent')
      ? [literal(digits, xsd.decimal)]
      : [];
  }
  return WORDS.has(property) && language !== '' ? [literal(value)] : [];
}

const two = (part: string): string => part.padStart(2, '0');
/** A day, month or year as people write it, in the order of ISO 8601; undefined for another form. */
function isoDate(text: string): string | undefined {
  const [, day, month, year] = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})$/.exec(text) ?? [];
  if (day !== undefined && month !== undefined) return `${year}-${two(month)}-${two(day)}`;
  const [, y, m, d] = /^(\d{4}|-)-(\d{1,2})(?:-(\d{1,2}))?(?:T.*|Z)?$/.exec(text) ?? [];
  if (y !== undefined && m !== undefined) return [y, two(m), ...(d === undefined ? [] : [two(d)])].join('-');
  return /^\d{4}$/.test(text) ? text : undefined;
}
