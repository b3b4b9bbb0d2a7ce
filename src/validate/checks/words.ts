// Words that a graph takes out of a text, against the text: labels, headings and nouns stand in it, spaces aside, and in its
// language; a person's IRI is made of the name.
import { slugOf } from '../../extract/slug.js';
import { pacta, rdfs, schema, skos } from '../../graph/vocabulary.js';
import type { Check, Survey } from '../survey.js';

const plain = (text: string): string => text.replace(/\s+/gu, ' ').trim();
/** Hint: an article's word for a thing may stand in it at the start of a sentence. */
const fold = (text: string): string => plain(text).toLowerCase();

const QUOTED = [pacta.heading, pacta.format, pacta.counts, pacta.measures];

/** Headings, formats and nouns are words of the article, and so is a label in its language. */
export const factQuoted: Check = function* (survey) {
  for (const { key, term, iri } of survey.parts) {
    const text = foldedText(survey, iri.article);
    if (text === undefined) continue;
    const language = languageOf(survey, iri.article);
    for (const path of [...QUOTED, rdfs.label]) {
      for (const value of survey.graph.out(key, path.value).values()) {
        if (value.termType !== 'Literal' || value.value === '') continue;
        if (path === rdfs.label && value.language !== language) continue;
        if (!holdsWords(text, fold(value.value))) yield { focus: term, path, value };
      }
    }
  }
  for (const { key, term } of survey.articles) {
    const text = foldedText(survey, key);
    for (const value of survey.graph.out(key, schema.headline.value).values())
      if (text !== undefined && value.value !== '' && !text.includes(fold(value.value)) && isReadFromText(survey, key))
        yield { focus: term, path: schema.headline, value };
  }
};

/** A headline that the front matter or the head of a page gave need not stand in the text; one that was read from the text is
 * its first line, which then is no sentence. */
function isReadFromText(survey: Survey, article: string): boolean {
  const first = survey.graph.only(article, pacta.text.value)?.value.trimStart().split(/\r?\n/, 1)[0]?.trim() ?? '';
  return first !== '' && !/[.!?…]["”»’)]*$/u.test(first);
}

/** All in one run, or, where the text shares words between things that it lists, each word for itself. */
const holdsWords = (text: string, words: string): boolean =>
  text.includes(words) || words.split(/[^\p{L}\p{N}]+/u).every((word) => text.includes(word));

const texts = new WeakMap<Survey, Map<string, string | undefined>>();
function foldedText(survey: Survey, article: string): string | undefined {
  const known = texts.get(survey) ?? new Map<string, string | undefined>();
  texts.set(survey, known);
  if (!known.has(article)) {
    const text = survey.graph.only(article, pacta.text.value)?.value;
    known.set(article, text === undefined ? undefined : fold(text));
  }
  return known.get(article);
}

const languageOf = (survey: Survey, article: string): string | undefined =>
  survey.graph.only(article, schema.inLanguage.value)?.value;

/** What has labels has one in the language of its article. */
export const factLabelLanguage: Check = function* (survey) {
  for (const { key, term, iri } of survey.parts) {
    const expected = languageOf(survey, iri.article);
    const isNamed = [pacta.Treaty, pacta.OfficeHolding].some((one) => survey.graph.isInstance(key, one.value));
    if (expected === undefined || !isNamed) continue;
    const labels = [...survey.graph.out(key, rdfs.label.value).values()];
    const [value] = labels;
    const tagged = labels.filter((label) => label.termType === 'Literal' && label.language !== '');
    if (
      value !== undefined &&
      tagged.length > 0 &&
      !tagged.some((label) => 'language' in label && label.language === expected)
    )
      yield { focus: term, path: rdfs.label, value, expected };
  }
};

/** A headline is in the language of its article. */
export const articleHeadlineLanguage: Check = function* (survey) {
  for (const { key, term } of survey.articles) {
    const expected = languageOf(survey, key);
    for (const value of survey.graph.out(key, schema.headline.value).values())
      if (
        expected !== undefined &&
        value.termType === 'Literal' &&
        value.language !== '' &&
        value.language !== expected
      )
        yield { focus: term, path: schema.headline, value, expected };
  }
};

/** The slug of a person is the Latin transliteration of one of the names. */
export const personSlug: Check = function* ({ graph }) {
  for (const [key, { term }] of graph.own.subjects) {
    const slug = /\/id\/person\/([^/#?]+)$/.exec(key)?.[1];
    if (slug === undefined || !graph.isInstance(key, pacta.Person.value)) continue;
    const names = [rdfs.label, skos.prefLabel, skos.altLabel].flatMap((path) => [
      ...graph.out(key, path.value).values(),
    ]);
    const [value] = names;
    if (value !== undefined && !names.some((name) => slugOf(name.value) === slug))
      yield { focus: term, path: rdfs.label, value, expected: slugOf(value.value) };
  }
};
