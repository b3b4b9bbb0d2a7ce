// Random transactions against a plain model: whatever comes, the store holds what sets of triples would, its union counts
// each triple once, and what fails leaves nothing.
import { array, assert, asyncProperty, constantFrom, integer, oneof, record, tuple } from 'fast-check';
import { DataFactory } from 'n3';
import { expect, test } from 'vitest';
import type { EmbeddedStore } from '../../src/store/embedded.js';
import type { Change } from '../../src/store/store.js';
import { iri, open, update } from './stores.js';

type Model = Map<string, Set<string>>;
interface Act {
  readonly change: Change;
  readonly model: (graphs: Model) => void;
}
type Triple = readonly [string, string];

const graph = constantFrom('', 'g', 'h', 'i');
const named = constantFrom('g', 'h', 'i');
const triple = tuple(constantFrom('a', 'b', 'c'), constantFrom('x', 'y'));
const triples = array(triple, { maxLength: 4 });

const quadOf = ([subject, object]: Triple) =>
  DataFactory.quad(
    DataFactory.namedNode(iri(subject)),
    DataFactory.namedNode(iri('p')),
    DataFactory.namedNode(iri(object)),
  );
const data = (name: string, list: readonly Triple[]): string => {
  const text = list.map(([subject, object]) => `:${subject} :p :${object} .`).join(' ');
  return name === '' ? text : `GRAPH :${name} { ${text} }`;
};
const key = (list: readonly Triple[]): string[] => list.map((one) => one.join(' '));
const setOf = (model: Model, name: string): Set<string> => {
  const set = model.get(name) ?? new Set<string>();
  model.set(name, set);
  return set;
};
const nameOf = (name: string): string => (name === '' ? '' : iri(name));
const word = (name: string): string => (name === '' ? 'DEFAULT' : `:${name}`);

const act = oneof(
  tuple(graph, triples).map(
    ([name, list]): Act => ({
      change: { kind: 'put', graph: nameOf(name), quads: list.map(quadOf) },
      model: (model) => void model.set(name, new Set(key(list))),
    }),
  ),
  tuple(graph, triples).map(
    ([name, list]): Act => ({
      change: { kind: 'add', graph: nameOf(name), quads: list.map(quadOf) },
      model: (model) => {
        for (const one of key(list)) setOf(model, name).add(one);
      },
    }),
  ),
  graph.map(
    (name): Act => ({
      change: { kind: 'delete', graph: nameOf(name) },
      model: (model) => void model.delete(name),
    }),
  ),
  tuple(graph, triples).map(
    ([name, list]): Act => ({
      change: update(`INSERT DATA { ${data(name, list)} }`),
      model: (model) => {
        for (const one of key(list)) setOf(model, name).add(one);
      },
    }),
  ),
  tuple(graph, triples).map(
    ([name, list]): Act => ({
      change: update(`DELETE DATA { ${data(name, list)} }`),
      model: (model) => {
        for (const one of key(list)) model.get(name)?.delete(one);
      },
    }),
  ),
  tuple(named, constantFrom('a', 'b')).map(
    ([name, subject]): Act => ({
      change: update(`DELETE WHERE { GRAPH :${name} { :${subject} :p ?o } }`),
      model: (model) => {
        for (const one of model.get(name) ?? []) if (one.startsWith(`${subject} `)) model.get(name)?.delete(one);
      },
    }),
  ),
  named.map(
    (name): Act => ({
      change: update(`INSERT { GRAPH :${name} { ?s :p ?o } } WHERE { ?s :p ?o FILTER(?s = :a) }`),
      model: (model) => {
        for (const set of [...model.values()])
          for (const one of [...set]) if (one.startsWith('a ')) setOf(model, name).add(one);
      },
    }),
  ),
  tuple(graph, graph, constantFrom('ADD', 'COPY', 'MOVE')).map(
    ([from, to, kind]): Act => ({
      change: update(`${kind} SILENT ${word(from)} TO ${word(to)}`),
      model: (model) => {
        const source = from === '' ? setOf(model, '') : model.get(from);
        if (source === undefined || from === to) return;
        model.set(to, new Set(kind === 'ADD' ? [...setOf(model, to), ...source] : source));
        if (kind === 'MOVE') model.delete(from);
      },
    }),
  ),
);
const transaction = record({
  acts: array(act, { minLength: 1, maxLength: 4 }),
  fails: integer({ min: 0, max: 4 }).map((n) => n === 0),
});

async function shown(store: EmbeddedStore): Promise<{ named: string[]; union: string[]; unnamed: string[] }> {
  const ask = async (query: string): Promise<string[]> => {
    const { body } = await store.query({ query, results: 'text/csv' });
    return body.replaceAll('http://example.org/', '').trimEnd().split(/\r?\n/).slice(1).sort();
  };
  const unnamed = (await store.graph('')) ?? [];
  return {
    named: await ask('SELECT ?g ?s ?o { GRAPH ?g { ?s ?p ?o } }'),
    union: await ask('SELECT ?s ?o { ?s ?p ?o }'),
    unnamed: unnamed
      .map(({ subject, object }) => `${subject.value} ${object.value}`.replaceAll('http://example.org/', ''))
      .sort(),
  };
}

function expected(model: Model): {
  named: string[];
  union: string[];
  unnamed: string[];
} {
  const cells = (text: string): string => text.replace(' ', ',');
  return {
    named: [...model]
      .flatMap(([name, set]) => (name === '' ? [] : [...set].map((one) => `${name},${cells(one)}`)))
      .sort(),
    union: [...new Set([...model.values()].flatMap((set) => [...set].map(cells)))].sort(),
    unnamed: [...(model.get('') ?? [])].sort(),
  };
}

test('holds what sets of triples would, on each of its engines', async () => {
  const store = await open({ readers: 2, warm: 2 });
  await assert(
    asyncProperty(array(transaction, { minLength: 1, maxLength: 6 }), async (transactions) => {
      await store.transaction([{ kind: 'clear' }]);
      let model: Model = new Map();
      for (const { acts, fails } of transactions) {
        const changes = acts.map(({ change }) => change);
        if (fails) {
          await expect(store.transaction([...changes, update('CREATE GRAPH :g ; CREATE GRAPH :g')])).rejects.toThrow();
          continue;
        }
        await store.transaction(changes);
        const next: Model = new Map([...model].map(([name, set]) => [name, new Set(set)]));
        for (const { model: change } of acts) change(next);
        model = next;
      }
      const answers = await Promise.all([shown(store), shown(store), shown(store)]);
      for (const answer of answers) expect(answer).toEqual(expected(model));
    }),
    { numRuns: 60 },
  );
}, 120_000);
