// One change of a transaction into its draft. What needs no data is done here on lines; what evaluates a pattern is put to
// the thread after it was shown the draft so far.
import type { Quad } from 'n3';
import type { Contents } from './dataset-text.js';
import type { Draft, Step } from './draft.js';
import type { EngineThread } from './engine-thread.js';
import { type Line, lineOf, mayBeCanonicalised, objectOf, withObject } from './lines.js';
import { manageGraphs } from './manage-graphs.js';
import type { UpdateChange } from './messages.js';
import type { RawChanges } from './modification.js';
import type { Change } from './store.js';

export interface Staging {
  readonly draft: Draft;
  readonly thread: EngineThread;
  /** Brings the thread up to date. */
  readonly show: (step: Step) => Promise<void>;
  readonly queryTimeoutMs: number;
  /** Begins the label of each blank node of the change; no other change has it. */
  readonly scope: string;
}

export async function stageChange(change: Change, staging: Staging): Promise<void> {
  const { draft } = staging;
  if (change.kind === 'update') await stageUpdate(change, staging);
  else if (change.kind === 'delete') draft.drop(change.graph);
  else if (change.kind === 'clear') for (const name of ['', ...draft.names()]) draft.drop(name);
  else await stageQuads(change, staging);
}

async function stageQuads(change: Extract<Change, { kind: 'put' | 'add' }>, staging: Staging): Promise<void> {
  const { draft } = staging;
  const lines = await linesOf(change.quads, staging);
  if (change.kind === 'put') draft.clear(change.graph);
  draft.create(change.graph);
  for (const [line, original] of lines) draft.insert(change.graph, line, original);
}

/** Lines as the engine writes them, each with the form in which it came. Blank nodes get labels that no other has. */
async function linesOf(quads: readonly Quad[], { thread, scope }: Staging): Promise<[Line, Line][]> {
  const labels = new Map<string, string>();
  const relabel = (label: string): string => {
    let given = labels.get(label);
    if (given === undefined) {
      given = `${scope}n${labels.size}`;
      labels.set(label, given);
    }
    return given;
  };
  return canonicalise(
    quads.map((quad) => lineOf(quad, relabel)),
    thread,
  );
}

/** Lines with the forms in which they were put, as a folder keeps them; their labels stay. */
export async function stageContents(contents: Contents, draft: Draft, thread: EngineThread): Promise<void> {
  for (const [graph, originals] of contents) {
    draft.create(graph);
    for (const [line, original] of await canonicalise([...originals], thread)) draft.insert(graph, line, original);
  }
}

async function canonicalise(originals: readonly Line[], thread: EngineThread): Promise<[Line, Line][]> {
  const objects = [...new Set(originals.filter(mayBeCanonicalised).map(objectOf))];
  if (objects.length === 0) return originals.map((line) => [line, line]);
  const written = await thread.ask('canonical', objects);
  const changed = new Map(
    objects.flatMap((object, index) => (written[index] === object ? [] : [[object, written[index] ?? object]])),
  );
  return originals.map((line) => {
    const object = changed.size === 0 ? undefined : changed.get(objectOf(line));
    return [object === undefined ? line : withObject(line, object), line];
  });
}

async function stageUpdate(change: UpdateChange, staging: Staging): Promise<void> {
  const { thread, draft, show, queryTimeoutMs, scope } = staging;
  const operations = await thread.ask('read-update', { ...change, scope }, queryTimeoutMs);
  const base = change.baseIri === undefined ? {} : { baseIri: change.baseIri };
  for (const [index, operation] of operations.entries()) {
    const own = `${scope}o${index}m`;
    if (operation.kind === 'data') write(operation.changes, draft);
    else if (operation.kind === 'modify') {
      await show(draft.takeStep());
      write(await thread.ask('modify', { ...operation, ...base, scope: own }, queryTimeoutMs), draft);
    } else if (operation.kind === 'load') {
      const loaded = await thread.ask('fetch', { ...operation, scope: own }, queryTimeoutMs);
      write(loaded, draft);
    } else manageGraphs(operation, draft);
  }
}

function write({ deletes, inserts, originals }: RawChanges, draft: Draft): void {
  for (const [graph, lines] of deletes) for (const line of lines) draft.delete(graph, line);
  for (const [graph, lines] of inserts)
    for (const line of lines) draft.insert(graph, line, originals.get(line) ?? line);
}
