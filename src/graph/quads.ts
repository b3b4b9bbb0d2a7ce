// Article and reading in, quads out. Everything about one article stands in the graph that its IRI names. The order of
// the quads follows the reading and is the same every time; what `pacta:mentions` says is computed here from offsets.
import { createHash } from 'node:crypto';
import { DataFactory, type NamedNode, type Quad, type Quad_Object } from 'n3';
import type { Article } from '../article/article.js';
import { plainSpaces } from '../article/spaces.js';
import type { Dated, EntityKey, Fact, FactId, Reading, Span } from '../extract/facts.js';
import { factSlots } from './fact-slots.js';
import type { Iris } from './iris.js';
import { integer, plain, tagged } from './literals.js';
import { mentionsWithin } from './mentions-within.js';
import { codePointOffsets } from './offsets.js';
import { dcterms, pacta, rdf, rdfs, schema, skos, xsd } from './vocabulary.js';

/** What the writers of single facts need to know of the article they stand in. */
export interface Scope {
  readonly iris: Iris;
  readonly slug: string;
  readonly language: string;
  readonly text: string;
  entityOrFact(id: EntityKey | FactId): NamedNode;
  passage(span: Span): NamedNode;
}
export type Slot = readonly [NamedNode, Quad_Object];

const kebab = (kind: string): string => kind.replace(/(?!^)([A-Z])/g, '-$1').toLowerCase();

/** SHA-256 of the UTF-8 bytes of a text, lower-case hex. */
export const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

export function toQuads(article: Article, reading: Reading, iris: Iris): Quad[] {
  const { slug, text } = article;
  const graph = iris.article(slug);
  const toCodePoints = codePointOffsets(text);
  const quads: Quad[] = [];
  const add = (subject: NamedNode, predicate: NamedNode, object: Quad_Object): void => {
    quads.push(DataFactory.quad(subject, predicate, object, graph));
  };
  const passages = new Map<string, { iri: NamedNode; span: Span }>();
  const passage = (span: Span): NamedNode => {
    const key = `${span[0]},${span[1]}`;
    const known = passages.get(key);
    if (known !== undefined) return known.iri;
    const iri = iris.passage(slug, toCodePoints(span[0]), toCodePoints(span[1]));
    passages.set(key, { iri, span });
    return iri;
  };
  const factIris = mintFacts(reading.facts, slug, iris, toCodePoints);
  const scope: Scope = {
    iris,
    slug,
    language: reading.language,
    text,
    passage,
    entityOrFact: (id) => factIris.get(id) ?? iris.entity(localPlace(id, toCodePoints), slug),
  };

  const mentioned = mentionsWithin(reading);
  describeArticle(article, reading, graph, add);
  for (const fact of reading.facts) {
    const iri = factIris.get(fact.id) as NamedNode;
    add(iri, rdf.type, pacta[fact.kind]);
    add(iri, rdf.type, pacta.Fact);
    add(iri, pacta.rule, plain(fact.rule));
    for (const span of fact.evidence) add(iri, pacta.evidence, passage(span));
    for (const [predicate, object] of factSlots(fact, scope)) add(iri, predicate, object);
    for (const key of mentioned(fact)) add(iri, pacta.mentions, scope.entityOrFact(key));
  }
  for (const mention of reading.mentions) {
    const iri = passage(mention.span);
    add(iri, rdf.type, pacta.Mention);
    for (const key of mention.entities) add(iri, pacta.refersTo, scope.entityOrFact(key));
    add(iri, pacta.form, iris.code('form', mention.form));
  }
  for (const { iri, span } of passages.values()) {
    add(iri, rdf.type, pacta.Passage);
    add(iri, pacta.inArticle, graph);
    add(iri, pacta.startOffset, integer(toCodePoints(span[0])));
    add(iri, pacta.endOffset, integer(toCodePoints(span[1])));
    add(iri, pacta.exact, plain(text.slice(span[0], span[1])));
  }
  for (const entity of reading.entities) {
    const iri = scope.entityOrFact(entity.key);
    add(iri, rdf.type, pacta[entity.type]);
    add(iri, rdfs.label, tagged(plainSpaces(entity.label), reading.language));
    if (entity.organizationKind !== undefined)
      add(iri, pacta.kind, iris.code('organization-kind', entity.organizationKind));
    if (entity.acronym !== undefined) add(iri, skos.altLabel, tagged(entity.acronym, reading.language));
  }
  return distinct(quads);
}

function describeArticle(
  article: Article,
  reading: Reading,
  iri: NamedNode,
  add: (s: NamedNode, p: NamedNode, o: Quad_Object) => void,
): void {
  add(iri, rdf.type, pacta.Article);
  if (reading.headline !== undefined) add(iri, schema.headline, tagged(reading.headline, reading.language));
  add(iri, schema.inLanguage, plain(reading.language));
  if (article.published !== undefined) add(iri, schema.datePublished, DataFactory.literal(article.published, xsd.date));
  if (article.url !== undefined) add(iri, schema.url, DataFactory.namedNode(article.url));
  if (article.publisher !== undefined) add(iri, schema.publisher, plain(article.publisher));
  if (article.license !== undefined)
    add(
      iri,
      dcterms.license,
      /^https?:\/\/[^\s<>"{}|\\^`]+$/.test(article.license)
        ? DataFactory.namedNode(article.license)
        : plain(article.license),
    );
  add(iri, pacta.sha256, plain(sha256(article.text)));
  add(iri, pacta.text, plain(article.text));
}

/** A place without a name is minted by its offset in code points. */
const localPlace = (id: string, toCodePoints: (utf16: number) => number): string =>
  id.replace(/^local-place\/(\d+)$/, (_, at: string) => `local-place/${toCodePoints(Number(at))}`);

function mintFacts(
  facts: readonly Fact[],
  slug: string,
  iris: Iris,
  toCodePoints: (utf16: number) => number,
): Map<FactId, NamedNode> {
  const minted = new Map<FactId, NamedNode>();
  const counts = new Map<string, number>();
  for (const fact of facts) {
    const start = toCodePoints(fact.evidence[0]?.[0] ?? 0);
    const key = `${fact.kind} ${start}`;
    const nth = (counts.get(key) ?? 0) + 1;
    counts.set(key, nth);
    minted.set(fact.id, iris.fact(slug, kebab(fact.kind), start, nth));
  }
  return minted;
}

/** Predicates by which a dated fact says what fixed its year. */
export function resolution(dated: Dated | undefined, scope: Scope): Slot[] {
  if (dated?.anchor === undefined || dated.resolvedStart === undefined || dated.resolvedEnd === undefined) return [];
  const day = (value: string): Quad_Object => DataFactory.literal(value, xsd.date);
  return [
    [pacta.resolvedStart, day(dated.resolvedStart)],
    [pacta.resolvedEnd, day(dated.resolvedEnd)],
    [pacta.anchor, dated.anchor === 'published' ? scope.iris.article(scope.slug) : scope.passage(dated.anchor)],
  ];
}

/** The first of equal quads of one graph. Literals are compared, not put into keys, for they can be long texts. */
function distinct(quads: readonly Quad[]): Quad[] {
  const bySubject = new Map<string, { readonly links: Set<string>; readonly literals: Quad[] }>();
  return quads.filter((quad) => {
    const { subject, predicate, object } = quad;
    let known = bySubject.get(subject.value);
    if (known === undefined) {
      known = { links: new Set(), literals: [] };
      bySubject.set(subject.value, known);
    }
    const { links, literals } = known;
    if (object.termType === 'NamedNode') {
      const { size } = links;
      return links.add(`${predicate.value} ${object.value}`).size > size;
    }
    if (literals.some((other) => predicate.value === other.predicate.value && object.equals(other.object)))
      return false;
    literals.push(quad);
    return true;
  });
}
