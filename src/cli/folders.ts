// Where the project's own data lie, seen from the compiled file and from the source alike.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

export const FOLDERS = {
  articles: join(ROOT, 'data', 'articles'),
  curated: join(ROOT, 'data', 'curated'),
  graph: join(ROOT, 'data', 'graph'),
  language: join(ROOT, 'data', 'language'),
  names: join(ROOT, 'data', 'names'),
  reference: join(ROOT, 'data', 'reference'),
  ontology: join(ROOT, 'ontology'),
  shapes: join(ROOT, 'shapes'),
  queries: join(ROOT, 'queries'),
  /** A file: an article with a node of each class. */
  example: join(ROOT, 'data', 'examples', 'article.ttl'),
  cache: join(ROOT, 'dist', 'cache'),
  world: join(ROOT, 'dist', 'world.json'),
  assets: join(ROOT, 'dist', 'assets'),
} as const;
