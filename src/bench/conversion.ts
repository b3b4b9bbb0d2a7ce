// One article to quads, warm, beside parsing the Turtle of the same quads: reading a text should cost about as much as
// reading its result.
import { Parser } from 'n3';
import { makeConverter } from '../cli/converter.js';
import { convert } from '../graph/convert.js';
import { toTurtle } from '../graph/turtle.js';
import { longestArticle } from './articles.js';
import type { MakeCase } from './harness.js';

const WARM = 150;

export const conversionCase: MakeCase = async () => {
  const article = await longestArticle();
  const converter = makeConverter();
  // the promise is for a process that has read some articles, as when a folder is converted
  for (let round = 0; round < WARM; round++) convert(article, converter);
  const turtle = toTurtle(convert(article, converter).quads);
  return {
    name: 'convert one article',
    peer: 'n3 parses the same graph',
    unit: 'ms',
    limit: 10,
    run: () => convert(article, converter),
    runPeer: () => new Parser().parse(turtle),
  };
};
