// What a page is made from: triples and the names of what they speak of, in the language of the reader.
import type { Quad } from 'n3';
import { type Names, namesIn } from './names.js';
import { Triples } from './triples.js';

export interface Knowledge {
  readonly triples: Triples;
  readonly names: Names;
}

export function knowledgeOf(quads: Iterable<Quad>, language: string): Knowledge {
  const triples = new Triples(quads);
  return { triples, names: namesIn(triples, language) };
}
