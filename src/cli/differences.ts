// What loading quads would change in a dataset: each graph that they give is replaced whole, as `load` and PUT do.
import type { Quad } from 'n3';
import { difference, type GraphDifference } from '../graph/difference.js';
import type { Source } from '../validate/context.js';
import { byGraph } from './data-folder.js';

export async function differencesFrom(
  quads: readonly Quad[],
  dataset: Pick<Source, 'graph'>,
): Promise<GraphDifference[]> {
  const found: GraphDifference[] = [];
  for (const [name, own] of byGraph(quads)) found.push(difference(name, (await dataset.graph(name)) ?? [], own));
  return found;
}
