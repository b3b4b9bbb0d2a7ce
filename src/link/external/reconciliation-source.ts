// A service of the Reconciliation Service API (0.1 or 0.2) as a source: its candidates by name. Its own scores are left aside,
// for each service means something else by them.
import { ServiceUnavailable } from '../../store/errors.js';
import type { PoliteClient } from './polite-client.js';
import type { Offered, Source, Wanted } from './source.js';

interface Manifest {
  readonly identifierSpace?: string;
  readonly schemaSpace?: string;
}
interface Result {
  readonly id?: unknown;
  readonly name?: unknown;
  readonly type?: unknown;
}

const NAMES_ASKED = 2;
const LIMIT = 5;

export class ReconciliationSource implements Source {
  readonly batch = 10;
  readonly #client: PoliteClient;
  readonly #url: string;
  #manifest: Promise<Manifest> | undefined;

  constructor(client: PoliteClient, url: string) {
    this.#client = client;
    this.#url = url;
  }

  async space(): Promise<string | undefined> {
    return (await this.#describe()).identifierSpace;
  }

  async offers(things: readonly Wanted[]): Promise<ReadonlyMap<string, readonly Offered[]>> {
    const { identifierSpace = '', schemaSpace = '' } = await this.#describe();
    const queries: Record<string, object> = {};
    for (const [index, { names }] of things.entries())
      for (const [nth, name] of distinct(names.map(({ text }) => text))
        .slice(0, NAMES_ASKED)
        .entries())
        queries[`q${index}n${nth}`] = { query: name, limit: LIMIT };
    const form = { queries: JSON.stringify(queries) };
    const answer = await this.#client.json({ url: this.#url, form, accept: 'application/json' });
    if (typeof answer !== 'object' || answer === null)
      throw new ServiceUnavailable(`${this.#url} answered with no batch of results`);
    const batch = answer as Readonly<Record<string, { readonly result?: readonly Result[] }>>;
    return new Map(
      things.map(({ iriText }, index) => {
        const results = Object.keys(queries)
          .filter((key) => key.startsWith(`q${index}n`))
          .flatMap((key) => batch[key]?.result ?? []);
        const offers = new Map<string, Offered>();
        for (const { id, name, type } of results) {
          if (typeof id !== 'string' || typeof name !== 'string') continue;
          const found = /^https?:\/\//.test(id) ? id : identifierSpace + id;
          if (/^https?:\/\/[^\s<>"{}|\\^`]+$/.test(found))
            offers.set(found, {
              iriText: found,
              names: [{ text: name, language: '' }],
              classes: classesOf(type, schemaSpace),
            });
        }
        return [iriText, [...offers.values()]];
      }),
    );
  }

  #describe(): Promise<Manifest> {
    this.#manifest ??= this.#client.json({ url: this.#url, accept: 'application/json' }) as Promise<Manifest>;
    return this.#manifest;
  }
}

const distinct = (texts: readonly string[]): string[] => [...new Set(texts)];

/** A class by its IRI, or below the space of the schema. */
function classesOf(type: unknown, space: string): string[] {
  return (Array.isArray(type) ? type : []).flatMap((one: unknown) => {
    const id = typeof one === 'string' ? one : (one as { readonly id?: unknown } | null)?.id;
    return typeof id !== 'string' ? [] : [/^https?:\/\//.test(id) ? id : space + id];
  });
}
