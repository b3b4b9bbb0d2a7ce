// What the server's /validate and /convert work with, from the project's folders. The converter is loaded when first asked.
import type { Quad } from 'n3';
import { DataFactory } from 'n3';
import { type Converter, convert } from '../graph/convert.js';
import type { Iris } from '../graph/iris.js';
import type { Workbench } from '../server/trial/workbench.js';
import { DataGraph } from '../validate/data-graph.js';
import { labelOf } from '../validate/labels.js';
import { NameIndex } from '../validate/names.js';
import { TripleIndex } from '../validate/triple-index.js';
import type { Check } from './check.js';
import { makeConverter } from './converter.js';

export function makeWorkbench(check: Check, reference: readonly Quad[], iris: Iris): Workbench {
  const graph = new DataGraph(new TripleIndex(reference));
  let converter: Converter | undefined;
  return {
    check,
    convert: (article) => {
      converter ??= makeConverter(reference, iris);
      return convert(article, converter);
    },
    names: new NameIndex(graph.own),
    label: (iriText) => labelOf(DataFactory.namedNode(iriText), graph),
  };
}
