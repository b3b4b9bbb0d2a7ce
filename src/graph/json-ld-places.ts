// Where the triples of a JSON-LD document stand in it. Names are read by the document's own context (the one at its top);
// what contexts within it rename is placed at its node, or not at all.
import type { Term } from '@rdfjs/types';
import { getNodeValue, type Node, parseTree } from 'jsonc-parser';
import jsonld from 'jsonld';
import type { Quad } from 'n3';
import { rdf } from './vocabulary.js';

type Json = Record<string, unknown>;
interface Property {
  readonly predicate: string;
  readonly at: Node;
  readonly value: Node;
}

/** Offset, in UTF-16 code units, of the value of a quad, else of its property, else of its node; undefined where none is known.
 * The text is valid JSON-LD. */
export async function placesInJsonLd(text: string, base?: string): Promise<(quad: Quad) => number | undefined> {
  const root = parseTree(text);
  const objects = root === undefined ? [] : [...objectsOf(root)];
  const top = root?.type === 'array' ? root.children?.[0] : root;
  const context = top === undefined ? undefined : entryOf(top, '@context');
  const known = await readNames(objects, context === undefined ? {} : (getNodeValue(context) as Json), base);
  const nodes = new Map<string, { readonly at: number; readonly properties: Property[] }>();
  for (const object of objects) {
    const entries = (object.children ?? []).map(({ children }) => children as [Node, Node]);
    const id = entries.find(([key]) => known.keyword(key.value as string) === '@id')?.[1];
    const iri = typeof id?.value === 'string' ? known.id(id.value) : undefined;
    if (iri === undefined) continue;
    const node = nodes.get(iri) ?? { at: (id ?? object).offset, properties: [] };
    nodes.set(iri, node);
    for (const [key, value] of entries) {
      const predicate =
        known.keyword(key.value as string) === '@type' ? rdf.type.value : known.property(key.value as string);
      if (predicate !== undefined) node.properties.push({ predicate, at: key, value });
    }
  }
  return ({ subject, predicate, object }) => {
    const node = nodes.get(subject.value);
    const own = node?.properties.filter((one) => one.predicate === predicate.value) ?? [];
    for (const { value } of own) for (const leaf of leavesOf(value)) if (says(leaf, object, known)) return leaf.offset;
    return own[0]?.at.offset ?? node?.at;
  };
}

function* objectsOf(node: Node): Generator<Node> {
  if (node.type === 'object') yield node;
  for (const child of node.children ?? []) yield* objectsOf(child);
}

/** Values of a property, those within lists and objects that only wrap one among them. */
function* leavesOf(node: Node): Generator<Node> {
  if (node.type === 'array') for (const child of node.children ?? []) yield* leavesOf(child);
  else if (node.type === 'object')
    for (const { children } of node.children ?? []) {
      if (children?.[1] !== undefined) yield* leavesOf(children[1]);
    }
  else yield node;
}

const entryOf = (node: Node, key: string): Node | undefined =>
  node.children?.find(({ children }) => children?.[0]?.value === key)?.children?.[1];

function says(leaf: Node, term: Term, known: Names): boolean {
  const written = String(leaf.value);
  if (term.termType === 'Literal') return written === term.value;
  return written === term.value || known.id(written) === term.value || known.type(written) === term.value;
}

interface Names {
  /** The keyword that a key is or stands for. */
  keyword(key: string): string | undefined;
  property(key: string): string | undefined;
  id(text: string): string | undefined;
  type(text: string): string | undefined;
}

const SOME = 'urn:x:some';
const OTHER = 'urn:x:other';

/** Has the library read each name once, in a document that holds nothing else. */
async function readNames(objects: readonly Node[], context: Json, base: string | undefined): Promise<Names> {
  const keys = new Set<string>();
  const texts = new Set<string>();
  for (const { children = [] } of objects)
    for (const { children: entry } of children) {
      keys.add(String(entry?.[0]?.value));
      for (const leaf of entry?.[1] === undefined ? [] : leavesOf(entry[1]))
        if (typeof leaf.value === 'string' && leaf.value.length < 2048) texts.add(leaf.value);
    }
  const expand = async (node: Json): Promise<Json | undefined> => {
    const document = { '@context': context, ...node };
    const options = base === undefined ? {} : { base };
    try {
      const [read] = (await jsonld.expand(document as never, options as never)) as unknown as Json[];
      return read;
    } catch {
      // Hint: no name that the library refuses stands in a document that it has read as one of these.
      return undefined;
    }
  };
  const keywords = new Map<string, string>();
  const properties = new Map<string, string>();
  for (const key of keys) {
    const read = key === '@context' ? undefined : await expand({ [key]: SOME, [OTHER]: '' });
    const [name] = Object.keys(read ?? {}).filter((one) => one !== OTHER);
    if (name?.startsWith('@')) keywords.set(key, name);
    else if (name !== undefined) properties.set(key, name);
  }
  const listed = [...texts];
  const ids = (await expand({ [OTHER]: listed.map((text) => ({ '@id': text })) }))?.[OTHER] as
    | readonly Json[]
    | undefined;
  const types = (await expand({ '@type': listed, [OTHER]: '' }))?.['@type'] as readonly string[] | undefined;
  const idOf = paired(
    listed,
    ids?.map((node) => node['@id'] as string),
  );
  const typeOf = paired(listed, types);
  return {
    keyword: (key) => keywords.get(key),
    property: (key) => properties.get(key),
    id: (text) => idOf.get(text),
    type: (text) => typeOf.get(text),
  };
}

/** Empty where the library left some out, so that none can be told from another. */
const paired = (names: readonly string[], read: readonly string[] = []): ReadonlyMap<string, string | undefined> =>
  new Map(names.length === read.length ? names.map((name, index) => [name, read[index]]) : []);
