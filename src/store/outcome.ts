// What a store would hold after a transaction that is not committed yet, from the draft and the thread that shows it. What is
// looked up by subject or object is asked of the engine's index, so that it costs what is found, not what is held.
import type { Quad } from 'n3';
import type { Draft } from './draft.js';
import type { EngineThread } from './engine-thread.js';
import { type Line, quadsOf } from './lines.js';
import { lookUp } from './look-up.js';
import type { Outcome, QueryAnswer, QueryRequest } from './store.js';
import type { Truth } from './truth.js';

export function outcomeOf(draft: Draft, truth: Truth, thread: EngineThread, timeoutMs: number): Outcome {
  const query = async (request: QueryRequest): Promise<QueryAnswer> => thread.ask('query', request, timeoutMs);
  return {
    changed: draft.changed(),
    names: async () => draft.names(),
    graph: async (name) => {
      const lines = draft.originals(name);
      return lines && quadsOf(lines);
    },
    before: async (name) => {
      const lines = truth.originals(name);
      return lines && quadsOf(lines);
    },
    difference: async () => {
      const { dropped, removed, added } = draft.diff();
      const gone = [...removed, ...dropped.map((name) => [name, truth.originals(name) ?? []] as const)];
      return { removed: gone.flatMap(toQuads), added: added.flatMap(toQuads) };
    },
    describing: (iris) => lookUp(iris, 'subject', { query }),
    referring: (iris) => lookUp(iris, 'object', { query }),
  };
}

const toQuads = ([name, lines]: readonly [string, readonly Line[]]): Quad[] => quadsOf(lines, name);
