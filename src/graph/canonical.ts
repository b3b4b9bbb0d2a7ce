// Triples in, one hash out that is the same wherever they lie and however their blank nodes are called: SHA-256 of the canonical
// N-Quads of RDFC-1.0 (https://www.w3.org/TR/rdf-canon/).
import { createHash } from 'node:crypto';
import { DataFactory, type Quad } from 'n3';
import { canonize } from 'rdf-canonize';

/** In which graph they stand takes no part. Throws RangeError for triple terms, which have no canonical form yet. */
export async function canonicalHash(triples: readonly Quad[]): Promise<string> {
  const own = triples.map(({ subject, predicate, object }) => {
    if ((object.termType as string) === 'Quad')
      throw new RangeError('triples about triples have no canonical form by which they could be compared');
    return DataFactory.quad(subject, predicate, object);
  });
  const text = await canonize(own, { algorithm: 'RDFC-1.0', format: 'application/n-quads' });
  return createHash('sha256').update(text).digest('hex');
}
