// The parts of an update that need an engine: reading its text, evaluating a WHERE, fetching what LOAD names. None of them
// changes the store; the main thread puts their results into a draft.
import { type Engines, explaining, solve } from './answer-query.js';
import type { Engine } from './engine.js';
import { QueryRefused, QuerySyntaxError, ServiceUnavailable } from './errors.js';
import { assertStructure } from './limits.js';
import { iriText } from './lines.js';
import type { Body, ReadOperation } from './messages.js';
import { evaluateModification, type RawChanges, readData } from './modification.js';
import { type Operation, type Part, readOperation, readParts } from './operations.js';
import { isWord, readTokens } from './tokens.js';

const NOTHING: RawChanges = { deletes: [], inserts: [], originals: new Map() };

export async function readUpdate(body: Body<'read-update'>, { engine }: Engines): Promise<ReadOperation[]> {
  const { update, baseIri, usingGraphs, usingNamedGraphs, scope } = body;
  const parts = readParts(update, readTokens(update));
  for (const { tokens } of parts) assertStructure(tokens);
  const given = usingGraphs !== undefined || usingNamedGraphs !== undefined;
  const resolve = (names: readonly string[], prologue: string): string[] => engine.resolve(names, prologue, baseIri);
  const operations: ReadOperation[] = [];
  for (const [index, part] of parts.entries()) {
    const read = async (): Promise<Operation | undefined> => {
      engine.assertOperation(update.slice(part.start, part.end), part.prologue, baseIri);
      return part.tokens.length === 0 ? undefined : readOperation(part, { text: update, baseIri, resolve });
    };
    const operation = await explaining(update, read, part.start);
    if (operation === undefined) continue;
    const using = given ? withUsing(operation, usingGraphs ?? [], usingNamedGraphs ?? []) : operation;
    operations.push(withTriples(using, engine, `${scope}o${index}n`));
  }
  assertOwnLabels(parts);
  return operations;
}

/** A blank node label belongs to one INSERT DATA (SPARQL 1.1 Query, note 10 of the grammar). */
function assertOwnLabels(parts: readonly Part[]): void {
  const owners = new Map<string, Part>();
  for (const part of parts) {
    if (!isWord(part.tokens[0], 'INSERT') || !isWord(part.tokens[1], 'DATA')) continue;
    for (const { kind, text } of part.tokens) {
      if (kind !== 'blank') continue;
      if ((owners.get(text) ?? part) !== part)
        throw new QuerySyntaxError(`the blank node ${text} stands in two INSERT DATA; give each its own label`);
      owners.set(text, part);
    }
  }
}

export const modify = ({ scope, baseIri, ...operation }: Body<'modify'>, engines: Engines): Promise<RawChanges> =>
  explaining(operation.where, () =>
    evaluateModification(
      operation,
      engines.engine,
      (query, dataset) => solve({ query, dataset, baseIri }, engines),
      scope,
    ),
  );

/** LOAD: the triples of a document on the allow-list. Of a SILENT one that fails, none. */
export async function load(
  { source, into, silent, scope }: Body<'fetch'>,
  { engine, fetch }: Engines,
): Promise<RawChanges> {
  try {
    fetch.assertAllowed(source, 'LOAD');
    const accept = 'text/turtle, application/n-triples, application/rdf+xml;q=0.9, application/ld+json;q=0.8';
    const response = await fetch.follow(source, { headers: { accept } });
    const mediaType = (response.headers.get('content-type') ?? '').split(';')[0]?.trim() ?? '';
    const lines = engine.parse(await response.text(), mediaType, source);
    return readData(
      'insert-data',
      lines.map((triple) => ({ graph: into === '' ? '' : iriText(into), ...triple })),
      engine,
      scope,
    );
  } catch (error) {
    if (silent) return NOTHING;
    if (error instanceof QueryRefused || !(error instanceof Error)) throw error;
    const reason = error.cause instanceof Error ? error.cause.message : error.message;
    throw new ServiceUnavailable(`LOAD <${source}> failed: ${reason}`);
  }
}

function withUsing(operation: Operation, using: readonly string[], usingNamed: readonly string[]): Operation {
  if (operation.kind !== 'modify') return operation;
  if (operation.using !== undefined || operation.graph !== undefined)
    throw new QuerySyntaxError(
      'the update has USING or WITH, and the request has using-graph-uri or using-named-graph-uri; give one of the two',
    );
  return { ...operation, using, usingNamed };
}

function withTriples(operation: Operation, engine: Engine, scope: string): ReadOperation {
  if (operation.kind !== 'insert-data' && operation.kind !== 'delete-data') return operation;
  return { kind: 'data', changes: readData(operation.kind, operation.templates, engine, scope) };
}
