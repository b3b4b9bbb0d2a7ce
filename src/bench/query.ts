// One cheap question to the store over the published dataset, beside the bare engine in this thread: what threads, limits
// and the union without duplicates add to it.
import { loadReferenceGraph } from '../cli/converter.js';
import { publishedGraphs, replacing } from '../cli/dataset.js';
import { makeIris } from '../graph/iris.js';
import { openEmbeddedStore } from '../store/embedded.js';
import { Engine } from '../store/engine.js';
import { lineOf } from '../store/lines.js';
import type { MakeCase } from './harness.js';

const QUERY = `PREFIX pacta: <https://w3id.org/pacta/ontology#>
SELECT ?treaty ?party WHERE { ?treaty a pacta:Treaty ; pacta:party ?party }`;

export const queryCase: MakeCase = async () => {
  const iris = makeIris();
  const graphs = await publishedGraphs(loadReferenceGraph(iris), true, iris);
  const store = await openEmbeddedStore();
  await store.transaction(replacing(graphs));
  const engine = new Engine('union');
  for (const [name, quads] of graphs)
    engine.load(
      name,
      quads.map((quad) => lineOf(quad, (label) => label)),
    );
  return {
    name: 'answer one query',
    peer: 'Oxigraph in this thread',
    unit: 'ms',
    limit: 10,
    run: () => store.query({ query: QUERY }),
    runPeer: () => engine.text({ query: QUERY }, 'application/sparql-results+json'),
    close: () => store.close(),
  };
};
