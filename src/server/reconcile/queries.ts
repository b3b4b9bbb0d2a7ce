// A batch of reconciliation queries in, candidates for each out, best first (Reconciliation Service API 0.2, 4). What a query
// says of classes narrows its candidates; what it says of properties is compared with what the store says of each.

import { type Candidate, type Weighed, weigh } from '../../link/matcher.js';
import { formsOf } from '../../link/name-forms.js';
import { similarity } from '../../link/similarity.js';
import { foldText } from '../../search/fold.js';
import { bestName } from '../../search/naming.js';
import type { Services } from '../http/context.js';
import { Problem } from '../http/problem.js';
import type { GivenProperty, ReconciliationQuery } from './read-queries.js';
import { statementsOf, subjectsWith } from './statements.js';
import { classesOf, className, describeEntry, entityId, entityIri, type Named, propertyIri } from './terms.js';

export interface Result {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly score: number;
  readonly match: boolean;
  readonly type: readonly Named[];
  readonly features: readonly { readonly id: string; readonly value: number | boolean }[];
}

const DEFAULT_LIMIT = 10;
/** Candidates of which the properties are compared. */
const MOST_COMPARED = 50;

export async function answerQuery(services: Services, query: ReconciliationQuery): Promise<Result[]> {
  const { classes, strict } = query;
  const names = classes.flatMap((type) => className(type) ?? []);
  if (classes.length > 0 && names.length === 0) return [];
  const found = await candidatesOf(services, query, strict === 'should' ? [] : names);
  const typed = found.filter(({ entry }) => strict !== 'all' || names.every((name) => entry.types.has(name)));
  const compared = typed.slice(0, MOST_COMPARED);
  const properties = await compareProperties(services, compared, query.properties);
  const others = strict === 'should' ? withClasses(compared, names, properties) : properties?.overall;
  return weigh(compared, others)
    .slice(0, query.limit ?? DEFAULT_LIMIT)
    .map((weighed) => toResult(services, weighed, properties));
}

/** By name; where none is given, by what the properties say. */
async function candidatesOf(
  services: Services,
  { query, properties }: ReconciliationQuery,
  classes: readonly string[],
): Promise<Candidate[]> {
  if (query !== undefined) return services.matcher.candidates(query, classes);
  const { catalog } = services;
  await catalog.refresh();
  const found = new Set<string>();
  for (const { predicate, values } of resolved(services, properties)) {
    for (const { text, iriText } of values) {
      const named = text === undefined ? [] : await services.matcher.candidates(text);
      const things = [...(iriText === undefined ? [] : [iriText]), ...named.map(({ entry }) => entry.iriText)];
      for (const subject of await subjectsWith(services, predicate, things, text)) found.add(subject);
    }
  }
  return [...found].flatMap((iriText) => {
    const entry = catalog.entry(iriText);
    if (entry === undefined || classesOf(catalog, entry).length === 0) return [];
    if (classes.length > 0 && !classes.some((type) => entry.types.has(type))) return [];
    return [{ entry, name: bestName(entry).text, by: 'none' as const, likeness: 1 }];
  });
}

interface Resolved {
  readonly id: string;
  readonly predicate: string;
  readonly values: readonly { readonly text?: string; readonly iriText?: string }[];
}

function resolved({ settings }: Services, properties: readonly GivenProperty[]): Resolved[] {
  return properties.flatMap(({ id, values }) => {
    const predicate = propertyIri(id);
    if (predicate === undefined)
      throw new Problem('malformed-request', `"${id}" is no property; /reconcile/suggest/property lists them.`);
    const read = values.map((value) => {
      if (typeof value === 'object') {
        const iriText = entityIri(value.id, settings.base);
        return iriText === undefined ? {} : { iriText };
      }
      return { text: String(value) };
    });
    return [{ id, predicate, values: read }];
  });
}

interface Compared {
  /** By candidate: by property, how well it fits, 0 to 1. */
  readonly each: ReadonlyMap<string, ReadonlyMap<string, number>>;
  readonly overall: ReadonlyMap<string, number>;
}

async function compareProperties(
  services: Services,
  candidates: readonly Candidate[],
  given: readonly GivenProperty[],
): Promise<Compared | undefined> {
  const properties = resolved(services, given);
  if (properties.length === 0) return undefined;
  const iris = candidates.map(({ entry }) => entry.iriText);
  const quads = await statementsOf(services, iris, [...new Set(properties.map(({ predicate }) => predicate))]);
  const each = new Map<string, Map<string, number>>();
  const overall = new Map<string, number>();
  for (const iriText of iris) {
    const fits = new Map<string, number>();
    for (const { id, predicate, values } of properties) {
      const said = quads.filter((quad) => quad.subject.value === iriText && quad.predicate.value === predicate);
      const fit = Math.max(0, ...said.flatMap(({ object }) => values.map((value) => fitOf(services, object, value))));
      fits.set(id, fit);
    }
    each.set(iriText, fits);
    overall.set(iriText, [...fits.values()].reduce((sum, fit) => sum + fit, 0) / fits.size);
  }
  return { each, overall };
}

function fitOf(
  { catalog }: Services,
  object: { readonly termType: string; readonly value: string },
  { text, iriText }: Resolved['values'][number],
): number {
  if (iriText !== undefined) return object.value === iriText ? 1 : 0;
  if (text === undefined) return 0;
  if (object.value === text || foldText(object.value) === foldText(text)) return 1;
  if (object.termType === 'Literal')
    return isNumber(text) && Number(object.value) === Number(text)
      ? 1
      : similarity(formsOf(text), formsOf(object.value)).value;
  const names = catalog.entry(object.value)?.names ?? [];
  const asked = formsOf(text);
  return Math.max(0, ...names.map((name) => similarity(asked, formsOf(name.text)).value));
}

const isNumber = (text: string): boolean => /^[+-]?\d+(?:\.\d+)?$/.test(text);

/** `type_strict` "should": a candidate of another class is possible, and less likely. */
const withClasses = (
  candidates: readonly Candidate[],
  names: readonly string[],
  properties: Compared | undefined,
): Map<string, number> =>
  new Map(
    candidates.map(({ entry }) => {
      const typed = names.some((name) => entry.types.has(name)) ? 1 : 0.5;
      return [entry.iriText, typed * (properties?.overall.get(entry.iriText) ?? 1)];
    }),
  );

function toResult({ catalog, settings }: Services, weighed: Weighed, properties: Compared | undefined): Result {
  const { entry, name, by, likeness, score, match } = weighed;
  const label = bestName(entry).text;
  const described = describeEntry(catalog, entry);
  return {
    id: entityId(entry.iriText, settings.base),
    name: label,
    description: name === label ? described : `${described} (as “${name}”)`,
    score,
    match,
    type: classesOf(catalog, entry),
    features: [
      { id: 'name_likeness', value: Math.round(likeness * 1000) / 1000 },
      { id: 'name_equal', value: by === 'equal' },
      ...[...(properties?.each.get(entry.iriText) ?? [])].map(([id, fit]) => ({
        id: `property_${id}`,
        value: Math.round(fit * 1000) / 1000,
      })),
    ],
  };
}
