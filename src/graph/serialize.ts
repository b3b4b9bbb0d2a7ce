// Quads in, a document out. Every form is deterministic: equal sets of quads give equal bytes.
import { readFileSync } from 'node:fs';
import jsonld from 'jsonld';
import { type Quad, Writer } from 'n3';
import { toTrig, toTurtle } from './turtle.js';

export const FORMATS = ['turtle', 'trig', 'nquads', 'ntriples', 'jsonld'] as const;
export type Format = (typeof FORMATS)[number];

/** Sorted N-Quads, each quad once. */
export function toNQuads(quads: readonly Quad[], graphs = true): string {
  const writer = new Writer({ format: 'N-Quads' });
  const lines = new Set(
    quads.map((quad) =>
      writer
        .quadToString(quad.subject, quad.predicate, quad.object, graphs ? quad.graph : (undefined as never))
        .trimEnd(),
    ),
  );
  return [...lines]
    .sort()
    .map((line) => `${line}\n`)
    .join('');
}

/** The context of the ontology; it is written into each document, so that none depends on an address. */
const CONTEXT = new URL('../../ontology/context.jsonld', import.meta.url);

async function toJsonLd(quads: readonly Quad[]): Promise<string> {
  const expanded = await jsonld.fromRDF(toNQuads(quads) as never, { format: 'application/n-quads' });
  const refuse = (url: string): never => {
    throw new Error(`no remote context is loaded: ${url}`);
  };
  const compacted = await jsonld.compact(expanded, JSON.parse(readFileSync(CONTEXT, 'utf8')), {
    documentLoader: refuse as never,
    graph: true,
  });
  return `${JSON.stringify(compacted, null, 2)}\n`;
}

export async function serialize(quads: readonly Quad[], format: Format): Promise<string> {
  if (format === 'turtle') return toTurtle(quads);
  if (format === 'trig') return toTrig(quads);
  if (format === 'jsonld') return toJsonLd(quads);
  return toNQuads(quads, format === 'nquads');
}
