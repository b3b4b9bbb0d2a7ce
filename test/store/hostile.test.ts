// Queries that are made to break the engine or to hold it: refused before it sees them, or survived. The data stay, and
// the next query is answered.
import { describe, expect, test } from 'vitest';
import {
  EngineFailure,
  QueryRefused,
  QuerySyntaxError,
  QueryTimeout,
  StoreUnavailable,
  TooBusy,
} from '../../src/store/errors.js';
import { assertStructure } from '../../src/store/limits.js';
import { readTokens } from '../../src/store/tokens.js';
import { count, open, put, rows, update } from './stores.js';

const TRIPLES = 500;
const data = Array.from({ length: TRIPLES }, (_, index) => `:s${index} :p ${index} .`).join('\n');
const RUNAWAY = 'SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }';
const times = (text: string, n: number, between = ''): string => Array(n).fill(text).join(between);

const HOSTILE: Readonly<Record<string, string>> = {
  '1,024 nested braces': `SELECT * { ${'{'.repeat(1024)} ?s ?p ?o ${'}'.repeat(1024)} }`,
  '1,024 nested OPTIONALs': `SELECT * { ${times('OPTIONAL { ?s ?p ?o ', 1024)} ${'}'.repeat(1024)} }`,
  '1,024 nested subselects': `SELECT * { ${times('{ SELECT * {', 1024)} ?s ?p ?o ${'} }'.repeat(1024)} }`,
  '5,000 UNIONs': `SELECT * { ${times('{ ?s ?p ?o }', 5000, ' UNION ')} }`,
  '4,096 terms joined by ||': `SELECT * { ?s ?p ?o FILTER (${times('?o = 1', 4096, '||')}) }`,
  '4,096 terms joined by +': `SELECT * { ?s ?p ?o FILTER (${times('1', 4096, '+')} = ?o) }`,
  '4,096 times !': `ASK { FILTER (${'!'.repeat(4096)} true) }`,
  '256 nested functions': `ASK { ?s ?p ?o FILTER (${times('STR(', 256)} ?o ${')'.repeat(256)} = "a") }`,
  '4,096 parentheses': `ASK { FILTER (${'('.repeat(4096)} true ${')'.repeat(4096)}) }`,
  '1,000 OPTIONALs': `SELECT * { ?s ?p ?o ${times('OPTIONAL { ?s :q ?q }', 1000)} }`,
  '1,024 BINDs': `SELECT * { ${Array.from({ length: 1024 }, (_, index) => `BIND (${index} AS ?b${index})`).join(' ')} }`,
  '1,024 expressions of SELECT': `SELECT ${Array.from({ length: 1024 }, (_, index) => `(${index} AS ?b${index})`).join(' ')} {}`,
  '4,096 triple patterns': `SELECT * { ${times('?s ?p ?o', 4096, ' . ')} }`,
  '4,096 objects': `SELECT * { ?s ?p ${times('?o', 4096, ', ')} }`,
  '4,096 members of a collection': `SELECT * { ?s ?p (${times('1', 4096, ' ')}) }`,
  '4,096 steps of a path': `SELECT * { ?s ${times(':p', 4096, '/')} ?o }`,
  '4,096 alternatives of a path': `SELECT * { ?s ${times(':p', 4096, '|')} ?o }`,
  '20,000 members of IN': `SELECT * { ?s ?p ?o FILTER (?o IN (${times('1', 20_000, ',')})) }`,
  '4,096 nested blank nodes': `SELECT * { ${'[ :p '.repeat(4096)} 1 ${']'.repeat(4096)} ?p ?o }`,
  '4,096 nested triple terms': `SELECT * { ?s ?p ${'<<( :a :b '.repeat(4096)} 1 ${')>>'.repeat(4096)} }`,
};

describe('a query that would break the engine', () => {
  test('of each known kind is refused, and the engine goes on', async () => {
    const store = await open({ readers: 1 });
    await store.transaction([put('g', data)]);
    for (const [name, query] of Object.entries(HOSTILE)) {
      await expect(rows(store, query), name).rejects.toThrow(QueryRefused);
      expect(await count(store, '?s :p ?o'), name).toBe(TRIPLES);
    }
    await expect(
      store.transaction([update(`DELETE { ?s ?p ?o } WHERE { ${'{'.repeat(1024)} ?s ?p ?o ${'}'.repeat(1024)} }`)]),
    ).rejects.toThrow(QueryRefused);
    expect(await count(store, '?s :p ?o')).toBe(TRIPLES);
  });

  test('of a kind that is not counted costs an engine, not the data', async () => {
    // Hint: it takes the engine a second or half a minute to fill its memory, as the machine has time.
    const store = await open({ readers: 1, queryTimeoutMs: 150_000 });
    await store.transaction([put('g', data)]);
    // Hint: a string over the 2 GB that the engine can hold; nothing in the query's structure shows that.
    const query = `SELECT (STRLEN(REPLACE("${'x'.repeat(50_000)}", "x", "${'y'.repeat(50_000)}")) AS ?n) {}`;
    await expect(rows(store, query)).rejects.toThrow(EngineFailure);
    expect(await count(store, '?s :p ?o')).toBe(TRIPLES);
  }, 180_000);
});

describe('an update that would hold the thread that reads it', () => {
  test.each(['{', 'SERVICE <a> {', '(', '[', '<', ';', '"', 'a.', '#', ':a :b 1 . ', 'GRAPH :g {} '])(
    'by repeating %j is refused in a moment, or written',
    async (piece) => {
      const store = await open({ readers: 1, queryTimeoutMs: 10_000 });
      for (const text of [`INSERT DATA { ${piece.repeat(50_000)} }`, `INSERT {} WHERE { ${piece.repeat(50_000)} }`]) {
        const failed = await store.transaction([update(text)]).then(
          () => undefined,
          (error: unknown) => error,
        );
        expect(failed).not.toBeInstanceOf(QueryTimeout);
        expect(failed).not.toBeInstanceOf(EngineFailure);
      }
      expect(await count(store, '?s ?p ?o')).toBe(piece === ':a :b 1 . ' ? 1 : 0);
    },
  );
});

describe('a query that runs away', () => {
  test('is stopped at its time; those that wait are answered by a new engine that holds what was written', async () => {
    const store = await open({ readers: 1, queryTimeoutMs: 700 });
    await store.transaction([put('g', data)]);
    const [away, ...others] = await Promise.allSettled([
      rows(store, RUNAWAY),
      count(store, '?s :p ?o'),
      count(store, ':s1 :p ?o'),
    ]);
    expect(away).toMatchObject({
      status: 'rejected',
      reason: expect.any(QueryTimeout),
    });
    expect(others.map((other) => other.status === 'fulfilled' && other.value)).toEqual([TRIPLES, 1]);
  });

  test('does not hold up others while there is another engine', async () => {
    const store = await open({ readers: 2, warm: 2, queryTimeoutMs: 15_000 });
    await store.transaction([put('g', data)]);
    let ended = false;
    const away = rows(store, RUNAWAY, { timeoutMs: 3000 }).catch(() => {
      ended = true;
    });
    expect(await count(store, '?s :p ?o')).toBe(TRIPLES);
    expect(ended).toBe(false);
    await away;
  });

  test('as an update leaves nothing behind', async () => {
    const store = await open({ readers: 1, queryTimeoutMs: 700 });
    await store.transaction([put('g', data)]);
    const text = `INSERT { :x :y ?n } WHERE { ${RUNAWAY.replace('SELECT', '{ SELECT')} } }`;
    await expect(store.transaction([put('h', ':a :p 1 .'), update(text)])).rejects.toThrow(QueryTimeout);
    expect(await count(store, '?s ?p ?o')).toBe(TRIPLES);
    await store.transaction([put('h', ':a :p 1 .')]);
    expect(await count(store, '?s ?p ?o')).toBe(TRIPLES + 1);
  });

  test('meets a write that was committed while the engine that replaces it was loading', async () => {
    const store = await open({ readers: 2, warm: 2, queryTimeoutMs: 5000 });
    await store.transaction([put('g', data)]);
    const away = rows(store, RUNAWAY, { timeoutMs: 300 }).catch((error: Error) => error.name);
    for (let index = 0; index < 30; index++) {
      await store.transaction([
        put('h', `:changing :p ${index} .`),
        update(`DELETE DATA { GRAPH :g { :s${index} :p ${index} } }`),
      ]);
      const answers = await Promise.all([1, 2, 3].map(() => rows(store, 'SELECT ?o { :changing :p ?o }')));
      expect(answers).toEqual(Array(3).fill([String(index)]));
    }
    expect(await away).toBe('QueryTimeout');
    const counts = await Promise.all(Array.from({ length: 6 }, () => count(store, '?s :p ?o')));
    expect(counts).toEqual(Array(6).fill(TRIPLES - 30 + 1));
  });
});

describe('too many queries', () => {
  test('are refused when more wait than may', async () => {
    const store = await open({ readers: 1, maxWaiting: 3 });
    const answers = await Promise.allSettled(Array.from({ length: 10 }, () => rows(store, 'ASK {}')));
    const refused = answers.filter((answer) => answer.status === 'rejected');
    expect(refused.length).toBeGreaterThan(0);
    expect(refused.every(({ reason }) => reason instanceof TooBusy)).toBe(true);
    expect(await count(store, '?s ?p ?o')).toBe(0);
  });

  test('are told so when the store closes', async () => {
    const store = await open({ readers: 1 });
    const waiting = [rows(store, RUNAWAY), rows(store, 'ASK {}')].map((answer) =>
      answer.catch((error: unknown) => error),
    );
    await store.close();
    expect(await Promise.all(waiting)).toEqual([expect.any(StoreUnavailable), expect.any(StoreUnavailable)]);
    await expect(store.query({ query: 'ASK {}' })).rejects.toThrow(StoreUnavailable);
  });

  test('are refused when they wait longer than they may', async () => {
    const store = await open({ readers: 1, maxWaitMs: 2000 });
    await store.transaction([put('g', data)]);
    const away = rows(store, RUNAWAY, { timeoutMs: 6000 }).catch((error: Error) => error.name);
    await expect(rows(store, 'ASK {}')).rejects.toThrow(TooBusy);
    await away;
  });

  test('nor too long ones', async () => {
    const store = await open({ maxQueryLength: 100 });
    await expect(rows(store, `ASK {} # ${'x'.repeat(100)}`)).rejects.toThrow(QueryRefused);
  });
});

describe('memory', () => {
  const BIG = 'SELECT * { ?a :p ?b . ?c :p ?d } LIMIT 150000';

  test('that a query leaves behind is given back with its engine', async () => {
    const store = await open({ readers: 1, spareMemoryBytes: 8 * 1024 * 1024 });
    await store.transaction([put('g', data)]);
    expect(await count(store, '?s :p ?o')).toBe(TRIPLES);
    expect(store.state().engines.replaced.memory).toBe(0);
    await store.query({ query: `PREFIX : <http://example.org/> ${BIG}` });
    expect(await count(store, '?s :p ?o')).toBe(TRIPLES);
    expect(store.state().engines.replaced).toEqual({ timeout: 0, failure: 0, memory: 1 });
  });

  test('is not taken for waste where the data take it', async () => {
    const store = await open({ readers: 1, spareMemoryBytes: 8 * 1024 * 1024 });
    const many = Array.from({ length: 60_000 }, (_, n) => `:s${n} :p "${n}", ${n}.50 .`).join('\n');
    await store.transaction([put('g', many)]);
    expect(await count(store, '?s :p ?o')).toBe(120_000);
    expect(store.state().engines.replaced.memory).toBe(0);
  });

  test('of the process is bounded: the query that runs longest is stopped', async () => {
    const spare = 250 * 1024 * 1024;
    const store = await open({ readers: 1, maxMemoryBytes: process.memoryUsage.rss() + spare });
    await store.transaction([put('g', data)]);
    const query = `PREFIX : <http://example.org/> SELECT (GROUP_CONCAT(CONCAT(STR(?a), STR(?c), STR(?e))) AS ?all) { ?a :p ?b . ?c :p ?d . ?e :p ?f }`;
    await expect(store.query({ query })).rejects.toThrow(/may use no more than \d+ MB/);
    expect(store.state().engines.replaced.failure).toBe(1);
  });

  test('for an answer is bounded, too', async () => {
    const store = await open({ maxAnswerLength: 1000 });
    await store.transaction([put('g', data)]);
    await expect(rows(store, 'SELECT * { ?s ?p ?o }')).rejects.toThrow(/over 1000 characters.*LIMIT/);
    expect(await count(store, '?s :p ?o')).toBe(TRIPLES);
  });
});

describe('the counting of structure', () => {
  const USUAL = [
    `SELECT * { VALUES (?a ?b) { ${times('(1 <http://a>)', 5000)} } ?a ?p ?b }`,
    `INSERT DATA { ${times('<http://a> <http://b> "x", 1, 2 ; <http://c> (1 2 3) .', 3000)} }`,
    `CONSTRUCT { ${times('?s ?p ?o .', 3000)} } WHERE { ?s ?p ?o }`,
    `SELECT * { ?s ?p ?o FILTER (?o IN (${times('1', 1000, ', ')})) }`,
    `SELECT * { ?s <a>/<b>|^<c>* ?o . FILTER (?o > 1 && ?o < 3 && STRLEN(CONCAT(${times('"a"', 3000, ',')})) > 1) }`,
    "SELECT * { ?s ?p \"{{{{ || UNION\" , <http://{> , '''}}}''' } # {{{{",
  ];
  test.each(USUAL)('lets through %#', (query) => expect(() => assertStructure(readTokens(query))).not.toThrow());

  test('names what is too much and what to write instead', async () => {
    const store = await open();
    await expect(rows(store, HOSTILE['4,096 terms joined by ||'] ?? '')).rejects.toThrow(
      /over 400 operators.*IN or VALUES/,
    );
    await expect(rows(store, 'SELECT * { ?s ?p }')).rejects.toThrow(QuerySyntaxError);
  });
});
