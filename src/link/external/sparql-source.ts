// A SPARQL endpoint as a source: what has one of the names as a label, with its other labels and its classes. Wikidata's
// dialect is known by the way in which it says classes (wdt:P31); everything else is standard.
import { ServiceUnavailable } from '../../store/errors.js';
import type { PoliteClient } from './polite-client.js';
import type { Offered, Source, Wanted } from './source.js';

const NAMES_ASKED = 6;
const MOST_ROWS = 5000;
const LABELS =
  '<http://www.w3.org/2000/01/rdf-schema#label>|<http://www.w3.org/2004/02/skos/core#prefLabel>|<http://www.w3.org/2004/02/skos/core#altLabel>|<http://xmlns.com/foaf/0.1/name>';
const CLASSES = '<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>|<http://www.wikidata.org/prop/direct/P31>';

interface Term {
  readonly type: string;
  readonly value: string;
}
type Row = Readonly<Record<string, Term | undefined>>;

export class SparqlSource implements Source {
  readonly batch = 10;
  readonly #client: PoliteClient;
  readonly #url: string;

  constructor(client: PoliteClient, url: string) {
    this.#client = client;
    this.#url = url;
  }

  async space(): Promise<undefined> {
    return undefined;
  }

  async offers(things: readonly Wanted[]): Promise<ReadonlyMap<string, readonly Offered[]>> {
    const byLabel = new Map<string, Set<string>>();
    for (const { iriText, names } of things)
      for (const { text } of names.slice(0, NAMES_ASKED))
        byLabel.set(text, (byLabel.get(text) ?? new Set()).add(iriText));
    const languages = [...new Set(things.flatMap(({ names }) => names.map(({ language }) => language)))].sort();
    const literals = [...byLabel.keys()]
      .sort()
      .flatMap((text) => ['', ...languages].map((language) => literal(text, language)));
    const found = await this.#select(
      `SELECT DISTINCT ?item ?label WHERE { VALUES ?label { ${literals.join(' ')} } ?item ${LABELS} ?label FILTER(isIRI(?item)) } LIMIT ${MOST_ROWS}`,
    );
    const offered = new Map<string, Set<string>>();
    for (const { item, label } of found)
      for (const iriText of byLabel.get(label?.value ?? '') ?? [])
        offered.set(iriText, (offered.get(iriText) ?? new Set()).add(item?.value ?? ''));
    const items = [...new Set([...offered.values()].flatMap((iris) => [...iris]))].filter((item) =>
      /^https?:\/\/[^\s<>"{}|\\^`]+$/.test(item),
    );
    const described = await this.#describe(items.sort());
    return new Map(
      things.map(({ iriText }) => [
        iriText,
        [...(offered.get(iriText) ?? [])].sort().flatMap((item) => described.get(item) ?? []),
      ]),
    );
  }

  async #describe(items: readonly string[]): Promise<Map<string, Offered>> {
    if (items.length === 0) return new Map();
    const values = `VALUES ?item { ${items.map((item) => `<${item}>`).join(' ')} }`;
    const labels = await this.#select(
      `SELECT ?item ?label WHERE { ${values} ?item ${LABELS} ?label } LIMIT ${MOST_ROWS * 10}`,
    );
    const classes = await this.#select(
      `SELECT ?item ?class WHERE { ${values} ?item ${CLASSES} ?class FILTER(isIRI(?class)) } LIMIT ${MOST_ROWS}`,
    );
    const of = (rows: readonly Row[], item: string, name: string): string[] => [
      ...new Set(rows.filter((row) => row['item']?.value === item).map((row) => row[name]?.value ?? '')),
    ];
    return new Map(
      items.map((item) => [
        item,
        { iriText: item, names: of(labels, item, 'label'), classes: of(classes, item, 'class') },
      ]),
    );
  }

  async #select(query: string): Promise<readonly Row[]> {
    const answer = await this.#client.json({
      url: this.#url,
      form: { query },
      accept: 'application/sparql-results+json',
    });
    const bindings = (answer as { readonly results?: { readonly bindings?: unknown } } | null)?.results?.bindings;
    if (!Array.isArray(bindings)) throw new ServiceUnavailable(`${this.#url} answered with no SPARQL results`);
    return bindings as readonly Row[];
  }
}

/** Hint: JSON's escapes are SPARQL's. */
const literal = (text: string, language: string): string =>
  `${JSON.stringify(text)}${language === '' ? '' : `@${language}`}`;
