// What the main thread asks of an engine's thread, and what it is told. One request at a time is worked on, in order.

import type { Step } from './draft.js';
import type { DefaultGraph } from './engine.js';
import type { Line } from './lines.js';
import type { RawChanges } from './modification.js';
import type { Loading, Modification, Operation } from './operations.js';
import type { Change, QueryAnswer, QueryRequest } from './store.js';
import type { Hidden } from './veil.js';

export interface EngineSettings {
  readonly defaultGraph: DefaultGraph;
  readonly allowService: readonly string[];
  /** Longest text of an answer, in characters; a longer one is refused. */
  readonly maxAnswerLength: number;
  /** What is kept and not shown. */
  readonly hidden?: Hidden;
}
export type UpdateChange = Extract<Change, { kind: 'update' }>;

/** An operation whose triples are known without the data: `changes` in place of INSERT DATA and DELETE DATA. */
export type ReadOperation =
  | Exclude<Operation, { kind: 'insert-data' | 'delete-data' }>
  | { readonly kind: 'data'; readonly changes: RawChanges };

/** Request → answer, by kind. `scope` begins the labels of new blank nodes. */
export interface Requests {
  readonly load: [{ readonly graph: string; readonly lines: readonly Line[] }, undefined];
  readonly apply: [Step, undefined];
  readonly query: [QueryRequest, QueryAnswer];
  readonly canonical: [readonly string[], string[]];
  readonly 'read-update': [UpdateChange & { readonly scope: string }, ReadOperation[]];
  readonly modify: [Modification & { readonly scope: string; readonly baseIri?: string }, RawChanges];
  readonly fetch: [Loading & { readonly scope: string }, RawChanges];
}
export type Kind = keyof Requests;
export type Body<K extends Kind> = Requests[K][0];
export type Reply<K extends Kind> = Requests[K][1];

export interface Request<K extends Kind = Kind> {
  readonly id: number;
  readonly kind: K;
  readonly body: Body<K>;
}
export interface Failure {
  readonly name: string;
  readonly message: string;
  readonly line?: number | undefined;
  readonly column?: number | undefined;
  /** The engine broke and is not to be used any more. */
  readonly fatal: boolean;
}
export type Response = { readonly id: number /** That the thread holds now. */; readonly memoryBytes: number } & (
  | { readonly value: unknown }
  | { readonly failure: Failure }
);
