// Ids of entities and properties in, the values of each out (Reconciliation Service API 0.2, 7); and which properties the
// entities of a class have.
import type { Quad } from 'n3';
import { PACTA } from '../../graph/vocabulary.js';
import { bestName } from '../../search/naming.js';
import { primary } from '../../search/stem.js';
import type { Services } from '../http/context.js';
import { Problem } from '../http/problem.js';
import { isObject, readObject } from './read-queries.js';
import { statementsOf } from './statements.js';
import { classesOf, className, entityId, entityIri, type Named, propertyId, propertyIri, termName } from './terms.js';

const MOST_IDS = 1000;
const XSD = 'http://www.w3.org/2001/XMLSchema#';

interface Asked {
  readonly id: string;
  readonly predicate: string;
  readonly limit: number;
  readonly language: string;
}
type Value = Readonly<Record<string, string | number>>;

/** Throws Problem 400 for a request that cannot be understood. */
export async function extend(services: Services, json: string): Promise<object> {
  const { ids, properties } = readObject(json, 'extend');
  if (!Array.isArray(ids) || ids.some((id) => typeof id !== 'string') || !Array.isArray(properties))
    throw new Problem('malformed-request', '"extend" wants "ids", a list of strings, and "properties", a list.');
  if (ids.length > MOST_IDS) throw new Problem('malformed-request', `No more than ${MOST_IDS} ids at a time.`);
  const asked = properties.map(readProperty);
  const { catalog, settings } = services;
  await catalog.refresh();
  const iris = new Map((ids as string[]).map((id) => [id, entityIri(id, settings.base)]));
  const known = [...new Set([...iris.values()].flatMap((iriText) => iriText ?? []))];
  const quads = await statementsOf(services, known, [...new Set(asked.map(({ predicate }) => predicate))]);
  const bySubject = groupBySubject(quads);
  const rows = Object.fromEntries(
    [...iris].map(([id, iriText]) => {
      const said = bySubject.get(iriText ?? '') ?? [];
      return [id, Object.fromEntries(asked.map((property) => [property.id, valuesOf(services, said, property)]))];
    }),
  );
  return { meta: asked.map((property) => describe(services, property, quads)), rows };
}

function readProperty(property: unknown): Asked {
  const id = isObject(property) ? property['id'] : property;
  const predicate = typeof id === 'string' ? propertyIri(id) : undefined;
  if (typeof id !== 'string' || predicate === undefined)
    throw new Problem(
      'malformed-request',
      `"${String(id)}" is no property; /reconcile/properties?type=State lists them.`,
    );
  const settings = isObject(property) && isObject(property['settings']) ? property['settings'] : {};
  const limit = Number(settings['limit'] ?? 0);
  const language = settings['language'];
  return {
    id,
    predicate,
    limit: Number.isSafeInteger(limit) && limit > 0 ? limit : Number.POSITIVE_INFINITY,
    language: typeof language === 'string' ? language.trim().toLowerCase() : '',
  };
}

function groupBySubject(quads: readonly Quad[]): Map<string, Quad[]> {
  const groups = new Map<string, Quad[]>();
  for (const quad of quads) {
    const known = groups.get(quad.subject.value);
    if (known === undefined) groups.set(quad.subject.value, [quad]);
    else known.push(quad);
  }
  return groups;
}

/** Sorted, so that the same question has the same answer. */
function valuesOf(services: Services, said: readonly Quad[], { predicate, limit, language }: Asked): Value[] {
  return said
    .filter((quad) => quad.predicate.value === predicate && speaks(quad, language))
    .sort((a, b) => (order(a) < order(b) ? -1 : 1))
    .slice(0, limit)
    .map(({ object }) => toValue(services, object as Quad['object']));
}

const order = ({ object }: Quad): string =>
  object.termType === 'Literal' ? `${object.language} ${object.value}` : object.value;

const speaks = ({ object }: Quad, language: string): boolean =>
  language === '' || object.termType !== 'Literal' || object.language === '' || primary(object.language) === language;

function toValue({ catalog, settings }: Services, object: Quad['object']): Value {
  const { value } = object;
  if (object.termType === 'NamedNode') {
    const entry = value.startsWith(settings.base) ? catalog.entry(value) : undefined;
    return entry === undefined ? { str: value } : { id: entityId(value, settings.base), name: bestName(entry).text };
  }
  if (object.termType !== 'Literal') return { str: value };
  const type = object.datatype.value;
  if (type === `${XSD}integer` && Number.isSafeInteger(Number(value))) return { int: Number(value) };
  if ((type === `${XSD}decimal` || type === `${XSD}double`) && Number.isFinite(Number(value)))
    return { float: Number(value) };
  // Hint: the protocol knows moments only; a day becomes its first one, and what is less than a day stays words.
  if (type === `${XSD}date` && /^\d{4}-\d{2}-\d{2}$/.test(value)) return { date: `${value}T00:00:00Z` };
  if (type === `${XSD}dateTime` && /Z$/.test(value)) return { date: value };
  return { str: value };
}

/** Name of a property and, where all its values are of one class, that class. */
function describe({ catalog }: Services, { id, predicate }: Asked, quads: readonly Quad[]): object {
  const objects = quads.filter((quad) => quad.predicate.value === predicate).map(({ object }) => object);
  const classes = new Map<string, Named>();
  let typed = objects.length > 0;
  for (const object of objects) {
    const entry = object.termType === 'NamedNode' ? catalog.entry(object.value) : undefined;
    const [first] = entry === undefined ? [] : classesOf(catalog, entry);
    if (first === undefined) typed = false;
    else classes.set(first.id, first);
  }
  const [only] = classes.values();
  return { id, name: termName(catalog, predicate, id), ...(typed && classes.size === 1 ? { type: only } : {}) };
}

/** Properties of the things of a class, the most frequent first. */
export async function proposeProperties(services: Services, type: string, limit: number): Promise<object> {
  const name = className(type);
  if (name === undefined)
    throw new Problem('not-found', `"${type}" is no class here; /reconcile/suggest/type lists them.`);
  await services.catalog.refresh();
  const used = await services.statistics.propertiesOf(PACTA + name);
  const properties = used.slice(0, limit).map(({ iriText }) => {
    const id = propertyId(iriText);
    return { id, name: termName(services.catalog, iriText, id) };
  });
  return { type: name, limit, properties };
}
