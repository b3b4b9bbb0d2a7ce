// What a store holds, counted by itself: triples, subjects and objects, classes, properties, graphs and links outward. Counted
// when first asked for and again after a write; a store that others write to is counted each time that it is asked.
import { skos } from '../../graph/vocabulary.js';
import type { Store } from '../../store/store.js';
import { GraphCounts } from './graph-counts.js';

export interface Count {
  readonly iriText: string;
  readonly count: number;
}
export interface LinkCount extends Count {
  /** Namespace that the links lead into. */
  readonly target: string;
}
export interface Counts {
  readonly triples: number;
  readonly subjects: number;
  readonly objects: number;
  /** Instances of each class. */
  readonly classes: readonly Count[];
  /** Triples of each property. */
  readonly properties: readonly Count[];
  /** Triples of each graph. */
  readonly graphs: readonly Count[];
  /** Links outward by predicate (`iriText`) and namespace. */
  readonly links: readonly LinkCount[];
}

const LINKING = [skos.exactMatch, skos.closeMatch];
const TOTALS =
  'SELECT (COUNT(*) AS ?triples) (COUNT(DISTINCT ?s) AS ?subjects) (COUNT(DISTINCT ?o) AS ?objects) WHERE { ?s ?p ?o }';
/** Hint: a triple is there once, so that its subjects are; to count them as distinct takes half as long again. */
const CLASSES = 'SELECT ?of (COUNT(*) AS ?count) WHERE { ?s a ?of FILTER(isIRI(?of)) } GROUP BY ?of';
const PROPERTIES = 'SELECT ?of (COUNT(*) AS ?count) WHERE { ?s ?of ?o } GROUP BY ?of';
/** A namespace is what stands up to the last "/" or "#". */
const LINKS = `SELECT ?of ?target (COUNT(*) AS ?count) WHERE {
  VALUES ?of { ${LINKING.map(({ value }) => `<${value}>`).join(' ')} }
  ?s ?of ?o FILTER(isIRI(?o))
  BIND(REPLACE(STR(?o), "[^/#]*$", "") AS ?target)
} GROUP BY ?of ?target`;

type Row = Readonly<Record<string, { readonly value: string } | undefined>>;

export class Statistics {
  readonly #store: Store;
  readonly #timeoutMs: number;
  readonly #whole: boolean;
  readonly #graphs: GraphCounts;
  #known: { readonly version: string; readonly counts: Promise<Counts> } | undefined;
  readonly #ofClasses = new Map<string, { readonly version: string; readonly counts: Promise<readonly Count[]> }>();

  /** `whole`: a plain query of the store sees all graphs. */
  constructor(store: Store, timeoutMs: number, whole: boolean) {
    this.#store = store;
    this.#timeoutMs = timeoutMs;
    this.#whole = whole;
    this.#graphs = new GraphCounts(store, timeoutMs);
  }

  counts(): Promise<Counts> {
    const version = this.#store.version();
    if (this.#known?.version === version && this.#store.watch !== undefined) return this.#known.counts;
    const counts = this.#count();
    this.#known = { version, counts };
    counts.catch(() => {
      this.#known = undefined;
    });
    return counts;
  }

  /** Properties that things of a class have, the most frequent first. */
  propertiesOf(classIri: string): Promise<readonly Count[]> {
    const version = this.#store.version();
    const known = this.#ofClasses.get(classIri);
    if (known?.version === version && this.#store.watch !== undefined) return known.counts;
    const counts = this.#countProperties(classIri);
    this.#ofClasses.set(classIri, { version, counts });
    counts.catch(() => this.#ofClasses.delete(classIri));
    return counts;
  }

  async #countProperties(classIri: string): Promise<readonly Count[]> {
    if (!/^https?:\/\/[^\u0000-\u0020<>"{}|\\^`]+$/.test(classIri)) throw new RangeError(`"${classIri}" is no IRI`);
    const rows = await this.#ask(
      `SELECT ?of (COUNT(*) AS ?count) WHERE { ?s a <${classIri}> . ?s ?of ?o } GROUP BY ?of`,
    );
    return counted(rows).sort((a, b) => b.count - a.count || byIri(a, b));
  }

  async #ask(query: string): Promise<readonly Row[]> {
    const graphs = this.#whole ? {} : { defaultGraphs: await this.#store.graphs() };
    const { body } = await this.#store.query({ query, timeoutMs: this.#timeoutMs, ...graphs });
    return (JSON.parse(body) as { readonly results: { readonly bindings: readonly Row[] } }).results.bindings;
  }

  /** Hint: in two rows, for two engines are kept ready; more would have to be started, which costs more than it saves. */
  async #count(): Promise<Counts> {
    const [[totals, links], [classes, properties, graphs]] = await Promise.all([
      (async () => [await this.#ask(TOTALS), await this.#ask(LINKS)] as const)(),
      (async () => [await this.#ask(CLASSES), await this.#ask(PROPERTIES), await this.#graphs.counts()] as const)(),
    ]);
    return {
      triples: number(totals[0], 'triples'),
      subjects: number(totals[0], 'subjects'),
      objects: number(totals[0], 'objects'),
      classes: counted(classes),
      properties: counted(properties),
      graphs: [...graphs].map(([iriText, count]) => ({ iriText, count })).sort(byIri),
      links: links
        .map((row) => ({
          iriText: row['of']?.value ?? '',
          target: row['target']?.value ?? '',
          count: number(row, 'count'),
        }))
        .filter(({ target }) => target !== '')
        .sort((a, b) => byIri(a, b) || (a.target < b.target ? -1 : 1)),
    };
  }
}

const byIri = (a: Count, b: Count): number => (a.iriText < b.iriText ? -1 : a.iriText > b.iriText ? 1 : 0);

const number = (row: Row | undefined, name: string): number => Number(row?.[name]?.value ?? 0);

/** Rows of `of` and `count`, sorted by IRI. */
const counted = (rows: readonly Row[]): Count[] =>
  rows
    .map((row) => ({ iriText: row['of']?.value ?? '', count: number(row, 'count') }))
    .filter(({ iriText }) => iriText !== '')
    .sort(byIri);
