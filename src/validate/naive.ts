// The SHACL engine called as its documentation shows, for the benchmark to compare with: shapes loaded anew, everything in
// one dataset, graph names kept. Nothing else may use it: it passes over in silence what supported.ts refuses.
import type { DatasetCore, Quad } from '@rdfjs/types';
import SHACLValidator from 'rdf-validate-shacl';

/** Number of results. */
export async function validateNaively(quads: readonly Quad[], shapes: readonly Quad[]): Promise<number> {
  const validator = new SHACLValidator(shapes as unknown as DatasetCore);
  const data = validator.factory.dataset([...quads]);
  return (await validator.validate(data)).results.length;
}
