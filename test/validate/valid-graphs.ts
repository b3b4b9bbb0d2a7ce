// Valid graphs that nobody chose, made after ONTOLOGY rather than after the shapes: a text of made-up words, passages that
// quote it, mentions, and facts of every class with any of the properties that it may have.
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { DataFactory, type NamedNode, type Quad, type Term } from 'n3';
import { dcterms, EDTF, pacta, rdf, rdfs, schema, skos, xsd } from '../../src/graph/vocabulary.js';

const { literal, namedNode, quad } = DataFactory;
const BASE = 'https://w3id.org/pacta/';
const ARTICLE = namedNode(`${BASE}article/made-up`);

type Draw = <T>(items: readonly T[]) => T;
/** Half-open, in words of the text. */
type Run = readonly [first: number, end: number];
interface Mention {
  readonly at: number;
  readonly entity: NamedNode;
}

const STATES = ['ITA', 'FRA', 'KAZ', 'VNM'].map((code) => namedNode(`${BASE}id/state/${code}`));
const ORGANIZATIONS = ['csto', 'asean'].map((slug) => namedNode(`${BASE}id/organization/${slug}`));
const PERSONS = ['Ana Costa', 'Žaparov', 'O’Neill'].map((name) => ({
  name,
  iri: namedNode(`${BASE}id/person/${{ 'Ana Costa': 'ana-costa', Žaparov: 'zaparov', 'O’Neill': 'o-neill' }[name]}`),
}));
const PLACE = namedNode(`${BASE}id/place/somewhere-new`);
const LOCAL = [
  'quando',
  'vertice',
  '🎼',
  'l’accordo',
  'e\u0301',
  'firmano',
  'energia',
  '12%',
  '«pace»',
  'Москва',
  'a\u00a0b',
  'zzz',
];
const CODES = {
  act: ['undertake', 'reaffirm', 'plan', 'agree', 'continue'],
  aspect: ['level', 'increase', 'decrease', 'share', 'duration'],
  bound: ['exact', 'min', 'max', 'approx'],
  eventKind: ['state-visit', 'talks', 'meeting', 'summit', 'phone-call', 'signing', 'ceremony', 'cultural'],
  form: ['name', 'demonym', 'capital', 'place', 'acronym', 'surname', 'description'],
  mode: ['direct', 'reported'],
  office: ['president', 'king', 'ambassador', 'head', 'other'],
  theme: ['energy', 'water', 'political', 'space'],
  treatyKind: ['treaty', 'agreement', 'memorandum', 'package'],
  unit: ['EUR', 'percent', 'hours'],
};
const LISTS: Readonly<Record<string, string>> = { eventKind: 'event-kind', treatyKind: 'treaty-kind' };
const DATES: readonly (readonly [form: Term, start: string, end: string, later: Term])[] = [
  [literal('2025-11-26', xsd.date), '2025-11-26', '2025-11-26', literal('2025-11-28', xsd.date)],
  [literal('2025-11', xsd.gYearMonth), '2025-11-01', '2025-11-30', literal('2025', xsd.gYear)],
  [literal('2024', xsd.gYear), '2024-01-01', '2024-12-31', literal('2024-02-29', xsd.date)],
  [literal('--11-12', xsd.gMonthDay), '2025-11-12', '2025-11-12', literal('--11-14', xsd.gMonthDay)],
  [literal('--12-30', xsd.gMonthDay), '2025-12-30', '2025-12-30', literal('--01-02', xsd.gMonthDay)],
  [literal('--02', xsd.gMonth), '2024-02-01', '2024-02-29', literal('--03', xsd.gMonth)],
];

class Graph {
  readonly quads: Quad[] = [];
  readonly #words: readonly string[];
  readonly #starts: readonly number[];
  readonly #passages = new Map<string, NamedNode>();
  readonly #draw: Draw;

  constructor(words: readonly string[], draw: Draw) {
    this.#words = words;
    this.#draw = draw;
    let offset = 0;
    this.#starts = words.map((word) => {
      const start = offset;
      offset += [...word].length + 1;
      return start;
    });
  }

  add(subject: NamedNode, ...pairs: readonly (readonly [NamedNode, Term])[]): void {
    for (const [predicate, object] of pairs) this.quads.push(quad(subject, predicate, object as never));
  }

  start([first]: Run): number {
    return this.#starts[first] ?? 0;
  }

  exact([first, end]: Run): string {
    return this.#words.slice(first, end).join(' ');
  }

  passage(run: Run): NamedNode {
    const exact = this.exact(run);
    const start = this.start(run);
    const end = start + [...exact].length;
    const iri = namedNode(`${ARTICLE.value}#char=${start},${end}`);
    if (!this.#passages.has(iri.value)) {
      this.#passages.set(iri.value, iri);
      this.add(iri, [rdf.type, pacta.Passage], [pacta.inArticle, ARTICLE], [pacta.exact, literal(exact)]);
      this.add(iri, [pacta.startOffset, integer(start)], [pacta.endOffset, integer(end)]);
    }
    return iri;
  }

  code(list: keyof typeof CODES): NamedNode {
    return namedNode(`${BASE}code/${LISTS[list] ?? list}/${this.#draw(CODES[list])}`);
  }
}

const integer = (value: number): Term => literal(String(value), xsd.integer);
const plain = (words: string): string => words.replace(/\s+/gu, ' ');
const within = (inner: Run, outer: Run): boolean => outer[0] <= inner[0] && inner[1] <= outer[1];

const CLASSES = ['Treaty', 'Commitment', 'Event', 'Figure', 'Statement', 'OfficeHolding'] as const;
const kebab = (name: string): string => name.replace(/(?!^)([A-Z])/g, '-$1').toLowerCase();

/** All the choices that a graph takes, as numbers: what one is drawn from shrinks with it. */
export const validGraph = fc.infiniteStream(fc.nat(997)).map((choices) => build(choices[Symbol.iterator]()));

function build(choices: Iterator<number>): Quad[] {
  const next = (): number => Number(choices.next().value ?? 0);
  const draw: Draw = (items) => items[next() % items.length] as (typeof items)[number];
  const maybe = (): boolean => next() % 2 === 0;
  const count = 12 + (next() % 30);
  const words = Array.from({ length: count }, () => draw(LOCAL));
  const graph = new Graph(words, draw);
  const anyRun = (): Run => {
    const first = next() % count;
    return [first, first + 1 + (next() % (count - first))];
  };

  const language = draw(['it', 'en']);
  const text = words.join(' ');
  graph.add(ARTICLE, [rdf.type, pacta.Article], [pacta.text, literal(text)], [schema.inLanguage, literal(language)]);
  graph.add(ARTICLE, [pacta.sha256, literal(createHash('sha256').update(text, 'utf8').digest('hex'))]);
  if (maybe()) graph.add(ARTICLE, [schema.headline, literal(plain(graph.exact([0, 1 + (next() % 5)])), language)]);
  if (maybe()) graph.add(ARTICLE, [schema.datePublished, literal('2025-11-27', xsd.date)]);
  if (maybe())
    graph.add(ARTICLE, [schema.url, namedNode('https://example.org/a?b=c')], [schema.publisher, literal('Agenzia')]);
  if (maybe())
    graph.add(ARTICLE, [
      dcterms.license,
      draw([literal('all rights reserved'), namedNode('https://creativecommons.org/licenses/by/4.0/')]),
    ]);

  const mentions = new Map<number, Mention>();
  for (const entity of [
    ...STATES.slice(0, 1 + (next() % 4)),
    ORGANIZATIONS[next() % 2] as NamedNode,
    ...PERSONS.map(({ iri }) => iri),
    PLACE,
  ]) {
    const at = next() % count;
    if (!mentions.has(at)) mentions.set(at, { at, entity });
  }
  for (const { at, entity } of mentions.values())
    graph.add(
      graph.passage([at, at + 1]),
      [rdf.type, pacta.Mention],
      [pacta.refersTo, entity],
      [pacta.form, graph.code('form')],
    );
  const mentioned = [...mentions.values()].map(({ entity }) => entity);
  for (const { name, iri } of PERSONS)
    if (mentioned.includes(iri)) graph.add(iri, [rdf.type, pacta.Person], [rdfs.label, literal(name, language)]);
  if (mentioned.includes(PLACE))
    graph.add(
      PLACE,
      [rdf.type, pacta.Place],
      [rdfs.label, literal('Somewhere New', language)],
      ...(maybe() ? [[skos.altLabel, literal('SN', 'en')] as const] : []),
    );
  const of = (...types: readonly string[]): NamedNode[] =>
    mentioned.filter(({ value }) => types.some((type) => value.includes(`/id/${type}/`)));

  const facts = Array.from({ length: 1 + (next() % 7) }, () => ({
    kind: draw(CLASSES),
    runs: [anyRun(), ...(maybe() ? [anyRun()] : [])],
  }));
  const numbers = new Map<string, number>();
  const named = facts.map(({ kind, runs }) => {
    const key = `${ARTICLE.value}/${kebab(kind)}/${graph.start(runs[0] as Run)}`;
    const nth = (numbers.get(key) ?? 0) + 1;
    numbers.set(key, nth);
    return { kind, runs, iri: namedNode(nth === 1 ? key : `${key}-${nth}`) };
  });
  const statements = named.filter(
    ({ kind }) => kind === 'Statement' && of('person', 'state', 'organization').length > 0,
  );
  for (const fact of named) {
    const { kind, runs, iri } = fact;
    const main = runs[0] as Run;
    const add = (...pairs: readonly (readonly [NamedNode, Term])[]): void => graph.add(iri, ...pairs);
    const some = (predicate: NamedNode, values: readonly Term[], several = false): void => {
      if (values.length > 0 && maybe()) for (const value of several ? values : [draw(values)]) add([predicate, value]);
    };
    if (kind === 'Statement' && !statements.includes(fact)) continue;
    if (kind === 'Commitment' && of('state', 'organization').length === 0) continue;
    add(
      [rdf.type, pacta[kind]],
      [rdf.type, pacta.Fact],
      [pacta.rule, literal(draw(['by-hand', 'treaty.signed', 'rule-2.b']))],
    );
    for (const run of runs) add([pacta.evidence, graph.passage(run)]);
    for (const { at, entity } of mentions.values())
      if (runs.some((run) => within([at, at + 1], run))) add([pacta.mentions, entity]);
    for (const other of named)
      if (
        other.kind === 'Treaty' &&
        other !== fact &&
        other.runs.some((inner) => runs.some((run) => within(inner, run)))
      )
        add([pacta.mentions, other.iri]);
    const heard = statements.filter(
      (statement) => statement !== fact && runs.some((run) => statement.runs.some((outer) => within(run, outer))),
    );
    if (
      kind !== 'Statement' &&
      runs.every((run) => heard.some((statement) => statement.runs.some((outer) => within(run, outer))))
    )
      for (const statement of heard) add([pacta.accordingTo, statement.iri]);
    some(pacta.theme, [graph.code('theme')]);
    const [date, from, to, later] = draw(DATES);
    const resolve = (): void => {
      if (maybe())
        add(
          [pacta.resolvedStart, literal(from, xsd.date)],
          [pacta.resolvedEnd, literal(to, xsd.date)],
          [pacta.anchor, draw([ARTICLE, graph.passage(main)])],
        );
    };
    const label = (): void => {
      add([rdfs.label, literal(plain(graph.exact([main[0], main[0] + 1])), language)]);
      if (maybe()) add([rdfs.label, literal('une glose', 'fr')]);
    };
    if (kind === 'Treaty') {
      label();
      add([pacta.kind, graph.code('treatyKind')]);
      some(pacta.party, of('state', 'organization'), true);
      some(pacta.signatory, of('person'), true);
      some(pacta.place, of('place', 'state'));
      some(pacta.status, [namedNode(`${BASE}code/status/${draw(['planned', 'amended', 'referenced'])}`)]);
      if (maybe()) {
        add([pacta.date, date]);
        resolve();
      }
    } else if (kind === 'Commitment') {
      for (const party of of('state', 'organization')) add([pacta.undertakenBy, party]);
      some(pacta.undertakenThrough, of('person'), true);
      add(
        [pacta.act, graph.code('act')],
        [pacta.act, graph.code('act')],
        [pacta.theme, graph.code('theme')],
        [pacta.text, literal(plain(graph.exact(main)))],
      );
      some(pacta.heading, [literal(plain(graph.exact([main[0], main[0] + 1])), draw(['', language]))]);
      some(
        pacta.under,
        named.filter((other) => other.kind === 'Treaty').map((other) => other.iri),
      );
    } else if (kind === 'Event') {
      add([pacta.kind, graph.code('eventKind')]);
      for (const participant of of('state', 'person', 'organization')) add([pacta.participant, participant]);
      some(pacta.host, of('state'));
      some(pacta.place, of('place', 'state'));
      if (maybe()) {
        add([pacta.startDate, date]);
        if (maybe()) add([pacta.endDate, later]);
        else resolve();
      }
      some(pacta.format, [literal(plain(graph.exact([main[0], main[0] + 1])))]);
      some(pacta.status, [namedNode(`${BASE}code/status/${draw(['planned', 'invited', 'cancelled'])}`)]);
    } else if (kind === 'Figure') {
      add(
        [pacta.value, literal(draw(['12', '0.5', '99.9', '7']), xsd.decimal)],
        [pacta.bound, graph.code('bound')],
        [pacta.aspect, graph.code('aspect')],
      );
      const counts = maybe();
      add([pacta.unit, counts ? namedNode(`${BASE}code/unit/count`) : graph.code('unit')]);
      if (counts) add([pacta.counts, literal(plain(graph.exact([main[0], main[0] + 1])))]);
      some(pacta.measures, [literal(plain(graph.exact([main[0], main[1]])))]);
      some(pacta.period, [date, literal('2025-01/2025-09', EDTF), literal('2024/2025-03-04', EDTF)]);
      some(pacta.about, of('state', 'organization'), true);
    } else if (kind === 'Statement') {
      add(
        [pacta.speaker, draw(of('person', 'state', 'organization'))],
        [pacta.mode, graph.code('mode')],
        [pacta.text, literal(plain(graph.exact(main)))],
      );
      some(pacta.addressee, of('person', 'state', 'organization'), true);
    } else {
      label();
      add([pacta.office, graph.code('office')]);
      some(pacta.holder, of('person'));
      some(pacta.onBehalfOf, of('state', 'organization'));
    }
    if (maybe()) {
      const path = draw([pacta.concerns, pacta.partOf]);
      // Hint: parts of earlier ones alone, so that no circle comes about.
      const among = path === pacta.partOf && named.includes(fact) ? named.slice(0, named.indexOf(fact)) : named;
      const others = among.filter((other) => other !== fact && (other.kind === 'Treaty' || other.kind === 'Event'));
      if (others.length > 0) add([path, draw(others).iri]);
    }
  }
  const described = new Set(graph.quads.map(({ subject }) => subject.value));
  return graph.quads.filter(
    ({ object }) => !object.value.startsWith(`${ARTICLE.value}/`) || described.has(object.value),
  );
}
