// A query as it came in, its answer out: counted before the engine sees it, its dataset settled (what the protocol says
// overrides what the text says), its services checked against the allow-list. The engine answers; Comunica where there is
// a SERVICE.
import { type AllowedFetch, addressOf } from './allowed-fetch.js';
import { answerBy, renderGraph } from './answer.js';
import { countedAs } from './count-all.js';
import type { Dataset, Engine } from './engine.js';
import { QueryRefused, QuerySyntaxError, ServiceUnavailable } from './errors.js';
import { Federation } from './federation.js';
import { assertStructure } from './limits.js';
import type { JsonRow } from './lines.js';
import { type Outline, readOutline, replaceStretches, type ServiceClause } from './outline.js';
import { renderBoolean, renderSolutions } from './results-text.js';
import type { QueryAnswer, QueryRequest } from './store.js';
import { explainSyntax } from './syntax-error.js';
import { readTokens, type Token } from './tokens.js';

export interface Engines {
  readonly engine: Engine;
  readonly fetch: AllowedFetch;
  readonly federation: Federation;
}
interface Settled {
  readonly query: string;
  readonly dataset: Dataset | undefined;
  readonly baseIri: string | undefined;
}

export const makeEngines = (engine: Engine, fetch: AllowedFetch): Engines => ({
  engine,
  fetch,
  federation: new Federation(engine, fetch),
});

export async function answerQuery(request: QueryRequest, engines: Engines): Promise<QueryAnswer> {
  const { results = 'application/sparql-results+json', graph = 'text/turtle', query } = request;
  const { engine } = engines;
  return explaining(query, async () => {
    const { outline, tokens } = outlineOf(query);
    const settled = inOrder(settle(request, outline, engine), outline, engine);
    const counted = settled.dataset === undefined ? countedAs(tokens) : undefined;
    if (counted !== undefined) {
      engine.assertQuery(settled.query, settled.baseIri);
      const known = { query: `SELECT (${engine.triples()} AS ?${counted}) {}` };
      return answerBy(engine, known, outline.form, { results, graph });
    }
    if (outline.services.length === 0) return answerBy(engine, settled, outline.form, { results, graph });
    engine.assertQuery(settled.query, settled.baseIri);
    const failed = new Set<string>();
    const answered = await withServices(settled, engines, failed, async (ready, federated): Promise<QueryAnswer> => {
      if (!federated) return answerBy(engine, ready, outline.form, { results, graph });
      const answer = await engines.federation.answer(ready);
      if (answer.kind === 'graph')
        return { kind: 'graph', mediaType: graph, body: await renderGraph(answer.lines, graph, engine) };
      if (answer.kind === 'boolean')
        return { kind: 'boolean', mediaType: results, body: renderBoolean(answer.value, results) };
      const { variables, rows } = answer.solutions;
      const inOrder = outline.star === undefined ? variables : byAppearance(variables, query);
      const body = renderSolutions({ variables: inOrder, rows }, results);
      return { kind: answer.kind, mediaType: results, body };
    });
    return failed.size === 0 ? answered : { ...answered, failedServices: [...failed].sort() };
  });
}

/** Solutions of a SELECT that the store itself has made, such as that of an update's WHERE. */
export async function solve(settled: Settled, engines: Engines): Promise<JsonRow[]> {
  if (outlineOf(settled.query).outline.services.length === 0) return engines.engine.rows(settled);
  return withServices(settled, engines, new Set(), async (ready, federated) => {
    if (!federated) return engines.engine.rows(ready);
    const answer = await engines.federation.answer(ready);
    return answer.kind === 'bindings' ? [...answer.solutions.rows] : [];
  });
}

function outlineOf(query: string): { readonly outline: Outline; readonly tokens: readonly Token[] } {
  const tokens = readTokens(query);
  assertStructure(tokens);
  return { outline: readOutline(query, tokens), tokens };
}

/**
 * SELECT * names its variables in the order in which they stand in the query. Hint: which of them are in scope the engine
 * knows, and says over no graph at all; its own order is that of its plan.
 */
function inOrder(settled: Settled, { star, services }: Outline, engine: Engine): Settled {
  if (star === undefined || services.length > 0) return settled;
  const { query } = settled;
  const names = byAppearance(engine.variables(settled), query);
  if (names.length === 0) return settled;
  return { ...settled, query: replaceStretches(query, [{ ...star, by: names.map((name) => `?${name}`).join(' ') }]) };
}

function byAppearance(names: readonly string[], query: string): string[] {
  const places = new Map<string, number>();
  for (const { kind, text, start } of readTokens(query))
    if (kind === 'variable' && !places.has(text.slice(1))) places.set(text.slice(1), start);
  return [...names].sort((a, b) => (places.get(a) ?? query.length) - (places.get(b) ?? query.length));
}

/** Dataset clauses are taken out of the text, with each sign a space so that places stay what they are. */
function settle(
  { query, defaultGraphs, namedGraphs, baseIri }: QueryRequest,
  outline: Outline,
  engine: Engine,
): Settled {
  const blank = ({ start, end }: { start: number; end: number }): string =>
    query.slice(start, end).replace(/[^\n\r]/g, ' ');
  const text = replaceStretches(
    query,
    outline.from.map((clause) => ({ ...clause, by: blank(clause) })),
  );
  if (defaultGraphs !== undefined || namedGraphs !== undefined)
    return { query: text, baseIri, dataset: { defaultGraphs: defaultGraphs ?? [], namedGraphs: namedGraphs ?? [] } };
  if (outline.from.length === 0) return { query, baseIri, dataset: undefined };
  const iris = engine.resolve(
    outline.from.map(({ name }) => name),
    outline.prologue,
    baseIri,
  );
  const of = (named: boolean): string[] => iris.filter((_, index) => outline.from[index]?.named === named);
  return { query: text, baseIri, dataset: { defaultGraphs: of(false), namedGraphs: of(true) } };
}

/**
 * Runs a query with services. One that is SILENT and not allowed, or fails, gives the solution that binds nothing
 * (SPARQL 1.1 Federated Query, 2.3): its clause becomes `{}`, the query is run again, and its
 * address is added to `silenced`.
 */
async function withServices<T>(
  settled: Settled,
  { engine, fetch }: Engines,
  silenced: Set<string>,
  run: (ready: Settled, federated: boolean) => Promise<T>,
): Promise<T> {
  let { query } = settled;
  for (;;) {
    const { services, prologue } = readOutline(query, readTokens(query));
    const addresses = addressesOf(services, prologue, settled, engine);
    const left: number[] = [];
    for (const [index, address] of addresses.entries()) {
      if (services[index]?.silent === true && !fetch.allows(address)) left.push(index);
      else fetch.assertAllowed(address, 'SERVICE');
    }
    if (left.length === 0) {
      if (services.length === 0) return run({ ...settled, query }, false);
      fetch.failed.clear();
      try {
        return await run({ ...settled, query }, true);
      } catch (error) {
        const failed = (index: number): boolean =>
          fetch.failed.size === 0 || fetch.failed.has(addressOf(addresses[index] ?? ''));
        const all = addresses.map((_, index) => index).filter(failed);
        left.push(...all.filter((index) => services[index]?.silent === true));
        if (error instanceof QueryRefused) throw error;
        if (left.length === 0) throw unavailable(error, fetch.failed);
      }
    }
    for (const index of left) silenced.add(addressOf(addresses[index] ?? ''));
    query = replaceStretches(
      query,
      left.flatMap((index) => (services[index] === undefined ? [] : [{ ...services[index], by: '{}' }])),
    );
  }
}

function addressesOf(
  services: readonly ServiceClause[],
  prologue: string,
  { baseIri }: Settled,
  engine: Engine,
): string[] {
  if (services.some(({ name }) => /^[?$]/.test(name)))
    throw new QueryRefused('SERVICE with a variable is not supported; name the address');
  return engine.resolve(
    services.map(({ name }) => name),
    prologue,
    baseIri,
  );
}

function unavailable(error: unknown, failed: ReadonlySet<string>): Error {
  const { message, cause } = error as Error;
  const reason = cause instanceof Error ? `${message}: ${cause.message}` : message;
  if (failed.size === 0) return new QuerySyntaxError(`the query with SERVICE cannot be evaluated: ${reason}`);
  return new ServiceUnavailable(
    `the service ${[...failed].map((address) => `<${address}>`).join(', ')} does not answer: ${reason}`,
  );
}

/** What the engine throws of a text that it cannot run becomes an error that names the place. */
export async function explaining<T>(text: string, run: () => Promise<T>, start = 0): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof Error && error.constructor === Error)
      throw explainSyntax(text, readTokens(text), error.message, start);
    throw error;
  }
}
