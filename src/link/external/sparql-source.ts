// A SPARQL endpoint as a source: what has one of the names as a label, who held an office of the same state, what the same
// parties signed; each with its labels, classes and what else tells it apart. An answer that may be cut off is asked for again
// in smaller parts.
import { ServiceUnavailable } from '../../store/errors.js';
import { formsOf } from '../name-forms.js';
import { similarity } from '../similarity.js';
import type { Counterparts } from './counterparts.js';
import type { PoliteClient } from './polite-client.js';
import type { Label, Offered, Source, Term, Wanted } from './source.js';
import { HOLDERS, LABELS, PREFIXES, TERMS, TRAITS, type TraitName } from './sparql-patterns.js';

const NAMES_ASKED = 6;
/** An answer with so many rows is taken for cut off; public endpoints give 10,000 at most. */
const MOST_ROWS = 10_000;
/** Items that one query describes. */
const DESCRIBED = 50;
/** Office holders less alike by name are not looked at closer. */
const ALIKE = 0.7;
/** Languages of labels that stand for any language. */
const ANY_LANGUAGE = ['', 'en', 'mul'];

interface RowTerm {
  readonly type: string;
  readonly value: string;
  readonly 'xml:lang'?: string;
}
type Row = Readonly<Record<string, RowTerm | undefined>>;
interface Holder {
  readonly iriText: string;
  readonly names: Set<string>;
}

export class SparqlSource implements Source {
  readonly batch = 10;
  readonly #client: PoliteClient;
  readonly #url: string;
  /** Who held an office of a state, by the state's IRI. */
  readonly #holders = new Map<string, readonly Holder[]>();

  constructor(client: PoliteClient, url: string) {
    this.#client = client;
    this.#url = url;
  }

  async space(): Promise<undefined> {
    return undefined;
  }

  async offers(things: readonly Wanted[], known: Counterparts): Promise<ReadonlyMap<string, readonly Offered[]>> {
    const found = new Map<string, Set<string>>(things.map(({ iriText }) => [iriText, new Set()]));
    await this.#findByName(things, found);
    await this.#findByOffice(things, known, found);
    await this.#findByParties(things, known, found);
    const items = [...new Set([...found.values()].flatMap((iris) => [...iris]))].filter(isIri).sort();
    const described = await this.#describe(items);
    return new Map(
      things.map(({ iriText }) => [
        iriText,
        [...(found.get(iriText) ?? [])].sort().flatMap((item) => described.get(item) ?? []),
      ]),
    );
  }

  async #findByName(things: readonly Wanted[], found: ReadonlyMap<string, Set<string>>): Promise<void> {
    const byLabel = new Map<string, Set<string>>();
    for (const { iriText, names } of things)
      for (const { text } of names.slice(0, NAMES_ASKED))
        byLabel.set(text, (byLabel.get(text) ?? new Set()).add(iriText));
    const spoken = things.flatMap(({ names }) => names.map(({ language }) => language));
    const languages = [...new Set([...ANY_LANGUAGE, ...spoken])].sort();
    const rows = await this.#rows([...byLabel.keys()].sort(), (texts) => {
      const literals = texts.flatMap((text) => languages.map((language) => literal(text, language)));
      return `SELECT DISTINCT ?item ?label WHERE { VALUES ?label { ${literals.join(' ')} } ?item ${LABELS} ?label FILTER(isIRI(?item)) }`;
    });
    for (const { item, label } of rows)
      for (const iriText of byLabel.get(label?.value ?? '') ?? []) found.get(iriText)?.add(item?.value ?? '');
  }

  /** Whose name is somewhat alike among those who held an office of the same state, in whatever script. */
  async #findByOffice(
    things: readonly Wanted[],
    known: Counterparts,
    found: ReadonlyMap<string, Set<string>>,
  ): Promise<void> {
    const statesOf = ({ offices }: Wanted): string[] => [
      ...new Set(offices.flatMap(({ of }) => (of === undefined ? [] : known.of(of).filter(isIri)))),
    ];
    await this.#learnHolders([...new Set(things.flatMap(statesOf))].sort());
    for (const thing of things) {
      const forms = thing.names.map(({ text }) => formsOf(text));
      for (const { iriText, names } of statesOf(thing).flatMap((state) => this.#holders.get(state) ?? [])) {
        const others = [...names].map(formsOf);
        if (forms.some((form) => others.some((other) => similarity(form, other).value >= ALIKE)))
          found.get(thing.iriText)?.add(iriText);
      }
    }
  }

  async #learnHolders(states: readonly string[]): Promise<void> {
    const fresh = states.filter((state) => !this.#holders.has(state));
    const rows = await this.#rows(
      fresh,
      (some) =>
        `SELECT DISTINCT ?of ?item (STR(?label) AS ?name) WHERE { VALUES ?of { ${iris(some)} } ${HOLDERS} ?item ${LABELS} ?label }`,
    );
    const byState = new Map<string, Map<string, Holder>>(fresh.map((state) => [state, new Map()]));
    for (const { of, item, name } of rows) {
      const holders = byState.get(of?.value ?? '');
      const iriText = item?.value ?? '';
      const holder = holders?.get(iriText) ?? { iriText, names: new Set() };
      holder.names.add(name?.value ?? '');
      holders?.set(iriText, holder);
    }
    for (const [state, holders] of byState) this.#holders.set(state, [...holders.values()]);
  }

  /** What two of the parties signed, both of them where two are known. */
  async #findByParties(
    things: readonly Wanted[],
    known: Counterparts,
    found: ReadonlyMap<string, Set<string>>,
  ): Promise<void> {
    const pairs = new Map<string, Set<string>>();
    for (const { iriText, parties } of things) {
      const theirs = parties.map((party) => known.of(party).filter(isIri)).filter((names) => names.length > 0);
      const [first, second] = [theirs[0] ?? [], theirs[1] ?? theirs[0] ?? []];
      for (const a of first)
        for (const b of second) {
          const key = `<${a}> <${b}>`;
          pairs.set(key, (pairs.get(key) ?? new Set()).add(iriText));
        }
    }
    const party = TRAITS.party.join('|');
    const rows = await this.#rows(
      [...pairs.keys()].sort(),
      (some) =>
        `SELECT DISTINCT ?a ?b ?item WHERE { VALUES (?a ?b) { ${some.map((pair) => `(${pair})`).join(' ')} } ?item ${party} ?a . ?item ${party} ?b }`,
    );
    for (const { a, b, item } of rows)
      for (const iriText of pairs.get(`<${a?.value}> <${b?.value}>`) ?? []) found.get(iriText)?.add(item?.value ?? '');
  }

  async #describe(items: readonly string[]): Promise<Map<string, Offered>> {
    const described = new Map<string, Offered>();
    for (let at = 0; at < items.length; at += DESCRIBED) {
      const some = items.slice(at, at + DESCRIBED);
      const names = groupByItem(await this.#rows(some, labelsQuery));
      const traits = groupByItem(await this.#rows(some, traitsQuery));
      const terms = groupByItem(await this.#rows(some, termsQuery));
      for (const item of some)
        described.set(item, offeredOf(item, names.get(item) ?? [], traits.get(item) ?? [], terms.get(item) ?? []));
    }
    return described;
  }

  /** All rows of a query about some things. Throws ServiceUnavailable where even one thing has too many. */
  async #rows(things: readonly string[], queryOf: (some: readonly string[]) => string): Promise<readonly Row[]> {
    if (things.length === 0) return [];
    const rows = await this.#select(`${PREFIXES}${queryOf(things)} LIMIT ${MOST_ROWS}`);
    if (rows.length < MOST_ROWS) return rows;
    if (things.length === 1)
      throw new ServiceUnavailable(`${this.#url} has more than ${MOST_ROWS} rows about ${things[0]}`);
    const half = Math.ceil(things.length / 2);
    return [...(await this.#rows(things.slice(0, half), queryOf)), ...(await this.#rows(things.slice(half), queryOf))];
  }

  async #select(query: string): Promise<readonly Row[]> {
    const answer = await this.#client.json({
      url: this.#url,
      form: { query },
      accept: 'application/sparql-results+json',
    });
    const bindings = (answer as { readonly results?: { readonly bindings?: unknown } } | null)?.results?.bindings;
    if (!Array.isArray(bindings)) throw new ServiceUnavailable(`${this.#url} answered with no SPARQL results`);
    return bindings as readonly Row[];
  }
}

const isIri = (text: string): boolean => /^https?:\/\/[^\s<>"{}|\\^`]+$/.test(text);
const iris = (items: readonly string[]): string => items.map((item) => `<${item}>`).join(' ');
/** Hint: JSON's escapes are SPARQL's. */
const literal = (text: string, language: string): string =>
  `${JSON.stringify(text)}${language === '' ? '' : `@${language}`}`;

const labelsQuery = (items: readonly string[]): string =>
  `SELECT DISTINCT ?item ?label WHERE { VALUES ?item { ${iris(items)} } ?item ${LABELS} ?label }`;
const traitsQuery = (items: readonly string[]): string => {
  const pairs = Object.entries(TRAITS).flatMap(([name, list]) => list.map((property) => `(${property} "${name}")`));
  return `SELECT DISTINCT ?item ?what ?value WHERE { VALUES ?item { ${iris(items)} } VALUES (?property ?what) { ${pairs.join(' ')} } ?item ?property ?value }`;
};
const termsQuery = (items: readonly string[]): string =>
  `SELECT DISTINCT ?item ?term ?of ?label ?start ?end WHERE { VALUES ?item { ${iris(items)} } ${TERMS} }`;

function groupByItem(rows: readonly Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const item = row['item']?.value ?? '';
    groups.set(item, [...(groups.get(item) ?? []), row]);
  }
  return groups;
}

function offeredOf(iriText: string, names: readonly Row[], traits: readonly Row[], terms: readonly Row[]): Offered {
  const all = (name: TraitName): string[] => [
    ...new Set(traits.filter(({ what }) => what?.value === name).map(({ value }) => value?.value ?? '')),
  ];
  const day = (name: TraitName): string | undefined => all(name).map(dayOf).sort()[0];
  const [born, died, ended] = [day('born'), day('died'), day('ended')];
  return {
    iriText,
    names: names.flatMap(({ label }) => (label === undefined ? [] : [labelOf(label)])),
    classes: all('class').filter(isIri),
    traits: {
      terms: termsOf(terms),
      occupations: all('occupation').filter(isIri),
      dates: all('date').map(dayOf),
      parties: all('party').filter(isIri),
      ...(born === undefined ? {} : { born }),
      ...(died === undefined ? {} : { died }),
      ...(ended === undefined ? {} : { ended }),
    },
  };
}

const labelOf = (term: RowTerm): Label => ({ text: term.value, language: term['xml:lang'] ?? '' });
/** Hint: Wikidata gives days as moments, "2019-03-20T00:00:00Z". */
const dayOf = (moment: string): string => moment.replace(/T.*$/, '');

function termsOf(rows: readonly Row[]): Term[] {
  const terms = new Map<string, Row[]>();
  for (const row of rows) {
    const node = row['term']?.value ?? '';
    terms.set(node, [...(terms.get(node) ?? []), row]);
  }
  return [...terms.values()].map((own) => {
    const start = own.find((row) => row['start'] !== undefined)?.['start']?.value;
    const end = own.find((row) => row['end'] !== undefined)?.['end']?.value;
    return {
      labels: own.flatMap(({ label }) => (label === undefined ? [] : [labelOf(label)])),
      of: [...new Set(own.map(({ of }) => of?.value ?? ''))],
      ...(start === undefined ? {} : { start: dayOf(start) }),
      ...(end === undefined ? {} : { end: dayOf(end) }),
    };
  });
}
