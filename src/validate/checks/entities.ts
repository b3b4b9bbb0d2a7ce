// What a fact names against what its article mentions: by offsets and by the passages that refer to things.
import type { Term } from '@rdfjs/types';
import { pacta, prov, schema } from '../../graph/vocabulary.js';
import { type Check, covers, type Flaw, type Node, type Span, type Survey } from '../survey.js';

interface Mentioned extends Span {
  readonly passage: string;
  /** False for the evidence of an instrument. */
  readonly refers: boolean;
  readonly entities: readonly (readonly [string, Term])[];
}
/** Passages of an article that refer to something, and its instruments by their evidence, by their start. */
function mentionsByArticle(survey: Survey): ReadonlyMap<string, readonly Mentioned[]> {
  const found = new Map<string, Mentioned[]>();
  const add = (article: string, mentioned: Mentioned): void => {
    const known = found.get(article);
    if (known === undefined) found.set(article, [mentioned]);
    else known.push(mentioned);
  };
  for (const { key, iri } of survey.passages) {
    const entities = [...survey.graph.out(key, pacta.refersTo.value)];
    if (entities.length > 0) add(iri.article, { passage: key, refers: true, start: iri.start, end: iri.end, entities });
  }
  for (const { key, term, iri } of survey.parts)
    if (survey.graph.isInstance(key, pacta.Treaty.value))
      for (const { key: passage, start, end } of survey.evidence(key))
        add(iri.article, { passage, refers: false, start, end, entities: [[key, term]] });
  for (const list of found.values()) list.sort((a, b) => a.start - b.start);
  return found;
}

/** Those that begin within a run of text. */
function* startingWithin(mentions: readonly Mentioned[], { start, end }: Span): Iterable<Mentioned> {
  let low = 0;
  let high = mentions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((mentions[middle] as Mentioned).start < start) low = middle + 1;
    else high = middle;
  }
  for (let at = low; at < mentions.length && (mentions[at] as Mentioned).start < end; at++)
    yield mentions[at] as Mentioned;
}

const told = (survey: Survey, { iri, key }: Node<'part'>): boolean =>
  !survey.isAbsent(iri.article) && survey.graph.out(key, pacta.evidence.value).size > 0;

/** A fact mentions all that its evidence mentions. Hint: what a person added was not there when mentions were computed. */
export const factMentionsAll: Check = function* (survey) {
  const mentions = mentionsByArticle(survey);
  const isAdded = (key: string): boolean => survey.graph.in(key, prov.generated.value).size > 0;
  for (const part of survey.parts) {
    if (!told(survey, part) || isAdded(part.key)) continue;
    const { key, term, iri } = part;
    const said = survey.graph.out(key, pacta.mentions.value);
    const missed = new Map<string, Term>();
    // Hint: an instrument that the same words bear out is no more mentioned in them than the fact itself.
    for (const span of survey.evidence(key))
      for (const mentioned of startingWithin(mentions.get(iri.article) ?? [], span))
        if (covers(span, mentioned) && (mentioned.refers || span.end - span.start > mentioned.end - mentioned.start))
          for (const [entity, value] of mentioned.entities)
            if (
              entity !== key &&
              !said.has(entity) &&
              survey.graph.describes(entity) &&
              !isAdded(entity) &&
              !isAdded(mentioned.passage)
            )
              missed.set(entity, value);
    for (const value of missed.values()) yield { focus: term, path: pacta.mentions, value };
  }
};

const SLOTS = [
  pacta.party,
  pacta.signatory,
  pacta.place,
  pacta.undertakenBy,
  pacta.undertakenThrough,
  pacta.participant,
  pacta.host,
  pacta.about,
  pacta.holder,
  pacta.onBehalfOf,
  pacta.speaker,
  pacta.addressee,
];

/** What a fact names, its article mentions: world knowledge makes no facts. */
export const factEntity: Check = function* (survey) {
  const byArticle = new Map<string, ReadonlySet<string>>();
  const mentionedIn = (article: string): ReadonlySet<string> => {
    let known = byArticle.get(article);
    if (known === undefined) {
      known = new Set(
        survey.passages
          .filter(({ iri }) => iri.article === article)
          .flatMap(({ key }) => [...survey.graph.out(key, pacta.refersTo.value).keys()]),
      );
      byArticle.set(article, known);
    }
    return known;
  };
  for (const part of survey.parts) {
    if (!told(survey, part)) continue;
    const { key, term, iri } = part;
    for (const path of SLOTS) {
      for (const [entity, value] of survey.graph.out(key, path.value)) {
        const isEntity = survey.iri(entity)?.form === 'entity' && survey.graph.describes(entity);
        if (isEntity && !mentionedIn(iri.article).has(entity)) yield { focus: term, path, value };
      }
    }
  }
};

/** A fact of which all the evidence lies within statements says according to whom. Hint: a source that is cited for a whole
 * report does not count and looks like any reported statement, so that only those are taken that quote, or that the graph
 * itself names for some fact. */
export const factVoiced: Check = function* (survey) {
  const statements = new Map<
    string,
    { readonly term: Term; readonly key: string; readonly spans: readonly Span[] }[]
  >();
  for (const { key, term, iri } of survey.parts) {
    if (!survey.graph.isInstance(key, pacta.Statement.value)) continue;
    const quotes = [...survey.graph.out(key, pacta.mode.value).keys()].some((mode) => mode.endsWith('/mode/direct'));
    if (!quotes && survey.graph.in(key, pacta.accordingTo.value).size === 0) continue;
    const known = statements.get(iri.article) ?? [];
    known.push({ key, term, spans: survey.evidence(key) });
    statements.set(iri.article, known);
  }
  for (const part of survey.parts) {
    const { key, term, iri } = part;
    if (!told(survey, part) || survey.graph.out(key, pacta.accordingTo.value).size > 0) continue;
    // An office that a speaker names in passing is no claim.
    if ([pacta.Statement, pacta.OfficeHolding].some((one) => survey.graph.isInstance(key, one.value))) continue;
    const evidence = survey.evidence(key);
    const holds = (span: Span): boolean =>
      (statements.get(iri.article) ?? []).some(({ spans }) => spans.some((outer) => covers(outer, span)));
    if (evidence.length === 0 || !evidence.every(holds)) continue;
    const first = (statements.get(iri.article) ?? []).find(({ spans }) =>
      spans.some((outer) => evidence.some((span) => covers(outer, span))),
    );
    yield { focus: term, path: pacta.accordingTo, ...(first === undefined ? {} : { suggested: [first.term] }) };
  }
};

/** The code of a state is the one in its IRI. */
export const stateCode: Check = function* (survey) {
  for (const [key, { term }] of survey.graph.own.subjects) {
    const expected = /\/id\/state\/([A-Z]{3})$/.exec(key)?.[1];
    if (expected === undefined || survey.iri(key) === undefined) continue;
    for (const value of survey.graph.out(key, pacta.isoAlpha3.value).values())
      if (value.value !== expected) yield { focus: term, path: pacta.isoAlpha3, value, expected };
  }
};

/** No thing of the world lies within itself. */
export const resourceItself: Check = function* ({ graph }): Iterable<Flaw> {
  for (const [key, { term, out }] of graph.own.subjects)
    for (const path of [schema.containedInPlace, pacta.capital, pacta.refersTo])
      if (out.get(path.value)?.has(key) === true) yield { focus: term, path, value: term };
};

const VERSION = /^(.*?)(?:\/v\/(\d+))?$/;

/** An article revises the version before it, of the same slug. */
export const articleRevised: Check = function* (survey) {
  for (const { key, term } of survey.articles) {
    const version = Number(survey.graph.only(key, pacta.version.value)?.value ?? Number.NaN);
    for (const [revised, value] of survey.graph.out(key, prov.wasRevisionOf.value)) {
      const [, article, number] = VERSION.exec(revised) ?? [];
      const [, own] = VERSION.exec(key) ?? [];
      const isBefore = Number.isNaN(version) || Number(number) === version - 1;
      if (article === own && isBefore) continue;
      yield {
        focus: term,
        path: prov.wasRevisionOf,
        value,
        expected: `${own}/v/${Number.isNaN(version) ? '{n}' : Math.max(1, version - 1)}`,
      };
    }
  }
};
