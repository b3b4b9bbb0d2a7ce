// A store that is kept in a folder: what was committed is there again after any end, letter by letter. A crash is the
// folder's files as they are at that moment, copied elsewhere and opened there.
import {
  appendFileSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import type { EmbeddedStore } from '../../src/store/embedded.js';
import { FolderRefused, QuerySyntaxError, WriteFailed } from '../../src/store/errors.js';
import { type Journal, openJournal } from '../../src/store/journal.js';
import { readContents } from '../../src/store/read-folder.js';
import type { Change } from '../../src/store/store.js';
import { iri, open, put, quads, rows, update } from './stores.js';

const scratch = (): string => mkdtempSync(join(tmpdir(), 'pacta-journal-'));
const journals: Journal[] = [];
afterEach(async () => {
  for (const journal of journals.splice(0)) await journal.close();
});

async function journalOf(folder: string, salvage = false, warnings: string[] = []): Promise<Journal> {
  const journal = await openJournal(folder, { salvage, warn: (message) => warnings.push(message) });
  journals.push(journal);
  return journal;
}
const storeIn = async (folder: string, warnings: string[] = []): Promise<EmbeddedStore> =>
  open({ readers: 1, warm: 1, journal: await journalOf(folder, false, warnings) });

/** The folder as a crash would leave it now. */
function crashed(folder: string): string {
  const copy = scratch();
  for (const name of ['dataset.nq', 'journal.log'])
    if (existsSync(join(folder, name))) copyFileSync(join(folder, name), join(copy, name));
  return copy;
}
/** Graph → its lines, sorted. */
async function held(folder: string): Promise<Record<string, string[]>> {
  const contents = (await readContents(folder)) ?? new Map<string, Set<string>>();
  return Object.fromEntries(
    [...contents]
      .filter(([name, lines]) => name !== '' || lines.size > 0)
      .map(([name, lines]) => [name, [...lines].sort()]),
  );
}
const log = (folder: string): string => join(folder, 'journal.log');
const insert = (graph: string, triples: string): Change =>
  update(`INSERT DATA { ${graph === '' ? triples : `GRAPH :${graph} { ${triples} }`} }`);

/** Three transactions in the journal of the folder that is returned; where each record begins, and where the last ends. */
async function withRecords(): Promise<{ folder: string; offsets: number[] }> {
  const folder = scratch();
  const store = await storeIn(folder);
  const offsets: number[] = [];
  for (const name of ['a', 'b', 'c']) {
    offsets.push(readFileSync(log(folder)).length);
    await store.transaction([insert('g', `:${name} :p "${name}", 1.50 .`)]);
  }
  offsets.push(readFileSync(log(folder)).length);
  return { folder: crashed(folder), offsets };
}

describe('a store in a folder', () => {
  test('has after a crash what was committed, in the forms in which it was put', async () => {
    const folder = scratch();
    const store = await storeIn(folder);
    await store.transaction([
      put('g', ':a :p "2.50"^^xsd:decimal, "01"^^xsd:int, "x"@en-US, "line\\nbreak \\"\\\\" .'),
    ]);
    await store.transaction([
      insert('g', ':a :p 2.5 . :b :p 007'),
      update('DELETE DATA { GRAPH :g { :a :p "x"@en-US } }'),
    ]);
    const again = await storeIn(crashed(folder));
    const objects = (await again.graph(iri('g')))?.map(({ object }) => object.value).sort();
    expect(objects).toEqual(['007', '01', '2.5', '2.50', 'line\nbreak "\\']);
    expect(await rows(again, 'SELECT ?o { GRAPH :g { ?s :p ?o FILTER(isNumeric(?o)) } }')).toEqual(['1', '2.5', '7']);
  });

  test('has graphs that are empty, and not those that were dropped', async () => {
    const folder = scratch();
    const store = await storeIn(folder);
    await store.transaction([update('CREATE GRAPH :made'), put('emptied', ':a :p 1 .'), put('dropped', ':a :p 1 .')]);
    await store.transaction([update('CLEAR GRAPH :emptied ; DROP GRAPH :dropped'), insert('', ':a :p 1')]);
    for (const crash of [crashed(folder), crashed(crashed(folder))]) {
      const again = await storeIn(crash);
      expect([await again.hasGraph(iri('made')), await again.hasGraph(iri('emptied'))]).toEqual([true, true]);
      expect(await again.hasGraph(iri('dropped'))).toBe(false);
      expect(await again.graph(iri('made'))).toEqual([]);
      await again.close();
      expect(await held(crash)).toMatchObject({ [iri('made')]: [], [iri('emptied')]: [] });
    }
  });

  test('keeps blank nodes apart and together over graphs, crashes and snapshots', async () => {
    const folder = scratch();
    const store = await storeIn(folder);
    await store.transaction([
      update(
        'INSERT DATA { GRAPH :g { _:x :name "one" } GRAPH :h { _:x :age 1 . _:y :age 2 . :a :knows [ :age 3 ] } }',
      ),
    ]);
    const second = crashed(folder);
    const again = await storeIn(second);
    await again.transaction([insert('g', '_:x :name "two"'), put('k', '_:x :name "three" . _:x :age 4 .')]);
    await again.compact();
    await again.transaction([insert('g', '_:x :name "four"')]);
    const last = await storeIn(crashed(second));
    const joined = 'SELECT ?n ?a { GRAPH ?g { ?x :name ?n } GRAPH ?h { ?x :age ?a } }';
    expect(await rows(last, joined)).toEqual(['one 1', 'three 4']);
    expect(await rows(last, 'SELECT (COUNT(DISTINCT ?x) AS ?n) { ?x :name|:age ?o }')).toEqual(['6']);
    await last.transaction([update('DELETE WHERE { GRAPH :h { ?x :age 1 } }')]);
    expect(await rows(last, joined)).toEqual(['three 4']);
  });

  test('keeps the blank nodes within triple terms', async () => {
    const folder = scratch();
    const store = await storeIn(folder);
    await store.transaction([put('g', '_:x :says <<( _:x :p 2.50 )>> .')]);
    const same = 'SELECT ?o { ?x :says <<( ?x :p ?o )>> }';
    expect(await rows(store, same)).toEqual(['2.5']);
    expect(await rows(await storeIn(crashed(folder)), same)).toEqual(['2.5']);
  });

  test('writes nothing of a transaction that fails or changes nothing', async () => {
    const folder = scratch();
    const store = await storeIn(folder);
    await store.transaction([insert('g', ':a :p 1')]);
    const before = readFileSync(log(folder), 'utf8');
    await store.transaction([insert('g', ':a :p 1'), update('DELETE DATA { :none :p 1 }')]);
    await expect(store.transaction([insert('g', ':b :p 1'), update('INSERT DATA { nonsense')])).rejects.toThrow(
      QuerySyntaxError,
    );
    const refuse = async (): Promise<void> => {
      throw new Error('refused');
    };
    await expect(store.transaction([insert('g', ':b :p 1')], refuse)).rejects.toThrow('refused');
    expect(readFileSync(log(folder), 'utf8')).toBe(before);
    expect(await rows(store, 'SELECT ?s { ?s :p 1 }')).toEqual(['a']);
  });

  test('is the same after a crash whatever was done', { timeout: 240_000 }, async () => {
    const graph = fc.constantFrom('', 'g', 'h');
    const named = fc.constantFrom('g', 'h');
    const turtle = fc
      .array(
        fc.constantFrom(':a :p 1', ':a :p 01', ':a :p 1.0', ':b :p "x"@EN', ':b :p "x"@en', '_:n :p 1', ':a :q _:n'),
      )
      .map((triples) => triples.map((triple) => `${triple} .`).join(' '));
    const change: fc.Arbitrary<Change> = fc.oneof(
      fc.record({
        kind: fc.constantFrom('put', 'add'),
        graph: graph.map((name) => (name === '' ? '' : iri(name))),
        quads: turtle.map(quads),
      }),
      fc.record({ kind: fc.constant('delete'), graph: named.map(iri) }),
      fc.tuple(graph, turtle).map(([name, triples]) => insert(name, triples)),
      fc
        .tuple(fc.constantFrom('ADD', 'MOVE', 'COPY'), named, named)
        .map(([verb, from, to]) => update(`${verb} SILENT :${from} TO :${to}`)),
      fc
        .tuple(fc.constantFrom('CLEAR', 'DROP', 'CREATE'), named)
        .map(([verb, name]) => update(`${verb} SILENT GRAPH :${name}`)),
      fc
        .constantFrom(
          'DELETE WHERE { ?s :p 1 }',
          'DELETE WHERE { GRAPH :g { ?s :p 1 } }',
          'INSERT { GRAPH :h { ?s :r ?o } } WHERE { ?s :p ?o }',
        )
        .map(update),
    ) as fc.Arbitrary<Change>;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(change, { minLength: 1, maxLength: 3 }), { maxLength: 5 }),
        async (transactions) => {
          const folder = scratch();
          const store = await storeIn(folder);
          for (const changes of transactions) await store.transaction(changes);
          const again = await storeIn(crashed(folder));
          for (const name of ['', iri('g'), iri('h')]) {
            expect(await again.hasGraph(name)).toBe(await store.hasGraph(name));
            const lines = async (of: EmbeddedStore): Promise<string[] | undefined> =>
              (await of.graph(name))
                ?.map(({ subject, predicate, object }) => JSON.stringify([subject, predicate, object]))
                .sort();
            expect(await lines(again)).toEqual(await lines(store));
          }
          const all =
            'SELECT ?g ?s ?p ?o { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } FILTER(!isBlank(?s) && !isBlank(?o)) }';
          expect(await rows(again, all)).toEqual(await rows(store, all));
          await Promise.all([store.close(), again.close()]);
        },
      ),
      { numRuns: 25 },
    );
  });
});

describe('a journal that was cut short', () => {
  test('loses the record that was not finished, wherever it ends, and says so', async () => {
    const { folder, offsets } = await withRecords();
    const [, , last = 0, end = 0] = offsets;
    const sound = crashed(folder);
    truncateSync(log(sound), last);
    const expected = await held(sound);
    for (let at = last + 1; at < end; at++) {
      const crash = crashed(folder);
      truncateSync(log(crash), at);
      expect(await held(crash)).toEqual(expected);
      const warnings: string[] = [];
      await (await journalOf(crash, false, warnings)).close();
      expect(warnings).toEqual([`${log(crash)} ended within record 3, at byte ${last}; that record is cut off`]);
      expect(await held(crash)).toEqual(expected);
    }
  });

  test('loses a last record of which something did not reach the disk', async () => {
    const { folder, offsets } = await withRecords();
    const [, , last = 0, end = 0] = offsets;
    for (const at of [last, last + 9, last + 20, end - 2]) {
      const crash = crashed(folder);
      const bytes = readFileSync(log(crash));
      bytes[at] = 0;
      writeFileSync(log(crash), bytes);
      const store = await storeIn(crash);
      expect(await rows(store, 'SELECT ?s { ?s :p 1.5 }')).toEqual(['a', 'b']);
      await store.transaction([insert('g', ':d :p 1.5')]);
      await store.close();
      expect((await held(crash))[iri('g')]).toHaveLength(5);
    }
  });
});

describe('a journal that is damaged before its end', () => {
  test('is refused with the place and what to do, whichever byte it is', async () => {
    const { folder, offsets } = await withRecords();
    const [, second = 0, third = 0] = offsets;
    for (let at = 0; at < third; at++) {
      const crash = crashed(folder);
      const bytes = readFileSync(log(crash));
      bytes[at] = (bytes[at] ?? 0) ^ 0x11;
      writeFileSync(log(crash), bytes);
      await expect(openJournal(crash)).rejects.toThrow(FolderRefused);
      if (at === second + 30)
        await expect(openJournal(crash)).rejects.toThrow(`${log(crash)} is damaged at record 2, byte ${second}; `);
      expect(readFileSync(log(crash))).toEqual(bytes);
    }
  });

  test('can be salvaged up to there, the rest put aside', async () => {
    const { folder, offsets } = await withRecords();
    const [, second = 0] = offsets;
    const bytes = readFileSync(log(folder));
    bytes[second + 30] = 0x23;
    writeFileSync(log(folder), bytes);
    const warnings: string[] = [];
    await (await journalOf(folder, true, warnings)).close();
    expect(Object.keys(await held(folder))).toEqual([iri('g')]);
    expect((await held(folder))[iri('g')]).toHaveLength(2);
    expect(warnings).toEqual([
      expect.stringContaining(`damaged at record 2, byte ${second}; it and what follows is put aside`),
      expect.stringContaining('what was put aside of '),
    ]);
    const aside = readdirSync(folder).filter((name) => name.startsWith('journal.log.damaged-'));
    expect(aside.map((name) => readFileSync(join(folder, name)))).toEqual([bytes.subarray(second)]);
  });
});

describe('a new snapshot', () => {
  test('is written when the journal has grown long, and the journal begins anew', async () => {
    const folder = scratch();
    const store = await storeIn(folder);
    const many = (from: number): string =>
      Array.from({ length: 12_000 }, (_, n) => `:s${from + n} :p ${n} .`).join(' ');
    await store.transaction([put('g', many(0))]);
    await store.transaction([insert('h', ':a :p 1')]);
    expect(readFileSync(join(folder, 'dataset.nq'), 'utf8')).toMatch(
      /^# pacta dataset 2, generation 1\n[\s\S]*\n# end of dataset, checksum [0-9a-f]{8}\n$/,
    );
    expect(readFileSync(log(folder)).length).toBeLessThan(1000);
    const again = await storeIn(crashed(folder));
    expect(await rows(again, 'SELECT (COUNT(*) AS ?n) { ?s :p ?o }')).toEqual(['12001']);
  });

  test('that cannot be written is told, and the journal goes on', async () => {
    const folder = scratch();
    const warnings: string[] = [];
    const store = await storeIn(folder, warnings);
    await store.transaction([insert('g', ':a :p 1')]);
    mkdirSync(join(folder, 'dataset.nq', 'in-the-way'), { recursive: true });
    await store.compact();
    expect(warnings).toEqual([expect.stringContaining(`no new snapshot could be written into ${folder}: `)]);
    await store.transaction([insert('g', ':a :p 2')]);
    rmSync(join(folder, 'dataset.nq'), { recursive: true });
    expect(readdirSync(folder).sort()).toEqual(['journal.log', 'lock']);
    expect(await rows(await storeIn(crashed(folder)), 'SELECT ?o { ?s :p ?o }')).toEqual(['1', '2']);
  });

  test('without a journal of its own takes no writes until it has one', async () => {
    const folder = scratch();
    const store = await storeIn(folder);
    await store.transaction([insert('g', ':a :p 1')]);
    rmSync(log(folder));
    mkdirSync(join(log(folder), 'in-the-way'), { recursive: true });
    await store.compact();
    const before = store.version();
    await expect(store.transaction([insert('g', ':a :p 2 . _:x :p 2')])).rejects.toThrow(WriteFailed);
    expect(await rows(store, 'SELECT ?o { ?s :p ?o }')).toEqual(['1']);
    expect(store.version()).toBe(before);
    rmSync(log(folder), { recursive: true });
    await store.transaction([insert('g', ':a :p 3')]);
    expect(await rows(await storeIn(crashed(folder)), 'SELECT ?o { ?s :p ?o }')).toEqual(['1', '3']);
  });

  test('does not get the journal of an earlier one', async () => {
    const folder = scratch();
    const store = await storeIn(folder);
    await store.transaction([insert('g', ':a :p 1, 2')]);
    await store.transaction([update('DELETE DATA { GRAPH :g { :a :p 1 } }'), insert('h', ':a :p 3')]);
    const before = readFileSync(log(folder));
    await store.transaction([update('DROP GRAPH :h')]);
    await store.compact();
    const crash = crashed(folder);
    writeFileSync(log(crash), before);
    const again = await storeIn(crash);
    expect(await rows(again, 'SELECT ?o { ?s :p ?o }')).toEqual(['2']);
    await again.transaction([insert('g', ':a :p 4')]);
    expect(await rows(await storeIn(crashed(crash)), 'SELECT ?o { ?s :p ?o }')).toEqual(['2', '4']);
  });

  test('of before is not taken for the one that the journal goes on from', async () => {
    const folder = scratch();
    const store = await storeIn(folder);
    await store.transaction([insert('g', ':a :p 1')]);
    await store.compact();
    const earlier = crashed(folder);
    await store.compact();
    const idle = crashed(folder);
    await store.transaction([insert('g', ':a :p 2')]);
    const mixed = crashed(folder);
    for (const crash of [mixed, idle]) copyFileSync(join(earlier, 'dataset.nq'), join(crash, 'dataset.nq'));
    await expect(openJournal(mixed)).rejects.toThrow(/journal\.log does not go on from .*dataset\.nq/);
    expect(await rows(await storeIn(idle), 'SELECT ?o { ?s :p ?o }')).toEqual(['1']);
  });

  test('may come from another program, with blank nodes of its own', async () => {
    const folder = scratch();
    writeFileSync(
      join(folder, 'dataset.nq'),
      '# by hand\n_:g1r0c0n0 <http://example.org/p> "2.50"^^<http://www.w3.org/2001/XMLSchema#decimal> <http://example.org/g>.\n' +
        '_:g1r0c0n0   <http://example.org/q> <http://example.org/b> .\n',
    );
    const store = await storeIn(folder);
    await store.transaction([put('h', '_:x :p 1 .')]);
    const again = await storeIn(crashed(folder));
    expect(await rows(again, 'SELECT ?o { ?s :p ?o ; :q :b }')).toEqual(['2.5']);
    expect((await again.graph(iri('g')))?.[0]?.object.value).toBe('2.50');
    expect(await rows(again, 'SELECT (COUNT(DISTINCT ?s) AS ?n) { ?s :p ?o }')).toEqual(['2']);
  });

  test('that is no N-Quads is refused with the line', async () => {
    const folder = scratch();
    const file = join(folder, 'dataset.nq');
    writeFileSync(
      file,
      '# pacta dataset, generation 4\n<http://e/a> <http://e/p> <http://e/b> .\n<http://e/a> <http://e/p> "open .\n',
    );
    await expect(openJournal(folder)).rejects.toMatchObject({ message: expect.stringContaining('no line'), line: 3 });
    writeFileSync(file, '<http://e/a> <http://e/p> <http://e/b> .\nnonsense\n');
    await expect(openJournal(folder)).rejects.toMatchObject({ line: 2 });
  });
});

describe('a folder', () => {
  test('belongs to one process at a time', async () => {
    const folder = scratch();
    const journal = await journalOf(folder);
    await expect(openJournal(folder)).rejects.toThrow(`${folder} is in use by process ${process.pid}; `);
    await journal.close();
    await (await journalOf(folder)).close();
    expect(readdirSync(folder)).not.toContain('lock');
  });

  test.each([
    ['a process that is gone', '4194305 12345\n'],
    ['a process whose number another has now', `${process.pid} 1\n`],
    ['nobody', ''],
  ])('is taken over from %s', async (_who, text) => {
    const folder = scratch();
    writeFileSync(join(folder, 'lock'), text);
    await journalOf(folder);
    expect(readlinkSync(join(folder, 'lock'))).toMatch(new RegExp(`^${process.pid} \\d+$`));
    expect(readdirSync(folder).sort()).toEqual(['journal.log', 'lock']);
  });

  test('is cleared of what a killed process left half-written', async () => {
    const folder = scratch();
    writeFileSync(join(folder, '.0b9ff0f4-3f0f-4d2c-9c1b-1f0e6b1f2a3d.part'), 'half');
    await journalOf(folder);
    expect(readdirSync(folder).sort()).toEqual(['journal.log', 'lock']);
  });

  test('can be read while a process writes into it', async () => {
    const folder = scratch();
    const store = await storeIn(folder);
    await store.transaction([insert('g', ':a :p 1')]);
    appendFileSync(log(folder), 'half a rec');
    expect(await held(folder)).toEqual({
      [iri('g')]: [`<${iri('a')}> <${iri('p')}> "1"^^<http://www.w3.org/2001/XMLSchema#integer>`],
    });
    expect(await readContents(scratch())).toBeUndefined();
  });
});
