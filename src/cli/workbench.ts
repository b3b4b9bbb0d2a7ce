// What the server's /validate and /convert work with, from the project's folders. The converter is loaded when first asked.
import { DataFactory } from 'n3';
import { type Converter, convert } from '../graph/convert.js';
import type { Iris } from '../graph/iris.js';
import type { Workbench } from '../server/trial/workbench.js';
import { DataGraph } from '../validate/data-graph.js';
import { labelOf } from '../validate/labels.js';
import { NameIndex } from '../validate/names.js';
import { TripleIndex } from '../validate/triple-index.js';
import type { Checking } from './check.js';
import { makeConverter } from './converter.js';
import { RuleDesk } from './rules.js';

export function makeWorkbench({ check, rules, reference }: Checking, iris: Iris): Workbench {
  const desk = new RuleDesk(rules, reference);
  const graph = new DataGraph(new TripleIndex(reference));
  let converter: Converter | undefined;
  return {
    check,
    ask: (quads) => desk.ask(quads),
    convert: (article) => {
      converter ??= makeConverter(reference, iris);
      return convert(article, converter);
    },
    names: new NameIndex(graph.own),
    label: (iriText) => labelOf(DataFactory.namedNode(iriText), graph),
    close: () => desk.close(),
  };
}
