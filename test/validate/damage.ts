// Damage to the published articles for each check of the program: by check and kind, mutants of one small change each, with
// the node at which the check must find it.
import { DataFactory, type Quad } from 'n3';
import { pacta, rdf } from '../../src/graph/vocabulary.js';
import { added, articles, everything, renamed, spread, withTerm } from './published.js';

const { literal, namedNode } = DataFactory;
const MOST = 8;

export interface Mutant {
  readonly quads: readonly Quad[];
  readonly focus: string;
}
const having = (...predicates: readonly { readonly value: string }[]): Quad[] =>
  articles.filter(({ predicate }) => predicates.some(({ value }) => value === predicate.value));
const typed = (type: { readonly value: string }): Quad[] =>
  articles.filter(({ predicate, object }) => predicate.equals(rdf.type) && object.value === type.value);
const quadOf = (subject: string, predicate: { readonly value: string }): Quad | undefined =>
  articles.find((quad) => quad.subject.value === subject && quad.predicate.value === predicate.value);
/** One mutant for each quad. */
const perQuad = (
  quads: readonly Quad[],
  damage: (quad: Quad) => readonly Quad[],
  focus = (quad: Quad): string => quad.subject.value,
): Mutant[] => spread(quads, MOST).map((quad) => ({ quads: damage(quad), focus: focus(quad) }));
const relabelled = (quad: Quad, change: (text: string) => string): Quad[] => {
  const { object } = quad;
  if (object.termType !== 'Literal') throw new TypeError('no literal');
  return withTerm(
    articles,
    quad,
    'object',
    literal(change(object.value), object.language === '' ? object.datatype : object.language),
  );
};
const plusOne = (text: string): string => String(Number(text) + 1);
const otherLetter = (text: string): string => text.replace(/\p{L}/u, (letter) => (letter === 'x' ? 'y' : 'x'));
const dayBefore = (day: string): string => day.replace(/\d\d$/, (two) => String(Number(two) - 1).padStart(2, '0'));
const evidenceOf = (subject: string): (readonly number[])[] =>
  having(pacta.evidence)
    .filter((quad) => quad.subject.value === subject)
    .map(({ object }) => (object.value.match(/\d+,\d+$/)?.[0] ?? '').split(',').map(Number));
const overlap = ([a = 0, b = 0]: readonly number[], [c = 0, d = 0]: readonly number[]): boolean => a < d && c < b;
const [firstArticle, secondArticle] = typed(pacta.Article).map(({ subject }) => subject);
const facts = having(pacta.rule);

export const DAMAGE: Readonly<Record<string, Readonly<Record<string, () => Mutant[]>>>> = {
  PassageWords: {
    'another letter': () => perQuad(having(pacta.exact), (quad) => relabelled(quad, otherLetter)),
    'a letter more': () => perQuad(having(pacta.exact), (quad) => relabelled(quad, (text) => `${text}.`)),
    'a plain space for a no-break one': () =>
      perQuad(
        having(pacta.exact).filter(({ object }) => object.value.includes('\u00a0')),
        (quad) => relabelled(quad, (text) => text.replace('\u00a0', ' ')),
      ),
    'everything one character later': () =>
      spread(having(pacta.exact), MOST).map(({ subject }) => {
        const iri = subject.value.replace(
          /(\d+),(\d+)$/,
          (_, start: string, end: string) => `${plusOne(start)},${plusOne(end)}`,
        );
        const moved = articles.map((quad) =>
          quad.subject.equals(subject) &&
          (quad.predicate.equals(pacta.startOffset) || quad.predicate.equals(pacta.endOffset))
            ? DataFactory.quad(
                quad.subject,
                quad.predicate,
                literal(plusOne(quad.object.value), (quad.object as { datatype?: never }).datatype),
                quad.graph,
              )
            : quad,
        );
        return { quads: renamed(moved, subject.value, iri), focus: iri };
      }),
  },
  PassageOffsets: {
    'another start': () => perQuad(having(pacta.startOffset), (quad) => relabelled(quad, plusOne)),
    'another end': () => perQuad(having(pacta.endOffset), (quad) => relabelled(quad, plusOne)),
    'another article': () =>
      perQuad(having(pacta.inArticle), (quad) =>
        withTerm(
          articles,
          quad,
          'object',
          (quad.object.value === firstArticle?.value ? secondArticle : firstArticle) as never,
        ),
      ),
  },
  ArticleDigest: {
    'another digit': () =>
      perQuad(having(pacta.sha256), (quad) =>
        relabelled(quad, (text) => text.replace(/^./, (digit) => (digit === '0' ? '1' : '0'))),
      ),
    'another text': () =>
      perQuad(
        having(pacta.text).filter(({ subject }) => quadOf(subject.value, pacta.sha256)),
        (quad) => relabelled(quad, (text) => `${text} `),
      ),
  },
  ArticleAbsent: {
    'nothing said of the article itself': () =>
      perQuad(having(pacta.sha256), ({ subject }) => articles.filter((quad) => !quad.subject.equals(subject))),
  },
  FactStart: {
    'another start in the IRI': () => {
      const another = (iri: string): string => iri.replace(/\d+(-\d+)?$/, '99999');
      return perQuad(
        facts,
        ({ subject }) => renamed(articles, subject.value, another(subject.value)),
        ({ subject }) => another(subject.value),
      );
    },
  },
  FactArticle: {
    'evidence of another article': () =>
      perQuad(having(pacta.evidence), (quad) => {
        const other = having(pacta.evidence).find(({ graph }) => !graph.equals(quad.graph));
        return withTerm(articles, quad, 'object', other?.object as never);
      }),
  },
  FactItself: {
    'about itself': () => perQuad(facts, (quad) => added(articles, quad, pacta.concerns, quad.subject)),
    'part of what is part of it': () =>
      perQuad(having(pacta.partOf), ({ subject, object, graph }) => [
        ...articles,
        DataFactory.quad(object as never, pacta.partOf, subject, graph),
      ]),
  },
  FactCovered: {
    'according to what does not say it': () =>
      perQuad(having(pacta.accordingTo), (quad) => {
        const evidence = evidenceOf(quad.subject.value);
        const silent = typed(pacta.Statement).find(
          ({ graph, subject }) =>
            graph.equals(quad.graph) &&
            !evidenceOf(subject.value).some((one) => evidence.some((other) => overlap(one, other))),
        );
        const without = articles.filter(
          (one) => one === quad || !(one.subject.equals(quad.subject) && one.predicate.equals(pacta.accordingTo)),
        );
        return withTerm(without, quad, 'object', silent?.subject as never);
      }),
  },
  FactWords: {
    'another letter': () =>
      perQuad(
        having(pacta.text).filter(({ subject }) => quadOf(subject.value, pacta.rule)),
        (quad) => relabelled(quad, otherLetter),
      ),
  },
  FactMentioned: {
    'what no passage refers to': () =>
      perQuad(facts, (quad) => added(articles, quad, pacta.mentions, namedNode('https://w3id.org/pacta/id/state/NZL'))),
  },
  FactCurated: {
    'curated by nobody': () => perQuad(facts, (quad) => relabelled(quad, () => 'curated')),
  },
  CurationRetracted: {
    'what was never there': () =>
      spread(
        everything.filter(({ predicate }) => predicate.equals(pacta.retracts)),
        MOST,
      ).map((quad) => ({
        quads: withTerm(everything, quad, 'object', namedNode(quad.object.value.replace(/\d+(-\d+)?$/, '99999'))),
        focus: quad.subject.value,
      })),
  },
  DateOrder: {
    'an end on the day before the start': () =>
      perQuad(
        having(pacta.endDate).filter(({ subject }) =>
          /-(?!01)\d\d$/.test(quadOf(subject.value, pacta.startDate)?.object.value ?? ''),
        ),
        (quad) => relabelled(quad, () => dayBefore(quadOf(quad.subject.value, pacta.startDate)?.object.value ?? '')),
      ),
  },
  ResolvedWithin: {
    'another year': () =>
      perQuad(having(pacta.resolvedStart, pacta.resolvedEnd), (quad) =>
        relabelled(quad, (text) => text.replace(/^\d{4}/, '1999')),
      ),
  },
  ResolvedDated: {
    'no date': () =>
      perQuad(having(pacta.anchor), ({ subject }) =>
        articles.filter(
          (quad) =>
            !(
              quad.subject.equals(subject) &&
              [pacta.date, pacta.startDate, pacta.endDate, pacta.period].some((one) => one.equals(quad.predicate))
            ),
        ),
      ),
  },
  ResourceDescribed: {
    'an IRI with a slip': () =>
      [
        pacta.participant,
        pacta.party,
        pacta.theme,
        pacta.refersTo,
        pacta.speaker,
        pacta.under,
        pacta.evidence,
        pacta.kind,
        pacta.unit,
      ]
        .flatMap((predicate) => spread(having(predicate), 2))
        .map((quad) => ({
          quads: withTerm(articles, quad, 'object', namedNode(slipped(quad.object.value))),
          focus: quad.subject.value,
        })),
  },
  ResourceClass: {
    'no class': () => {
      const nodes = [
        ...new Set(
          articles.filter(({ subject }) => !subject.value.includes('/id/')).map(({ subject }) => subject.value),
        ),
      ];
      return spread(nodes, 2 * MOST).map((focus) => ({
        quads: articles.filter((quad) => quad.subject.value !== focus || !quad.predicate.equals(rdf.type)),
        focus,
      }));
    },
    'a class that is a thing or a word': () => [
      ...perQuad(typed(pacta.Fact), (quad) =>
        withTerm(articles, quad, 'object', namedNode('https://w3id.org/pacta/id/state/ITA')),
      ),
      ...perQuad(typed(pacta.Fact), (quad) => withTerm(articles, quad, 'object', literal('Fact'))),
    ],
    'only the class above': () =>
      perQuad(typed(pacta.Fact), ({ subject }) =>
        articles.filter(
          (quad) =>
            !(quad.subject.equals(subject) && quad.predicate.equals(rdf.type) && !quad.object.equals(pacta.Fact)),
        ),
      ),
  },
  ResourceTerm: {
    'a misspelt property': () =>
      perQuad(
        articles.filter(({ predicate }) => predicate.value.startsWith('https://w3id.org/pacta/ontology#')),
        (quad) => withTerm(articles, quad, 'predicate', namedNode(`${quad.predicate.value}s`)),
      ),
    'a misspelt class': () =>
      perQuad(typed(pacta.Fact), (quad) => withTerm(articles, quad, 'object', namedNode(`${pacta.Fact.value}s`))),
  },
  ResourceNamed: {
    'a blank node': () =>
      perQuad(having(pacta.concerns, pacta.place, pacta.evidence), (quad) =>
        withTerm(articles, quad, 'object', DataFactory.blankNode('someone')),
      ),
  },
  ResourceHierarchy: {
    'a class under itself': () => [
      {
        quads: [
          ...articles,
          DataFactory.quad(pacta.Fact, namedNode('http://www.w3.org/2000/01/rdf-schema#subClassOf'), pacta.Treaty),
        ],
        focus: pacta.Fact.value,
      },
    ],
  },
};

const slipped = (iri: string): string =>
  iri.includes('#char=')
    ? iri.replace(/\d+$/, plusOne)
    : /\d$/.test(iri)
      ? iri.replace(/\d+(-\d+)?$/, '99999')
      : /[A-Z]{3}$/.test(iri)
        ? iri.replace(/...$/, 'QQQ')
        : `${iri}x`;
