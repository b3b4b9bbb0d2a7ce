// A request to /sparql in, the operation that it asks for out, after SPARQL 1.1 Protocol, 2.1 and 2.2: parameters of the
// address and of the body together, exactly one query or update, and nothing guessed where the type of a body lacks.
import type { ContentType } from '../http/content-type.js';
import { assertIri, type Parameters, readParameters } from '../http/parameters.js';
import { Problem } from '../http/problem.js';

export interface QueryOperation {
  readonly kind: 'query';
  readonly query: string;
  readonly defaultGraphs: readonly string[];
  readonly namedGraphs: readonly string[];
}
export interface UpdateOperation {
  readonly kind: 'update';
  readonly update: string;
  readonly usingGraphs: readonly string[];
  readonly usingNamedGraphs: readonly string[];
}
export type Operation = QueryOperation | UpdateOperation;

export const BODY_TYPES = {
  form: 'application/x-www-form-urlencoded',
  query: 'application/sparql-query',
  update: 'application/sparql-update',
} as const;
export const ACCEPT_POST = Object.values(BODY_TYPES).join(', ');

/** Undefined when the address asks for nothing, which is no error: then the service describes itself. */
export function readGet(address: Parameters): QueryOperation | undefined {
  if (address.has('update'))
    throw new Problem(
      'malformed-request',
      'An update is not sent by GET; send it by POST, as HTTP wants of all writes.',
    );
  const operation = readOperation(address);
  return operation?.kind === 'query' ? operation : undefined;
}

/** Throws Problem 415 where the type of the body lacks or is another. */
export function assertPostable(type: ContentType | undefined): string {
  const known: readonly string[] = Object.values(BODY_TYPES);
  if (type !== undefined && known.includes(type.mediaType)) return type.mediaType;
  throw new Problem(
    'unsupported-media-type',
    `${type === undefined ? 'The body has no Content-Type' : `"${type.mediaType}" is not read here`}; send ${ACCEPT_POST}.`,
    { headers: { Accept: ACCEPT_POST, 'Accept-Post': ACCEPT_POST } },
  );
}

export function readPost(address: Parameters, mediaType: string, body: string): Operation {
  const parameters =
    mediaType === BODY_TYPES.form
      ? address.and(readParameters(body))
      : address.with(mediaType === BODY_TYPES.query ? 'query' : 'update', body);
  const operation = readOperation(parameters);
  if (operation === undefined)
    throw new Problem('malformed-request', 'There is neither a "query" nor an "update" in the request; give one.');
  return operation;
}

function readOperation(parameters: Parameters): Operation | undefined {
  const query = parameters.one('query');
  const update = parameters.one('update');
  if (query !== undefined && update !== undefined)
    throw new Problem('malformed-request', 'There is a "query" and an "update" in one request; send them one by one.');
  const graphs = (name: string): string[] =>
    parameters.all(name).map((value) => assertIri(value, `A value of "${name}"`));
  const refuse = (operation: string, names: readonly string[]): void => {
    for (const name of names)
      if (parameters.has(name)) throw new Problem('malformed-request', `"${name}" does not go with ${operation}.`);
  };
  if (query !== undefined) {
    refuse('a query; its graphs are "default-graph-uri" and "named-graph-uri"', [
      'using-graph-uri',
      'using-named-graph-uri',
    ]);
    return {
      kind: 'query',
      query,
      defaultGraphs: graphs('default-graph-uri'),
      namedGraphs: graphs('named-graph-uri'),
    };
  }
  if (update === undefined) return undefined;
  refuse('an update; its graphs are "using-graph-uri" and "using-named-graph-uri"', [
    'default-graph-uri',
    'named-graph-uri',
  ]);
  return {
    kind: 'update',
    update,
    usingGraphs: graphs('using-graph-uri'),
    usingNamedGraphs: graphs('using-named-graph-uri'),
  };
}
