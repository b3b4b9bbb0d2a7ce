// The only way out of the store: GET and POST to addresses on the allow-list, each redirect checked again, the answer
// bounded. What failed is remembered, so that a SILENT service that failed can be told from one that must answer.
import { QueryRefused } from './errors.js';

const MAX_REDIRECTS = 3;
const MAX_BYTES = 64 * 1024 * 1024;

export class AllowedFetch {
  readonly #allowed: ReadonlySet<string>;
  /** Addresses that failed since the set was last cleared. */
  readonly failed = new Set<string>();

  constructor(allowed: readonly string[]) {
    this.#allowed = new Set(allowed.map(addressOf));
  }

  allows(address: string): boolean {
    return URL.canParse(address) && this.#allowed.has(addressOf(address));
  }

  /** Throws QueryRefused that says how to allow it. `what` asks for it: "SERVICE", "LOAD". */
  assertAllowed(address: string, what: string): void {
    if (this.allows(address)) return;
    throw new QueryRefused(
      `${what} <${address}> is not allowed; allow it when the store is opened: --allow-service ${address}`,
    );
  }

  /** Hint: a service is asked at once whether it is one; that is known here, so it is not asked. */
  readonly fetch = async (input: string | URL | Request, init: RequestInit = {}): Promise<Response> => {
    const address = input instanceof Request ? input.url : String(input);
    try {
      this.assertAllowed(address, 'SERVICE');
      if ((init.method ?? 'GET') === 'GET' && !new URL(address).searchParams.has('query')) return description(address);
      return await this.follow(address, init);
    } catch (error) {
      this.failed.add(addressOf(address));
      throw error;
    }
  };

  /** Follows redirects to allowed addresses only. Throws for a status other than 2xx. */
  async follow(address: string, init: RequestInit): Promise<Response> {
    let at = address;
    for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
      const response = await fetch(at, { ...init, redirect: 'manual' });
      const location = response.headers.get('location');
      if (response.status >= 300 && response.status < 400 && location !== null) {
        at = new URL(location, at).href;
        this.assertAllowed(at, 'the redirect to');
        continue;
      }
      if (!response.ok) throw new Error(`${addressOf(address)} answered ${response.status}`);
      return bounded(response, addressOf(address));
    }
    throw new Error(`${addressOf(address)} redirects more than ${MAX_REDIRECTS} times`);
  }
}

/** An address without the query that is put to it. */
export function addressOf(address: string): string {
  const url = new URL(address);
  url.hash = '';
  url.searchParams.delete('query');
  return url.href;
}

const description = (address: string): Response =>
  new Response(
    `<${address}> a <http://www.w3.org/ns/sparql-service-description#Service> ; <http://www.w3.org/ns/sparql-service-description#endpoint> <${address}> .`,
    { headers: { 'content-type': 'text/turtle' } },
  );

function bounded(response: Response, address: string): Response {
  let bytes = 0;
  const counting = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      bytes += chunk.byteLength;
      if (bytes > MAX_BYTES) controller.error(new Error(`${address} answered with over ${MAX_BYTES} bytes`));
      else controller.enqueue(chunk);
    },
  });
  const { status } = response;
  const headers = new Headers(response.headers);
  for (const name of ['content-encoding', 'content-length']) headers.delete(name);
  return new Response(response.body?.pipeThrough(counting) ?? null, { status, headers });
}
