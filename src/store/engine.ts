// One Oxigraph in this thread: triples in as lines, answers out. The engine's default graph holds what a plain query sees:
// with 'union' every triple of every graph once (so that joins count each once; GRAPH ?g never meets the copy), with 'own'
// the unnamed graph. Hint: in 'union' the unnamed graph alone is nowhere in the engine, for no query can ask for it.
import type { Term } from 'n3';
import oxigraph from 'oxigraph';
import type { Step } from './draft.js';
import { iriText, type JsonRow, jsonTermText, type Line, termText } from './lines.js';

export type DefaultGraph = 'union' | 'own';

/** What a query sees in place of the store's setting. `namedGraphs` undefined means all. */
export interface Dataset {
  readonly defaultGraphs: readonly string[];
  readonly namedGraphs?: readonly string[];
}
export interface EngineQuery {
  readonly query: string;
  readonly dataset?: Dataset | undefined;
  readonly baseIri?: string | undefined;
}

const CHUNK = 10_000;
/** Graph for the merge of several default graphs, there during one query only. Hint: no query can name it before it is made. */
const MERGED = `urn:uuid:${crypto.randomUUID()}`;
/** A first operation that always fails, so that what follows is parsed but not run. */
const ABSENT = `urn:uuid:${crypto.randomUUID()}`;
const NOTHING_YET = `DROP GRAPH <${ABSENT}> ;`;
const NOT_RUN = `The graph <${ABSENT}> does not exist`;

export class Engine {
  readonly #store = new oxigraph.Store();
  readonly #defaultGraph: DefaultGraph;
  /** Triples of the default graph, counted since the last change; or undefined. */
  #triples: number | undefined;

  constructor(defaultGraph: DefaultGraph) {
    this.#defaultGraph = defaultGraph;
  }

  /** Adds lines to a graph, which exists from then on. */
  load(graph: string, lines: readonly Line[]): void {
    this.#triples = undefined;
    if (graph !== '') this.#store.update(`CREATE SILENT GRAPH ${iriText(graph)}`);
    this.#add(graph, lines);
  }

  apply({ deletes, gone, dropped, created, inserts }: Step): void {
    this.#triples = undefined;
    for (const [graph, lines] of deletes) if (graph !== '' || this.#defaultGraph === 'own') this.#remove(graph, lines);
    if (this.#defaultGraph === 'union') this.#remove('', gone);
    for (const graph of dropped) this.#store.update(`DROP SILENT GRAPH ${iriText(graph)}`);
    for (const graph of created) this.#store.update(`CREATE SILENT GRAPH ${iriText(graph)}`);
    for (const [graph, lines] of inserts) this.#add(graph, lines);
  }

  /** The answer as text in one of the engine's own forms. */
  text(request: EngineQuery, mediaType: string): string {
    const { query, dataset, baseIri } = request;
    const options = { results_format: mediaType, ...(baseIri === undefined ? {} : { base_iri: baseIri }) };
    if (dataset === undefined) return this.#store.query(query, options) as string;
    return this.#merging(dataset.defaultGraphs, (defaultGraph) => {
      const { namedGraphs } = dataset;
      const all = { ...options, default_graph: defaultGraph === undefined ? [] : oxigraph.namedNode(defaultGraph) };
      const given = namedGraphs && { named_graphs: namedGraphs.map((name) => oxigraph.namedNode(name)) };
      return this.#store.query(query, { ...all, ...given }) as string;
    });
  }

  /** How many triples a plain query sees, walked over once after each change. */
  triples(): number {
    this.#triples ??= Number(this.rows({ query: 'SELECT (COUNT(*) AS ?n) { ?s ?p ?o }' })[0]?.['n']?.value);
    return this.#triples;
  }

  rows(request: EngineQuery): JsonRow[] {
    const { results } = JSON.parse(this.text(request, 'application/sparql-results+json')) as {
      readonly results: { readonly bindings: JsonRow[] };
    };
    return results.bindings;
  }

  /** Names of the variables that a SELECT gives, in no order of use to a reader. */
  variables({ query, baseIri }: EngineQuery): string[] {
    const nothing = { defaultGraphs: [], namedGraphs: [] };
    const { head } = JSON.parse(this.text({ query, baseIri, dataset: nothing }, 'application/sparql-results+json')) as {
      readonly head: { readonly vars?: readonly string[] };
    };
    return [...(head.vars ?? [])];
  }

  /** Lines as a document in one of the engine's own forms. */
  convert(lines: readonly Line[], mediaType: string): string {
    const scratch = new oxigraph.Store(parse(lines, ''));
    return scratch.dump({ format: mediaType, from_graph_name: oxigraph.defaultGraph() });
  }

  /** Triples of a document, terms as they are written there. Throws for one that cannot be read. */
  parse(
    document: string,
    mediaType: string,
    baseIri: string,
  ): { subject: string; predicate: string; object: string }[] {
    return oxigraph.parse(document, { format: mediaType, base_iri: baseIri }).map((quad) => ({
      subject: ownText(quad.subject),
      predicate: ownText(quad.predicate),
      object: ownText(quad.object),
    }));
  }

  /** Objects as the engine writes them, in the same order. Throws for what is no term. */
  canonical(objects: readonly string[]): string[] {
    if (objects.length === 0) return [];
    const scratch = new oxigraph.Store();
    for (let from = 0; from < objects.length; from += CHUNK) {
      const chunk = objects.slice(from, from + CHUNK);
      const lines = chunk.map((object, index) => `<urn:n:${from + index}> <urn:p> ${object}`);
      addLines(scratch, lines, '');
    }
    const json = scratch.query('SELECT ?s ?o { ?s <urn:p> ?o }', { results_format: 'json' }) as string;
    const canonical: string[] = [];
    for (const { s, o } of (JSON.parse(json) as { readonly results: { readonly bindings: JsonRow[] } }).results
      .bindings)
      if (s !== undefined && o !== undefined) canonical[Number(String(s.value).slice(6))] = jsonTermText(o);
    return canonical;
  }

  /** Throws what the engine says of a query that it cannot parse. Hint: it has no services, and over no graph nothing to do. */
  assertQuery(query: string, baseIri: string | undefined): void {
    try {
      this.text({ query, baseIri, dataset: { defaultGraphs: [], namedGraphs: [] } }, 'application/n-triples');
    } catch (error) {
      if (!(error instanceof Error) || error.constructor !== Error || /^error at /.test(error.message)) throw error;
    }
  }

  /** Throws what the engine says of an operation that it cannot parse, with the place in `operation`; runs nothing of it. */
  assertOperation(operation: string, prologue: string, baseIri: string | undefined): void {
    const before = `${prologue}\n${NOTHING_YET}\n`;
    try {
      new oxigraph.Store().update(before + operation, baseIri === undefined ? {} : { base_iri: baseIri });
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      if (error.message === NOT_RUN) return;
      error.message = withoutLines(error.message, before.split(/\r\n|\r|\n/).length - 1);
      throw error;
    }
  }

  /** IRIs as the prologue and the base make them of tokens: `<a>` and `ex:a` alike. */
  resolve(names: readonly string[], prologue: string, baseIri: string | undefined): string[] {
    if (names.length === 0) return [];
    const query = `${prologue}\nSELECT ${names.map((name, index) => `(${name} AS ?n${index})`).join(' ')} {}`;
    const row = this.rows({ query, baseIri })[0] ?? {};
    return names.map((_, index) => String(row[`n${index}`]?.value ?? ''));
  }

  #add(graph: string, lines: readonly Line[]): void {
    for (let from = 0; from < lines.length; from += CHUNK) {
      const chunk = lines.slice(from, from + CHUNK);
      for (const target of this.#targets(graph)) addLines(this.#store, chunk, target);
    }
  }

  #remove(graph: string, lines: readonly Line[]): void {
    for (let from = 0; from < lines.length; from += CHUNK) {
      const chunk = lines.slice(from, from + CHUNK);
      const others = chunk.filter((line) => !hasBlank(line));
      if (others.length > 0)
        this.#store.update(
          `DELETE DATA { ${graph === '' ? document(others) : `GRAPH ${iriText(graph)} { ${document(others)} }`} }`,
        );
      for (const quad of parse(chunk.filter(hasBlank), graph)) this.#store.delete(quad);
    }
  }

  /** Where a triple of a graph stands in the engine. */
  #targets(graph: string): string[] {
    if (graph === '') return [''];
    return this.#defaultGraph === 'union' ? [graph, ''] : [graph];
  }

  /** Hint: a default graph of several graphs is a bag to the engine, in which a triple that stands in two matches twice. */
  #merging<T>(graphs: readonly string[], run: (defaultGraph: string | undefined) => T): T {
    const distinct = [...new Set(graphs)];
    if (distinct.length < 2) return run(distinct[0]);
    try {
      for (const graph of distinct)
        this.#store.update(`INSERT { GRAPH <${MERGED}> { ?s ?p ?o } } WHERE { GRAPH ${iriText(graph)} { ?s ?p ?o } }`);
      return run(MERGED);
    } finally {
      this.#store.update(`DROP SILENT GRAPH <${MERGED}>`);
    }
  }
}

/** Lines of an N-Triples document of the engine. */
export const linesOf = (ntriples: string): Line[] =>
  ntriples.split('\n').flatMap((line) => (line === '' ? [] : [line.slice(0, -2)]));

const document = (lines: readonly Line[]): string => (lines.length === 0 ? '' : `${lines.join(' .\n')} .\n`);

function addLines(store: oxigraph.Store, lines: readonly Line[], graph: string): void {
  const labelled = lines.filter(hasBlank);
  const others = labelled.length === 0 ? lines : lines.filter((line) => !hasBlank(line));
  store.load(document(others), {
    format: 'application/n-triples',
    no_transaction: true,
    ...(graph === '' ? {} : { to_graph_name: oxigraph.namedNode(graph) }),
  });
  for (const quad of parse(labelled, graph)) store.add(quad);
}

/** Hint: the engine relabels blank nodes when it loads text, but neither when it parses nor when it adds quads. */
function parse(lines: readonly Line[], graph: string): oxigraph.Quad[] {
  if (lines.length === 0) return [];
  const options = {
    format: 'application/n-triples',
    ...(graph === '' ? {} : { to_graph_name: oxigraph.namedNode(graph) }),
  };
  return oxigraph.parse(document(lines), options);
}

/** Hint: the engine's own toString writes some signs otherwise than lines do. */
const ownText = (term: oxigraph.Term): string => termText(term as unknown as Term, (label) => `u-${label}`);

const hasBlank = (line: Line): boolean => line.includes('_:');

const withoutLines = (message: string, lines: number): string =>
  message.replace(/^error at (\d+):/, (_, line: string) => `error at ${Math.max(1, Number(line) - lines)}:`);
