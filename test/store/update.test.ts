// Transactions: all or nothing, in order, seen by every later query; graphs read back as they were put.
import { DataFactory } from 'n3';
import { describe, expect, test } from 'vitest';
import { toNQuads } from '../../src/graph/serialize.js';
import type { EmbeddedStore } from '../../src/store/embedded.js';
import { QueryRefused, QuerySyntaxError } from '../../src/store/errors.js';
import { count, iri, open, put, quads, rows, update } from './stores.js';

const content = async (store: EmbeddedStore, graph: string): Promise<string | undefined> => {
  const found = await store.graph(graph === '' ? '' : iri(graph));
  return found && toNQuads(found).replaceAll('http://example.org/', '');
};

describe('a blank node of a template', () => {
  test('is new for each solution, within a triple term and beside it the same', async () => {
    const store = await open();
    await store.transaction([put('g', ':a :p 1 . :b :p 2 .')]);
    await store.transaction([
      update(
        'INSERT { GRAPH :h { _:x :of ?s . ?s :says <<( _:x :value ?o )>>, <<( _:y :text "a _:x ?s b" )>> } } WHERE { ?s :p ?o }',
      ),
    ]);
    const joined = 'SELECT ?s ?o { ?x :of ?s . ?s :says <<( ?x :value ?o )>> }';
    expect(await rows(store, joined)).toEqual(['a 1', 'b 2']);
    expect(await rows(store, 'SELECT (COUNT(DISTINCT ?x) AS ?n) { ?s :says <<( ?x ?p ?o )>> }')).toEqual(['4']);
    expect(await rows(store, 'SELECT ?t { ?s :says <<( ?y :text ?t )>> }')).toEqual(['a _:x ?s b', 'a _:x ?s b']);
    await store.transaction([update('INSERT DATA { GRAPH :h { _:x :of :c . :c :says <<( _:x :value 03.50 )>> } }')]);
    expect(await rows(store, joined)).toEqual(['a 1', 'b 2', 'c 3.5']);
  });
});

describe('a transaction', () => {
  test('does nothing when its second change fails', async () => {
    const store = await open();
    await store.transaction([put('g', ':a :p 1 .'), put('', ':u :p 1 .')]);
    const version = store.version();
    await expect(
      store.transaction([
        put('g', ':b :p 2 .'),
        update('DELETE { ?s :p ?o } INSERT { GRAPH :new { ?s :q ?o } } WHERE { ?s :p ?o }'),
        update('INSERT DATA { :c :p }'),
      ]),
    ).rejects.toThrow(QuerySyntaxError);
    expect(await rows(store, 'SELECT ?s ?p { ?s ?p ?o }')).toEqual(['a p', 'u p']);
    expect(await rows(store, 'SELECT ?g { GRAPH ?g {} }')).toEqual(['g']);
    expect(store.version()).toBe(version);
    expect(await content(store, 'new')).toBeUndefined();
    expect(await content(store, 'g')).toContain('<a>');
  });

  test('does its changes in order, each seeing those before it', async () => {
    const store = await open();
    await store.transaction([
      put('g', ':a :p 1 .'),
      update('INSERT { GRAPH :h { ?s :q ?o } } WHERE { ?s :p ?o } ; DELETE WHERE { GRAPH :g { ?s :p ?o } }'),
      update('INSERT { GRAPH :h { ?s :r ?n } } WHERE { SELECT ?s (COUNT(*) AS ?n) { ?s ?p ?o } GROUP BY ?s }'),
    ]);
    expect(await rows(store, 'SELECT ?g ?s ?p ?o { GRAPH ?g { ?s ?p ?o } }')).toEqual(['h a q 1', 'h a r 1']);
  });

  test('is seen by all queries that begin after it', async () => {
    const store = await open({ readers: 2, warm: 2 });
    for (let index = 0; index < 20; index++) {
      await store.transaction([put('g', `:a :p ${index} .`)]);
      const answers = await Promise.all(Array.from({ length: 4 }, () => rows(store, 'SELECT ?o { :a :p ?o }')));
      expect(answers).toEqual(Array(4).fill([String(index)]));
    }
  });

  test('is never seen in part', async () => {
    const store = await open({ readers: 2, warm: 2 });
    await store.transaction([put('g', ':n :is 0 .'), put('h', ':n :is 0 .')]);
    const writing = (async () => {
      for (let index = 1; index <= 20; index++)
        await store.transaction([put('g', `:n :is ${index} .`), put('h', `:n :is ${index} .`)]);
    })();
    const seen: string[][] = [];
    for (let index = 0; index < 60; index++)
      seen.push(await rows(store, 'SELECT DISTINCT ?o { GRAPH ?g { :n :is ?o } }'));
    await writing;
    expect(seen.filter((answer) => answer.length !== 1)).toEqual([]);
    expect(await rows(store, 'SELECT ?o { :n :is ?o }')).toEqual(['20']);
  });

  test('changes the version, and clear empties everything', async () => {
    const store = await open();
    const versions = [store.version()];
    await store.transaction([put('g', ':a :p 1 .'), put('', ':b :p 1 .')]);
    versions.push(store.version());
    await store.transaction([{ kind: 'clear' }]);
    versions.push(store.version());
    expect(new Set(versions).size).toBe(3);
    expect(await count(store, '?s ?p ?o')).toBe(0);
    expect(await store.hasGraph(iri('g'))).toBe(false);
    expect(await content(store, '')).toBe('');
  });
});

describe('a graph', () => {
  test('is read as it was put, whatever the engine makes of its literals', async () => {
    const store = await open();
    const turtle =
      ':a :p 01, 2.50, "2.5"^^xsd:decimal, "1"^^xsd:boolean, "x"@en-us, "2024-01-01T00:00:00.000Z"^^xsd:dateTime ; :q "a\\"b\\\\c\\n\\td" , "x"^^:own , [ :r :a ] .';
    await store.transaction([put('g', turtle)]);
    const lines = (text: string): string[] => text.replaceAll(/_:\S+/g, '_:x').split('\n').sort();
    expect(lines(toNQuads((await store.graph(iri('g'))) ?? []))).toEqual(lines(toNQuads(quads(turtle))));
    expect(await count(store, ':a :p 1')).toBe(1);
    expect(await count(store, ':a :p 2.5')).toBe(1);
    await store.transaction([update('DELETE { GRAPH :g { :a :p ?o } } WHERE { :a :p ?o FILTER(?o = 2.5) }')]);
    expect(toNQuads((await store.graph(iri('g'))) ?? [])).not.toContain('2.5');
  });

  test('keeps the form in which INSERT DATA wrote it', async () => {
    const store = await open();
    await store.transaction([update('INSERT DATA { GRAPH :g { :a :p 007, 1.50 } }')]);
    expect(await content(store, 'g')).toContain('"007"');
    await store.transaction([update('DELETE DATA { GRAPH :g { :a :p 7 } }')]);
    expect(await content(store, 'g')).toBe('<a> <p> "1.50"^^<http://www.w3.org/2001/XMLSchema#decimal> .\n');
  });

  test('exists when it was put or created empty, and is gone when it was dropped', async () => {
    const store = await open();
    await store.transaction([put('empty', ''), update('CREATE GRAPH :made')]);
    expect(await content(store, 'empty')).toBe('');
    expect(await store.hasGraph(iri('made'))).toBe(true);
    expect(await store.graphs()).toEqual([]);
    expect(await rows(store, 'SELECT ?g { GRAPH ?g {} }')).toEqual(['empty', 'made']);
    await store.transaction([{ kind: 'delete', graph: iri('empty') }, update('DROP GRAPH :made')]);
    expect(await content(store, 'empty')).toBeUndefined();
    expect(await rows(store, 'SELECT ?g { GRAPH ?g {} }')).toEqual([]);
  });

  test('shares no blank node with another that was put apart from it', async () => {
    const store = await open();
    await store.transaction([put('g', '_:x :p 1 .')]);
    await store.transaction([put('h', '_:x :p 2 .')]);
    await store.transaction([update('INSERT DATA { GRAPH :i { _:x :p 3 } }')]);
    await store.transaction([update('INSERT DATA { GRAPH :i { _:x :p 4 } }')]);
    expect(await count(store, '?x :p ?a, ?b FILTER(?a != ?b)')).toBe(0);
    expect(await count(store, '?x :p ?a')).toBe(4);
    await store.transaction([update('DELETE { GRAPH :i { ?x :p 3 } } WHERE { ?x :p 3 }')]);
    expect(await count(store, '?x :p ?a')).toBe(3);
  });

  test('is refused when what it holds is no RDF', async () => {
    const store = await open();
    const [good] = quads(':a :p :b .');
    const bad = good && [DataFactory.quad(good.subject, good.predicate, DataFactory.namedNode('http://a/> <b> <c'))];
    await expect(store.transaction([{ kind: 'put', graph: iri('g'), quads: bad ?? [] }])).rejects.toThrow(
      QuerySyntaxError,
    );
    await expect(
      store.transaction([{ kind: 'put', graph: 'g> ; DROP ALL', quads: quads(':a :p :b .') }]),
    ).rejects.toThrow(/IRI/);
    await expect(store.transaction([{ kind: 'put', graph: 'relative', quads: quads(':a :p :b .') }])).rejects.toThrow(
      QuerySyntaxError,
    );
    expect(await count(store, '?s ?p ?o')).toBe(0);
    expect(await store.graphs()).toEqual([]);
  });
});

describe('an update', () => {
  test('makes new blank nodes for each solution and leaves out triples that are none', async () => {
    const store = await open();
    await store.transaction([put('g', ':a :p 1 . :b :p 2 .')]);
    await store.transaction([
      update('INSERT { ?s :is _:n . _:n :of ?o . ?o :never ?s . ?s :unbound ?z } WHERE { ?s :p ?o }'),
    ]);
    expect(await rows(store, 'SELECT ?s ?o { ?s :is ?n . ?n :of ?o }')).toEqual(['a 1', 'b 2']);
    expect(await count(store, '?s :never|:unbound ?o')).toBe(0);
  });

  test('with WITH, USING and the protocol reads and writes the graphs that they name', async () => {
    const store = await open();
    const text = 'DELETE { ?s :p ?o } INSERT { ?s :q ?o } WHERE { ?s :p ?o }';
    await store.transaction([put('g', ':a :p 1 .'), put('h', ':b :p 2 .'), put('', ':c :p 3 .')]);
    await store.transaction([update(`WITH :g ${text}`)]);
    expect(await rows(store, 'SELECT ?g ?s ?p { GRAPH ?g { ?s ?p ?o } }')).toEqual(['g a q', 'h b p']);
    await store.transaction([update('INSERT { ?s :r ?o } USING :h WHERE { ?s :p ?o }')]);
    expect(await content(store, '')).toMatch(/<b> <r>/);
    const using = { ...update(text), usingGraphs: [iri('h')] } as never;
    await store.transaction([using]);
    expect(await content(store, '')).toMatch(/<b> <q>/);
    expect(await content(store, '')).toMatch(/<c> <p>/);
    await expect(
      store.transaction([{ ...update(`WITH :g ${text}`), usingGraphs: [iri('h')] } as never]),
    ).rejects.toThrow(/USING or WITH/);
  });

  test('may declare prefixes before each operation, and strings may hold what looks like syntax', async () => {
    const store = await open();
    await store.transaction([
      update(
        "INSERT DATA { :a :p \"} ; DROP ALL # \" } ; # ; {\nPREFIX other: <http://example.org/x/> INSERT DATA { other:b :p '''{\"''' } ;",
      ),
    ]);
    expect(await rows(store, 'SELECT ?s { ?s :p ?o }')).toEqual(['a', 'x/b']);
  });

  test('says where its syntax is wrong', async () => {
    const store = await open();
    const text = 'INSERT DATA { <http://a> <http://b> 1 } ;\nDELETE { ?s ?p ?o } WHERE { ?s ex:p ?o }';
    await expect(store.transaction([{ kind: 'update', update: text }])).rejects.toMatchObject({ line: 2, column: 32 });
    await expect(store.transaction([update('INSERT DATA { _:a :p 1 } ; INSERT DATA { _:a :p 2 }')])).rejects.toThrow(
      /_:a/,
    );
    await expect(store.transaction([update('CLEAR GRAPH :g ; ; DROP ALL')])).rejects.toThrow(QuerySyntaxError);
  });

  test('refuses a graph that is missing or there already, unless SILENT', async () => {
    const store = await open();
    await store.transaction([put('g', ':a :p 1 .')]);
    for (const text of ['CREATE GRAPH :g', 'DROP GRAPH :h', 'CLEAR GRAPH :h', 'COPY :h TO :g', 'MOVE :h TO DEFAULT']) {
      await expect(store.transaction([update(text)]), text).rejects.toThrow(QueryRefused);
      await store.transaction([update(text.replace(' ', ' SILENT '))]);
    }
    expect(await rows(store, 'SELECT ?g ?s { GRAPH ?g { ?s ?p ?o } }')).toEqual(['g a']);
    await store.transaction([update('COPY :g TO :h ; MOVE :g TO DEFAULT ; ADD DEFAULT TO :i')]);
    expect(await store.graphs()).toEqual([iri('h'), iri('i')]);
    expect(await content(store, '')).toContain('<a>');
  });
});
