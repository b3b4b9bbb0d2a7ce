// The ontology's quads in, what its picture shows out: each class with the class above it, the properties that lead from it
// to other classes and those whose values are codes or literals. Sorted by name, so that equal ontologies draw equal pictures.
import type { Quad } from 'n3';
import { PACTA, rdf, rdfs, skos } from '../vocabulary.js';

export interface ModelLink {
  readonly property: string;
  /** Names of the classes of its values; a value is of one of them. */
  readonly targets: readonly string[];
}
export interface ModelClass {
  readonly name: string;
  readonly above?: string;
  readonly links: readonly ModelLink[];
  readonly codes: readonly string[];
  readonly literals: readonly string[];
}

const OWL = 'http://www.w3.org/2002/07/owl#';
const SCHEMA = 'https://schema.org/';

/** The classes of the ontology with their own properties; what a class has from the one above it is not repeated. */
export function readModel(quads: readonly Quad[]): ModelClass[] {
  const values = (subject: string, ...predicates: readonly string[]): string[] =>
    quads
      .filter((quad) => quad.subject.value === subject && predicates.includes(quad.predicate.value))
      .map(({ object }) => object.value);
  const named = (iriText: string): string | undefined =>
    iriText.startsWith(PACTA) ? iriText.slice(PACTA.length) : undefined;
  const terms = (type: string): string[] =>
    quads
      .filter(({ predicate, object }) => predicate.value === rdf.type.value && object.value === OWL + type)
      .flatMap(({ subject }) => named(subject.value) ?? [])
      .sort();
  const rangeOf = (property: string): string[] => values(PACTA + property, rdfs.range.value, `${SCHEMA}rangeIncludes`);
  const properties = [...terms('ObjectProperty'), ...terms('DatatypeProperty')];
  return terms('Class').map((name) => {
    const own = properties.filter((property) =>
      values(PACTA + property, rdfs.domain.value, `${SCHEMA}domainIncludes`).includes(PACTA + name),
    );
    const targets = (property: string): string[] => rangeOf(property).flatMap((range) => named(range) ?? []);
    const above = values(PACTA + name, rdfs.subClassOf.value).flatMap((iriText) => named(iriText) ?? [])[0];
    const coded = (property: string): boolean => rangeOf(property).includes(skos.Concept.value);
    return {
      name,
      ...(above === undefined ? {} : { above }),
      links: own
        .filter((property) => targets(property).length > 0)
        .map((property) => ({ property, targets: targets(property) })),
      codes: own.filter(coded),
      literals: own.filter((property) => targets(property).length === 0 && !coded(property)),
    };
  });
}
