// All that the server refuses or fails at, as one table: status and title of each kind. A Problem is thrown wherever it is
// noticed and becomes an answer in one place (RFC 9457). Detail and title are for the reader of the answer; neither ever
// holds a stack trace, a path of this machine or a secret.

export const PROBLEMS = {
  'malformed-request': [400, 'The request cannot be understood'],
  'query-syntax': [400, 'The query is not SPARQL'],
  'query-refused': [400, 'The query asks for something that is refused'],
  'rdf-syntax': [400, 'The body is not the RDF that it is said to be'],
  'token-needed': [401, 'Writing needs the token'],
  'read-only': [403, 'This server is read-only'],
  'not-found': [404, 'There is nothing here'],
  'graph-not-found': [404, 'There is no such graph'],
  'method-not-allowed': [405, 'This cannot be done here'],
  'not-acceptable': [406, 'None of the accepted forms exists'],
  gone: [410, 'This is no more'],
  'precondition-failed': [412, 'The graph is not in the state that was expected'],
  'body-too-large': [413, 'The body is too large'],
  'unsupported-media-type': [415, 'The body is in no form that is read here'],
  'does-not-conform': [422, 'The data do not conform to the shapes'],
  'too-many-requests': [429, 'Too many requests'],
  'internal-error': [500, 'The server failed'],
  'store-unavailable': [502, 'The store does not answer'],
  'service-unavailable': [502, 'A service that is asked does not answer'],
  'query-timeout': [503, 'The query ran out of time'],
  'engine-failure': [503, 'The query broke the engine'],
  'not-ready': [503, 'The server is not ready'],
  'too-busy': [503, 'The server is too busy'],
  'write-failed': [503, 'The write cannot be kept'],
  'storage-full': [507, 'There is no room for the write'],
} as const satisfies Readonly<Record<string, readonly [status: number, title: string]>>;
export type ProblemKind = keyof typeof PROBLEMS;

export interface ProblemParts {
  /** Further members of the JSON document. */
  readonly members?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly report?: Report;
}
/** A report of its own that goes with a problem and is sent in its place to those who accept its form. */
export interface Report {
  render(format: 'text' | 'turtle' | 'jsonld' | 'json'): Promise<string>;
}

export class Problem extends Error {
  override readonly name = 'Problem';
  readonly kind: ProblemKind;
  readonly members: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly report: Report | undefined;

  /** `detail` says what is wrong this time and what to do, in whole sentences. */
  constructor(kind: ProblemKind, detail: string, { members = {}, headers = {}, report }: ProblemParts = {}) {
    super(detail);
    this.kind = kind;
    this.members = members;
    this.headers = headers;
    this.report = report;
  }

  get status(): number {
    return PROBLEMS[this.kind][0];
  }
  get title(): string {
    return PROBLEMS[this.kind][1];
  }
}

/** 406, with what there is instead. */
export function notAcceptable(available: readonly string[]): Problem {
  const list = [...new Set(available)];
  return new Problem('not-acceptable', `There is ${list.join(', ')}.`, { members: { available: list } });
}
