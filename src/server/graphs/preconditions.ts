// The state of a graph as a tag, and what If-Match and If-None-Match on a write say of it (RFC 9110, 13.2.2).
import type { Quad } from 'n3';
import { toNQuads } from '../../graph/serialize.js';
import type { Store } from '../../store/store.js';
import type { Context } from '../http/context.js';
import { matchesState, mintTag } from '../http/etag.js';
import { Problem } from '../http/problem.js';

/** Equal for equal quads, whatever the form in which they are sent. */
export const stateTag = (quads: readonly Quad[]): string => mintTag(toNQuads(quads));

/** Throws Problem 412 when the graph is not as the client says that it knows it. */
export async function assertPreconditions(c: Context, store: Store, graph: string): Promise<void> {
  const ifMatch = c.req.header('if-match');
  const ifNoneMatch = c.req.header('if-none-match');
  if (ifMatch === undefined && ifNoneMatch === undefined) return;
  const quads = await store.graph(graph);
  const state = quads && stateTag(quads);
  if (ifMatch !== undefined && !matchesState(ifMatch, state))
    throw new Problem(
      'precondition-failed',
      state === undefined
        ? 'The graph does not exist, but If-Match says how it should be.'
        : 'The graph was changed since; get it anew, and write with the ETag that comes with it.',
    );
  if (ifNoneMatch !== undefined && matchesState(ifNoneMatch, state))
    throw new Problem('precondition-failed', 'The graph exists in a state that If-None-Match excludes.');
}
