// What everything above the store knows of it. The embedded engine and a remote SPARQL endpoint fulfil it alike.
import type { Quad } from 'n3';
import type { PoolState } from './pool.js';

export type Accept =
  | 'application/sparql-results+json'
  | 'application/sparql-results+xml'
  | 'text/csv'
  | 'text/tab-separated-values'
  | 'text/turtle'
  | 'application/n-triples'
  | 'application/n-quads'
  | 'application/trig'
  | 'application/ld+json'
  | 'application/rdf+xml';

export interface QueryRequest {
  readonly query: string;
  /** Form of the answer to SELECT and ASK; default JSON. */
  readonly results?: Accept;
  /** Form of the answer to CONSTRUCT and DESCRIBE; default Turtle. */
  readonly graph?: Accept;
  /** Given both absent, the query sees what the store's setting says. Given one, FROM in the query is overridden. */
  readonly defaultGraphs?: readonly string[];
  readonly namedGraphs?: readonly string[];
  readonly timeoutMs?: number;
  readonly baseIri?: string;
}
export interface QueryAnswer {
  readonly kind: 'boolean' | 'bindings' | 'graph';
  readonly mediaType: Accept;
  readonly body: string;
  /** Addresses of SILENT services that did not answer, so that what they would say is missing; sorted. */
  readonly failedServices?: readonly string[];
}
export type Change =
  | {
      readonly kind: 'update';
      readonly update: string;
      readonly usingGraphs?: readonly string[];
      readonly usingNamedGraphs?: readonly string[];
      readonly baseIri?: string;
    }
  /** Replaces a graph; "" is the unnamed one. */
  | { readonly kind: 'put'; readonly graph: string; readonly quads: readonly Quad[] }
  | { readonly kind: 'add'; readonly graph: string; readonly quads: readonly Quad[] }
  | { readonly kind: 'delete'; readonly graph: string }
  | { readonly kind: 'clear' };

/** What a store would hold after a transaction that is not committed yet. */
export interface Outcome {
  /** Names of the graphs that are made, changed or deleted; "" is the unnamed one. */
  readonly changed: readonly string[];
  /** Names of all graphs, the unnamed one left out. */
  names(): Promise<readonly string[]>;
  /** Undefined for a graph that there would not be. */
  graph(name: string): Promise<readonly Quad[] | undefined>;
  /** The graph as it is before the transaction. */
  before(name: string): Promise<readonly Quad[] | undefined>;
  /** Triples that come into a graph, each with its name. */
  added(name: string): Promise<readonly Quad[]>;
  /** Triples that go out of a graph, each with its name. */
  removed(name: string): Promise<readonly Quad[]>;
  /** What there would be with one of the IRIs as subject in any named graph, each triple with its graph. */
  describing(iris: readonly string[]): Promise<readonly Quad[]>;
  /** What there would be with one of the IRIs as object in any named graph, each triple with its graph. */
  referring(iris: readonly string[]): Promise<readonly Quad[]>;
}
export type Approve = (outcome: Outcome) => Promise<void>;

/** How a store fares, for whoever runs it. */
export interface StoreState {
  readonly quads: number;
  readonly graphs: number;
  readonly transactions: number;
  /** Of the journal; 0 where there is none. */
  readonly journalBytes: number;
  readonly engines: PoolState;
}

export interface Store {
  query(request: QueryRequest): Promise<QueryAnswer>;
  /**
   * All changes or none; when it resolves, every later query sees them. `approve` is asked when all is done but for the
   * commit; what it throws undoes it. A store that cannot show what it would hold after an update throws QueryRefused.
   */
  transaction(changes: readonly Change[], approve?: Approve): Promise<void>;
  /** Names of the graphs that hold something, sorted; the unnamed one is not among them. */
  graphs(): Promise<string[]>;
  /** A graph as it was put; undefined where there is none. "" is the unnamed one, which always exists. */
  graph(name: string): Promise<readonly Quad[] | undefined>;
  hasGraph(name: string): Promise<boolean>;
  /** Changes with every transaction. */
  version(): string;
  /** Throws where a write could not be kept now. Only for a store that can try it without changing what it holds. */
  assertWritable?(): Promise<void>;
  /** Only for a store in this process. */
  state?(): StoreState;
  /** `heard` is told of each commit: the names of the graphs that it made, changed or deleted. A store that others write to
   * has not this method. */
  watch?(heard: (changed: readonly string[]) => void): void;
  close(): Promise<void>;
}

export const RESULT_TYPES: readonly Accept[] = [
  'application/sparql-results+json',
  'application/sparql-results+xml',
  'text/csv',
  'text/tab-separated-values',
];
export const GRAPH_TYPES: readonly Accept[] = [
  'text/turtle',
  'application/n-triples',
  'application/ld+json',
  'application/rdf+xml',
  'application/n-quads',
  'application/trig',
];
