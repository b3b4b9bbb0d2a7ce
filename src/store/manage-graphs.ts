// Operations on whole graphs (SPARQL 1.1 Update, 3.2) into a draft. None needs an engine.
import type { Draft } from './draft.js';
import { QueryRefused } from './errors.js';
import type { ReadOperation } from './messages.js';
import type { Target } from './operations.js';

type GraphOperation = Exclude<ReadOperation, { kind: 'data' | 'modify' | 'load' }>;

/** Throws QueryRefused for a graph that is missing, or that exists already, unless SILENT: then nothing is done. */
export function manageGraphs(operation: GraphOperation, draft: Draft): void {
  const obstacle = obstacleOf(operation, draft);
  if (obstacle === undefined) manage(operation, draft);
  else if (!operation.silent) throw new QueryRefused(`${obstacle}; with SILENT it would be passed over`);
}

function obstacleOf(operation: GraphOperation, draft: Draft): string | undefined {
  if (operation.kind === 'create')
    return draft.exists(operation.graph) ? `the graph <${operation.graph}> exists already` : undefined;
  const needed = 'target' in operation ? graphsOf(operation.target, draft) : [operation.from];
  const missing = needed.find((graph) => !draft.exists(graph));
  return missing === undefined ? undefined : `there is no graph <${missing}>`;
}

function manage(operation: GraphOperation, draft: Draft): void {
  if (operation.kind === 'create') {
    draft.create(operation.graph);
    return;
  }
  if ('target' in operation) {
    for (const graph of graphsOf(operation.target, draft)) draft[operation.kind](graph);
    return;
  }
  const { kind, from, to } = operation;
  if (from === to) return;
  if (kind !== 'add') draft.clear(to);
  draft.create(to);
  for (const [line, originals] of [...draft.lines(from)])
    for (const original of originals.length === 0 ? [line] : originals) draft.insert(to, line, original);
  if (kind === 'move') draft.drop(from);
}

function graphsOf(target: Target, draft: Draft): readonly string[] {
  if ('graph' in target) return [target.graph];
  return target.all === 'all' ? ['', ...draft.names()] : draft.names();
}
