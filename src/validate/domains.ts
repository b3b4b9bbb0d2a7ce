// The properties that the shapes know, and the classes that each is for: read once from the shapes graph, so that a check
// can tell a property that is misspelt, or that stands on the wrong node, without the ontology at hand.
import type { Quad } from '@rdfjs/types';
import { PACTA, PROPERTIES, sh } from '../graph/vocabulary.js';
import { TripleIndex } from './triple-index.js';

export interface Domains {
  /** Every property that a shape is about, and those of the ontology, by IRI. */
  readonly properties: ReadonlySet<string>;
  /** Classes whose shapes are about the property; undefined where a shape without a class is, or none. */
  classes(property: string): ReadonlySet<string> | undefined;
}

export function readDomains(shapes: readonly Quad[]): Domains {
  const index = new TripleIndex(shapes);
  const properties = new Set(PROPERTIES.map((name) => PACTA + name));
  const byProperty = new Map<string, Set<string>>();
  for (const { out } of index.subjects.values()) {
    for (const path of out.get(sh.path.value)?.values() ?? [])
      if (path.termType === 'NamedNode') properties.add(path.value);
    const targets = [...(out.get(sh.targetClass.value)?.keys() ?? [])];
    for (const shape of targets.length === 0 ? [] : (out.get(sh.property.value)?.keys() ?? [])) {
      for (const path of index.out(shape, sh.path.value).keys()) {
        const known = byProperty.get(path);
        if (known === undefined) byProperty.set(path, new Set(targets));
        else for (const target of targets) known.add(target);
      }
    }
  }
  return { properties, classes: (property) => byProperty.get(property) };
}
