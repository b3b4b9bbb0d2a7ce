// The JSON of a batch of reconciliation queries in, the queries out; what is wrong with it is said by the query's key.
import { Problem } from '../http/problem.js';

export type GivenValue = string | number | boolean | { readonly id: string };
export interface GivenProperty {
  readonly id: string;
  readonly values: readonly GivenValue[];
}
export interface ReconciliationQuery {
  /** Undefined where only properties are given. */
  readonly query?: string;
  readonly classes: readonly string[];
  readonly strict: 'any' | 'should' | 'all';
  readonly limit?: number;
  readonly properties: readonly GivenProperty[];
}

const MOST_QUERIES = 200;
const MOST_RESULTS = 100;
const LONGEST_NAME = 500;
const STRICT = ['any', 'should', 'all'] as const;

/** By the keys of the batch, in their order. Throws Problem 400. */
export function readQueries(json: string): Map<string, ReconciliationQuery> {
  const batch = readObject(json, 'queries');
  const entries = Object.entries(batch);
  if (entries.length > MOST_QUERIES)
    throw new Problem('malformed-request', `A batch may have ${MOST_QUERIES} queries; this one has ${entries.length}.`);
  return new Map(entries.map(([key, value]) => [key, readQuery(key, value)]));
}

/** Throws Problem 400 for what is no JSON object. */
export function readObject(json: string, name: string): Readonly<Record<string, unknown>> {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (error) {
    throw new Problem('malformed-request', `"${name}" is not JSON: ${(error as Error).message}.`);
  }
  if (!isObject(value)) throw new Problem('malformed-request', `"${name}" is no JSON object.`);
  return value;
}

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function readQuery(key: string, value: unknown): ReconciliationQuery {
  const wrong = (what: string): Problem => new Problem('malformed-request', `Query "${key}": ${what}.`);
  if (!isObject(value)) throw wrong('it is no JSON object');
  const { query, type, limit, properties, type_strict: strict = 'any' } = value;
  if (query !== undefined && typeof query !== 'string') throw wrong('"query" is no string');
  if (query !== undefined && query.length > LONGEST_NAME)
    throw wrong(`"query" is longer than ${LONGEST_NAME} characters`);
  if (limit !== undefined && (typeof limit !== 'number' || !(limit >= 1))) throw wrong('"limit" is no number from 1');
  const mode = STRICT.find((known) => known === strict);
  if (mode === undefined) throw wrong(`"type_strict" is none of ${STRICT.join(', ')}`);
  const given = readProperties(properties, wrong);
  if (query === undefined && given.length === 0) throw wrong('it has neither "query" nor "properties"');
  return {
    ...(query === undefined ? {} : { query }),
    classes: readClasses(type, wrong),
    strict: mode,
    ...(limit === undefined ? {} : { limit: Math.min(MOST_RESULTS, Math.floor(limit)) }),
    properties: given,
  };
}

type Wrong = (what: string) => Problem;

function readClasses(type: unknown, wrong: Wrong): string[] {
  const list = type === undefined || type === null || type === '' ? [] : Array.isArray(type) ? type : [type];
  return list.map((one: unknown) => {
    if (typeof one === 'string') return one;
    if (isObject(one) && typeof one['id'] === 'string') return one['id'];
    throw wrong('"type" is no string and no list of strings');
  });
}

function readProperties(properties: unknown, wrong: Wrong): GivenProperty[] {
  if (properties === undefined || properties === null) return [];
  if (!Array.isArray(properties)) throw wrong('"properties" is no list');
  return properties.map((property: unknown) => {
    if (!isObject(property) || typeof property['pid'] !== 'string') throw wrong('a property has no "pid"');
    const { pid, v } = property as { readonly pid: string; readonly v?: unknown };
    const values = (Array.isArray(v) ? v : [v]).map((one: unknown): GivenValue => {
      if (typeof one === 'string' || typeof one === 'number' || typeof one === 'boolean') return one;
      if (isObject(one) && typeof one['id'] === 'string') return { id: one['id'] };
      throw wrong(`the value of "${pid}" is no string, number, boolean or {"id": …}`);
    });
    return { id: pid, values };
  });
}
