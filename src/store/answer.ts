// What the engine gives in, an answer in the wanted form out. Results go as the engine writes them; graphs are sorted
// first, so that equal graphs give equal bytes, and Turtle has the prefixes of the project.
import { toTrig, toTurtle } from '../graph/turtle.js';
import { type Engine, type EngineQuery, linesOf } from './engine.js';
import { type Line, quadsOf } from './lines.js';
import type { QueryForm } from './outline.js';
import type { Accept, QueryAnswer } from './store.js';

export interface WantedForms {
  readonly results: Accept;
  readonly graph: Accept;
}

export async function answerBy(
  engine: Engine,
  request: EngineQuery,
  form: QueryForm | undefined,
  { results, graph }: WantedForms,
): Promise<QueryAnswer> {
  if (form !== 'CONSTRUCT' && form !== 'DESCRIBE')
    return { kind: form === 'ASK' ? 'boolean' : 'bindings', mediaType: results, body: engine.text(request, results) };
  const lines = linesOf(engine.text(request, 'application/n-triples'));
  return { kind: 'graph', mediaType: graph, body: await renderGraph(lines, graph, engine) };
}

export async function renderGraph(given: readonly Line[], mediaType: Accept, engine: Engine): Promise<string> {
  const lines = [...new Set(given)].sort();
  if (mediaType === 'application/n-triples' || mediaType === 'application/n-quads')
    return lines.map((line) => `${line} .\n`).join('');
  // Hint: triple terms and base directions are newer than what our own writers know; RDF/XML they do not write at all.
  const newer = lines.some((line) => line.includes('<<(') || /"@[\w-]+--\w+$/.test(line));
  if (newer) return engine.convert(lines, mediaType);
  if (mediaType === 'text/turtle') return toTurtle(quadsOf(lines));
  if (mediaType === 'application/trig') return toTrig(quadsOf(lines));
  if (mediaType !== 'application/ld+json') return engine.convert(lines, mediaType);
  // Hint: loaded when it is first needed, for the JSON-LD library takes longer to load than the engine.
  const { serialize } = await import('../graph/serialize.js');
  return serialize(quadsOf(lines), 'jsonld');
}
