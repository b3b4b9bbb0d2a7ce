// How the reconciliation service names things: an entity by its IRI below the base, a class and a property of the ontology
// by its local name, other properties with a prefix ("skos:exactMatch"), and what has no prefix by its IRI.
import { PACTA, PREFIXES } from '../../graph/vocabulary.js';
import { MATCHED_CLASSES } from '../../link/matcher.js';
import type { Catalog } from '../../search/catalog.js';
import type { Entry } from '../../search/entries.js';
import { bestName, specificFirst } from '../../search/naming.js';

export interface Named {
  readonly id: string;
  readonly name: string;
}

export const entityId = (iriText: string, base: string): string =>
  iriText.startsWith(base) ? iriText.slice(base.length) : iriText;

/** The IRI of what an id or an IRI names; undefined for what no IRI can be. */
export function entityIri(id: string, base: string): string | undefined {
  const iriText = /^https?:\/\//.test(id) ? id : base + id;
  return isIri(iriText) ? iriText : undefined;
}

const isIri = (text: string): boolean => /^https?:\/\/[^\u0000-\u0020<>"{}|\\^`]+$/.test(text);

/** Prefixes of vocabularies, not those of the data, which stand for entities. */
const VOCABULARIES = Object.entries(PREFIXES).filter(([, namespace]) => /[#/]$/.test(namespace));

export function propertyId(iriText: string): string {
  if (iriText.startsWith(PACTA)) return iriText.slice(PACTA.length);
  const known = VOCABULARIES.find(([, namespace]) => iriText.startsWith(namespace));
  return known === undefined ? iriText : `${known[0]}:${iriText.slice(known[1].length)}`;
}

/** Undefined for what names no property. */
export function propertyIri(id: string): string | undefined {
  if (/^[A-Za-z][A-Za-z0-9]*$/.test(id)) return PACTA + id;
  if (isIri(id)) return id;
  const [, prefix = '', local = ''] = /^([a-z-]+):([A-Za-z0-9_-]+)$/.exec(id) ?? [];
  const namespace = PREFIXES[prefix];
  return namespace === undefined ? undefined : namespace + local;
}

/** What the ontology calls a term, else its local name. */
export function termName(catalog: Catalog, iriText: string, id: string): string {
  const entry = catalog.entry(iriText);
  return entry === undefined || entry.names.length === 0 ? id.replace(/^.*[:#/]/, '') : bestName(entry).text;
}

/** Local name of a class that is reconciled; undefined for all others. */
export const className = (type: string): string | undefined =>
  MATCHED_CLASSES.find((name) => type === name || type === PACTA + name);

export const classNamed = (catalog: Catalog, name: string): Named => ({
  id: name,
  name: termName(catalog, PACTA + name, name),
});

/** Classes of an entity that are reconciled. */
export const classesOf = (catalog: Catalog, { types }: Entry): Named[] =>
  specificFirst(types)
    .filter((type) => className(type) !== undefined)
    .map((type) => classNamed(catalog, type));

/** A few words that tell namesakes apart: its class, its acronym or code, and further names. */
export function describeEntry(catalog: Catalog, entry: Entry): string {
  const { text: label } = bestName(entry);
  const classes = classesOf(catalog, entry).map(({ name }) => name);
  const others = entry.names
    .filter(
      ({ kind, text, language }) =>
        text !== label && (kind === 'acronym' || (kind === 'alternative' && language === 'en')),
    )
    .map(({ text }) => text);
  return [...classes, ...new Set(others)].slice(0, 4).join('; ');
}
