// What holds between a fact, its evidence and the statements it is according to: all by offsets, so that it can be told
// without the text.
import type { Term } from '@rdfjs/types';
import { pacta, prov, rdfs, skos } from '../../graph/vocabulary.js';
import { type Check, covers, type Flaw, type Node, quote, type Span, type Survey } from '../survey.js';
import type { Terms } from '../triple-index.js';

const CURATED = 'curated';
const hasEvidence = (survey: Survey): Node<'part'>[] =>
  survey.parts.filter(({ key }) => survey.graph.out(key, pacta.evidence.value).size > 0);

/** A fact's IRI gives the start of one of its passages. */
export const factStart: Check = function* (survey) {
  for (const { key, term, iri } of hasEvidence(survey)) {
    const evidence = survey.evidence(key);
    if (evidence.length > 0 && !evidence.some(({ start }) => start === iri.start))
      yield { focus: term, path: pacta.evidence, expected: String(iri.start) };
  }
};

const ACROSS = new Set([
  skos.exactMatch.value,
  skos.closeMatch.value,
  rdfs.isDefinedBy.value,
  prov.wasRevisionOf.value,
]);

/** Facts, passages and curations refer to nothing of another article. */
export const factArticle: Check = function* (survey) {
  for (const { key, term, iri } of [...survey.parts, ...survey.passages]) {
    for (const [predicate, objects] of survey.graph.own.subjects.get(key)?.out ?? []) {
      if (ACROSS.has(predicate) || predicate === pacta.inArticle.value) continue;
      for (const [object, value] of objects) {
        const article = value.termType === 'NamedNode' ? survey.articleOf(object) : undefined;
        if (article !== undefined && article !== iri.article)
          yield { focus: term, path: survey.node(predicate), value, expected: iri.article };
      }
    }
  }
};

const BETWEEN_FACTS = [pacta.accordingTo, pacta.concerns, pacta.partOf, pacta.follows, pacta.amends, pacta.under];
/** Over these, several steps may not lead back either. */
const ORDERED = [pacta.accordingTo, pacta.partOf, pacta.follows, pacta.amends];

/** No fact is about, part of, after, under or according to itself, nor over several steps. */
export const factItself: Check = function* ({ parts, graph }) {
  for (const { key, term } of parts)
    for (const path of [...BETWEEN_FACTS, pacta.mentions, pacta.speaker])
      if (graph.out(key, path.value).has(key)) yield { focus: term, path, value: term };
  for (const path of ORDERED) {
    const next = (key: string): Terms => graph.out(key, path.value);
    const endless = withoutEnd(parts, next, (key) => graph.in(key, path.value));
    for (const [key, term] of endless)
      for (const [other, value] of next(key))
        if (other !== key && endless.has(other) && isReached(key, other, next)) yield { focus: term, path, value };
  }
};

/** The nodes from which some way never ends. Hint: valid data have none, so that no circle is looked for in them. */
function withoutEnd(
  nodes: readonly Node<'part'>[],
  next: (key: string) => Terms,
  before: (key: string) => Terms,
): ReadonlyMap<string, Term> {
  const left = new Map(nodes.filter(({ key }) => next(key).size > 0).map(({ key, term }) => [key, term]));
  const ways = new Map<string, number>();
  const ended: string[] = [];
  for (const key of left.keys()) {
    const count = [...next(key).keys()].filter((other) => other !== key && left.has(other)).length;
    ways.set(key, count);
    if (count === 0) ended.push(key);
  }
  for (const key of ended) {
    left.delete(key);
    for (const one of before(key).keys()) {
      if (one === key) continue;
      const count = (ways.get(one) ?? 0) - 1;
      ways.set(one, count);
      if (count === 0) ended.push(one);
    }
  }
  return left;
}

function isReached(key: string, from: string, next: (key: string) => Terms): boolean {
  const reached = new Set([from]);
  for (const one of reached) for (const other of next(one).keys()) reached.add(other);
  return reached.has(key);
}

/** All the evidence of a fact lies in statements that it is according to, and each of these holds some of it. */
export const factCovered: Check = function* (survey) {
  for (const { key, term } of hasEvidence(survey)) {
    const statements = [...survey.graph.out(key, pacta.accordingTo.value)].filter(([one]) =>
      survey.graph.describes(one),
    );
    if (statements.length > 0) yield* uncovered(survey, key, term, statements);
  }
};

function* uncovered(survey: Survey, key: string, focus: Term, statements: (readonly [string, Term])[]): Iterable<Flaw> {
  const path = pacta.accordingTo;
  const evidence = survey.evidence(key);
  const heard = statements.map(([statement, value]) => ({ value, spans: survey.evidence(statement) }));
  const holds = (spans: readonly Span[], span: Span): boolean => spans.some((one) => covers(one, span));
  const open = evidence.filter((span) => !heard.some(({ spans }) => holds(spans, span)));
  for (const span of open)
    yield { focus, path, ...one(heard.map(({ value }) => value)), expected: words(survey, span.key) };
  if (open.length > 0) return;
  const [first] = evidence;
  for (const { value, spans } of heard)
    if (first !== undefined && !evidence.some((span) => holds(spans, span)))
      yield { focus, path, value, expected: words(survey, first.key) };
}

const one = (values: readonly Term[]): { value?: Term } =>
  values.length === 1 && values[0] ? { value: values[0] } : {};
const words = (survey: Survey, passage: string): string => {
  const exact = survey.words(passage);
  return exact === undefined ? passage : quote(exact);
};

const plain = (text: string): string => text.replace(/\s+/gu, ' ');

/** The text of a commitment or statement is that of one of its passages, spaces aside. */
export const factWords: Check = function* (survey) {
  for (const { key, term, iri } of hasEvidence(survey)) {
    const quoted = survey.evidence(key).map(({ key: passage, start }) => ({ start, exact: survey.words(passage) }));
    if (quoted.length === 0 || quoted.some(({ exact }) => exact === undefined)) continue;
    for (const value of survey.graph.out(key, pacta.text.value).values()) {
      if (quoted.some(({ exact }) => plain(exact ?? '') === plain(value.value))) continue;
      const main = quoted.find(({ start }) => start === iri.start) ?? quoted[0];
      yield { focus: term, path: pacta.text, value, expected: quote(main?.exact ?? '') };
    }
  }
};

/** What a fact mentions, a mention within its evidence refers to, or it is an instrument with evidence there. */
export const factMentioned: Check = function* (survey) {
  const { graph } = survey;
  const within = new Map<string, readonly Span[]>();
  const spansOf = (entity: string, article: string): readonly Span[] => {
    const known = within.get(`${article} ${entity}`);
    if (known !== undefined) return known;
    const mentions = [...graph.in(entity, pacta.refersTo.value).keys()].flatMap((passage) => {
      const iri = survey.iri(passage);
      return iri?.form === 'passage' && iri.article === article ? [iri] : [];
    });
    const spans = [...mentions, ...survey.evidence(entity)];
    within.set(`${article} ${entity}`, spans);
    return spans;
  };
  for (const { key, term, iri } of hasEvidence(survey)) {
    if (survey.isAbsent(iri.article)) continue;
    const evidence = survey.evidence(key);
    for (const [entity, value] of graph.out(key, pacta.mentions.value)) {
      const spans = spansOf(entity, iri.article);
      if (!spans.some((span) => evidence.some((outer) => covers(outer, span))))
        yield { focus: term, path: pacta.mentions, value };
    }
  }
};

/** A fact that a person added is generated by a curation. */
export const factCurated: Check = function* ({ parts, graph }) {
  for (const { key, term } of parts)
    for (const value of graph.out(key, pacta.rule.value).values())
      if (value.value === CURATED && graph.in(key, prov.generated.value).size === 0)
        yield { focus: term, path: pacta.rule, value };
};

/** What a curation retracts, the converted graph holds. Hint: where retracted facts were taken out before, as serving
 * does, none of an article's is found; then nothing can be told. */
export const curationRetracted: Check = function* (survey) {
  const flaws: (Flaw & { readonly article: string })[] = [];
  const told = new Set<string>();
  for (const { key, term, iri } of survey.parts) {
    for (const [fact, value] of survey.graph.out(key, pacta.retracts.value)) {
      if (survey.retracted.has(fact)) told.add(iri.article);
      else flaws.push({ focus: term, path: pacta.retracts, value, article: iri.article });
    }
  }
  for (const { article, ...flaw } of flaws) if (told.has(article)) yield flaw;
};
