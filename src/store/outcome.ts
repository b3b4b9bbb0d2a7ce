// What a store would hold after a transaction that is not committed yet, from the draft and the thread that shows it. What is
// looked up by subject or object is asked of the engine's index, so that it costs what is found, not what is held.
import type { Diff, Draft } from './draft.js';
import type { EngineThread } from './engine-thread.js';
import { type Line, quadsOf } from './lines.js';
import { lookUp } from './look-up.js';
import type { Outcome, QueryAnswer, QueryRequest } from './store.js';
import type { Truth } from './truth.js';

export function outcomeOf(draft: Draft, truth: Truth, thread: EngineThread, timeoutMs: number): Outcome {
  const query = async (request: QueryRequest): Promise<QueryAnswer> => thread.ask('query', request, timeoutMs);
  let known: Diff | undefined;
  const diff = (): Diff => {
    known ??= draft.diff();
    return known;
  };
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
    added: async (name) => quadsOf(linesOf(diff().added, name), name),
    removed: async (name) => {
      const lines = diff().dropped.includes(name) ? (truth.originals(name) ?? []) : linesOf(diff().removed, name);
      return quadsOf(lines, name);
    },
    describing: (iris) => lookUp(iris, 'subject', { query }),
    referring: (iris) => lookUp(iris, 'object', { query }),
  };
}

const linesOf = (part: Diff['added'], name: string): readonly Line[] =>
  part.find(([graph]) => graph === name)?.[1] ?? [];
