// The one place where IRIs are made. Every part is checked: what is no slug, no code and no offset throws RangeError.
import { DataFactory, type NamedNode } from 'n3';
import type { EntityKey } from '../extract/facts.js';

export const DEFAULT_BASE = 'https://w3id.org/pacta/';

const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const KEY = /^(?:state\/[A-Z]{3}|(?:person|organization|place)\/[a-z0-9]+(?:-[a-z0-9]+)*)$/;
const LOCAL_PLACE = /^local-place\/(\d+)$/;
const CODE = /^[A-Za-z0-9]+(?:-[a-z0-9]+)*$/;

export interface Iris {
  readonly base: string;
  article(slug: string): NamedNode;
  /** Half-open, in code points. */
  passage(slug: string, start: number, end: number): NamedNode;
  /** `kind` in kebab case; `nth` from 1. */
  fact(slug: string, kind: string, start: number, nth: number): NamedNode;
  /** "state/RUS" …; "local-place/{offset}" needs the slug and takes the offset as it is. */
  entity(key: EntityKey, slug: string): NamedNode;
  code(list: string, code: string): NamedNode;
  /** Graphs that belong to no article: "reference", "provenance", "consolidated", "links/wikidata". */
  graph(name: string): NamedNode;
  curated(slug: string): NamedNode;
}

function check(pattern: RegExp, value: string, what: string): string {
  if (!pattern.test(value)) throw new RangeError(`"${value}" is no ${what}`);
  return value;
}
const offset = (value: number): number => {
  if (!Number.isSafeInteger(value) || value < 0) throw new RangeError(`${value} is no offset`);
  return value;
};
const span = (start: number, end: number): string => {
  if (offset(end) <= offset(start)) throw new RangeError(`${start},${end} is no passage: it must end after its start`);
  return `${start},${end}`;
};
/** Nothing for the first fact of its kind at a place, "-2" for the second. */
const ordinal = (nth: number): string => {
  if (!Number.isSafeInteger(nth) || nth < 1) throw new RangeError(`${nth} is no count from 1`);
  return nth === 1 ? '' : `-${nth}`;
};

/** Makes IRIs under a base, which must be absolute and end in a slash. Throws RangeError for another one. */
export function makeIris(base: string = DEFAULT_BASE): Iris {
  if (!/^https?:\/\/[^\s<>"{}|\\^`?#]+\/$/.test(base))
    throw new RangeError(`"${base}" is no base IRI: it must be absolute, without query and fragment, and end in "/"`);
  const node = (path: string): NamedNode => DataFactory.namedNode(base + path);
  const article = (slug: string): string => `article/${check(SLUG, slug, 'slug')}`;
  return {
    base,
    article: (slug) => node(article(slug)),
    passage: (slug, start, end) => node(`${article(slug)}#char=${span(start, end)}`),
    fact: (slug, kind, start, nth) =>
      node(`${article(slug)}/${check(SLUG, kind, 'kind')}/${offset(start)}${ordinal(nth)}`),
    entity: (key, slug) => {
      const local = LOCAL_PLACE.exec(key);
      return node(local === null ? `id/${check(KEY, key, 'entity')}` : `${article(slug)}/place/${local[1]}`);
    },
    code: (list, code) => node(`code/${check(SLUG, list, 'code list')}/${check(CODE, code, 'code')}`),
    graph: (name) => node(`graph/${check(/^[a-z0-9-]+(?:\/[a-z0-9-]+)*$/, name, 'graph name')}`),
    curated: (slug) => node(`${article(slug)}/curated`),
  };
}
