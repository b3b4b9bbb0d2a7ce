// One article's graph validated, warm, beside the SHACL engine called naively on the same quads and reference graph.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Parser } from 'n3';
import { loadReferenceGraph, makeConverter } from '../cli/converter.js';
import { FOLDERS } from '../cli/folders.js';
import { convert } from '../graph/convert.js';
import { makeIris } from '../graph/iris.js';
import { validateNaively } from '../validate/naive.js';
import { indexBackground, loadShapes, validate } from '../validate/validate.js';
import { longestArticle } from './articles.js';
import type { MakeCase } from './harness.js';

/** Promised of each quad of the article, in ms. */
const LIMIT_PER_QUAD = 0.03;

export const validationCase: MakeCase = async () => {
  const iris = makeIris();
  const reference = loadReferenceGraph(iris);
  const { quads } = convert(await longestArticle(), makeConverter(undefined, iris));
  const shapes = loadShapes(FOLDERS.shapes);
  const background = indexBackground(reference, iris.base);
  const shapeQuads = readdirSync(FOLDERS.shapes)
    .filter((name) => name.endsWith('.ttl'))
    .flatMap((name) => new Parser().parse(readFileSync(join(FOLDERS.shapes, name), 'utf8')));
  const everything = [...quads, ...reference];
  return {
    name: 'validate one article',
    peer: 'rdf-validate-shacl called naively',
    unit: 'ms',
    limit: quads.length * LIMIT_PER_QUAD,
    run: () => validate(quads, shapes, background),
    runPeer: () => validateNaively(everything, shapeQuads),
  };
};
