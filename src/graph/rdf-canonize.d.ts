// What is used here of rdf-canonize, which comes without types.
declare module 'rdf-canonize' {
  import type { Quad } from '@rdfjs/types';
  export function canonize(
    dataset: readonly Quad[],
    options: {
      readonly algorithm: 'RDFC-1.0';
      readonly format: 'application/n-quads';
      readonly maxWorkFactor?: number;
    },
  ): Promise<string>;
}
