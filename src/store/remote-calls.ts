// Requests to a SPARQL endpoint out, answers in; what goes wrong becomes the error that says whose fault it is, with the
// endpoint's own words.
import { EngineFailure, QueryRefused, QuerySyntaxError, QueryTimeout, StoreUnavailable, TooBusy } from './errors.js';

const MAX_WORDS = 500;

export class RemoteCalls {
  readonly #url: string;
  readonly #token: string | undefined;

  constructor(url: string, token: string | undefined) {
    this.#url = url;
    this.#token = token;
  }

  async post(
    body: string | URLSearchParams,
    contentType: string,
    accept: string,
    timeoutMs: number,
    parameters: readonly (readonly [string, string])[] = [],
  ): Promise<{ readonly mediaType: string; readonly body: string }> {
    const url = new URL(this.#url);
    for (const [name, value] of parameters) url.searchParams.append(name, value);
    const headers = {
      accept,
      'content-type': contentType,
      ...(this.#token === undefined ? {} : { authorization: `Bearer ${this.#token}` }),
    };
    try {
      const signal = AbortSignal.timeout(timeoutMs);
      const response = await fetch(url, { method: 'POST', headers, body: String(body), signal });
      const text = await response.text();
      const mediaType = (response.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
      if (!response.ok) throw this.#refusal(response.status, mediaType, text, timeoutMs);
      return { mediaType, body: text };
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      if (error.name === 'TimeoutError') throw new QueryTimeout(timeoutMs);
      if (!(error instanceof TypeError)) throw error;
      const reason = error.cause instanceof Error ? error.cause.message || String(error.cause) : error.message;
      throw new StoreUnavailable(`${this.#url} does not answer: ${reason}`);
    }
  }

  unexpected(mediaType: string, wanted: string): StoreUnavailable {
    const given = mediaType === '' ? 'without a media type' : `with ${mediaType}`;
    return new StoreUnavailable(`${this.#url} answered ${given} where ${wanted} was asked for`);
  }

  #refusal(status: number, mediaType: string, text: string, timeoutMs: number): Error {
    const { words, line, column, type } = readProblem(mediaType, text);
    const said = `${this.#url} answered ${status}${words === '' ? '' : `: ${words}`}`;
    if (status === 400 && type !== 'query-refused') return new QuerySyntaxError(said, line, column);
    if (status === 401 || status === 403)
      return new StoreUnavailable(`${said}; set PACTA_STORE_TOKEN to the token that it wants`);
    if (type === 'query-timeout' || status === 408 || status === 504) return new QueryTimeout(timeoutMs);
    if (type === 'too-busy' || status === 429) return new TooBusy(said);
    if (type === 'engine-failure') return new EngineFailure(said);
    if (status === 404 || status === 405 || status >= 500) return new StoreUnavailable(said);
    return new QueryRefused(said);
  }
}

interface RemoteProblem {
  readonly words: string;
  readonly line?: number;
  readonly column?: number;
  /** Last part of the type of an RFC 9457 problem. */
  readonly type?: string;
}

function readProblem(mediaType: string, text: string): RemoteProblem {
  if (mediaType === 'application/problem+json') {
    try {
      const { title, detail, line, column, type } = JSON.parse(text) as Record<string, unknown>;
      return {
        words: String(detail ?? title ?? ''),
        ...(typeof line === 'number' ? { line } : {}),
        ...(typeof column === 'number' ? { column } : {}),
        ...(typeof type === 'string' ? { type: type.replace(/^.*\//, '') } : {}),
      };
    } catch {
      return { words: shorten(text) };
    }
  }
  return { words: mediaType === 'text/html' ? '' : shorten(text) };
}

const shorten = (text: string): string => {
  const words = text.replace(/\s+/g, ' ').trim();
  return words.length > MAX_WORDS ? `${words.slice(0, MAX_WORDS)}…` : words;
};
