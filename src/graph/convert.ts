// One article in, its quads out: the way from text to graph in one call, with all that it needs passed in.
import type { Quad } from 'n3';
import type { Article } from '../article/article.js';
import type { Reading } from '../extract/facts.js';
import { read } from '../extract/read.js';
import type { Languages } from '../language/pack.js';
import type { Iris } from './iris.js';
import { toQuads } from './quads.js';
import type { ReferenceIndex } from './reference.js';

export interface Converter {
  readonly languages: Languages;
  readonly iris: Iris;
  /** Absent: the output does not describe entities of the reference graph. */
  readonly reference?: ReferenceIndex;
}
export interface Conversion {
  readonly reading: Reading;
  /** The article's graph. */
  readonly quads: Quad[];
  /** What the reference graph says of the entities in it. */
  readonly described: Quad[];
}

/** Throws LanguageError when the article's language is not supported. The same article gives the same quads. */
export function convert(article: Article, { languages, iris, reference }: Converter): Conversion {
  const reading = read(article, languages);
  const quads = toQuads(article, reading, iris);
  return { reading, quads, described: reference?.describing(quads, iris) ?? [] };
}
