// The index of names and passages over a catalog. Every name of a thing and every passage that is evidence is a document of
// its own, so that the one that matched can be told; BM25 ranks the documents, weighted by the kind of name, and the best
// document of a thing stands for it. A word is indexed folded and as stem in the language of the text; a word of a query is
// stemmed in every language, for nobody says which one it is.
import type { Catalog } from './catalog.js';
import { type Entry, NAME_WEIGHTS } from './entries.js';
import { foldText, foldWord, Terms, wordsOf } from './fold.js';
import { bestName, specificFirst } from './naming.js';
import { Postings, type Scored, type WantedWord } from './postings.js';
import type { CompletionRequest, Range, Search, SearchAnswer, SearchHit, SearchRequest } from './search.js';
import { primary, STEMMED } from './stem.js';

interface Document {
  readonly entry: Entry;
  readonly kind: 'name' | 'passage';
  readonly text: string;
  readonly language: string;
  readonly weight: number;
  /** Of a name, its words folded; "" of a passage. */
  readonly folded: string;
}

const PASSAGE_WEIGHT = 1;
/** A name that is the query word for word stands before longer names that hold it. */
const WHOLE_NAME = 2;

export class SearchIndex implements Search {
  readonly #catalog: Catalog;
  readonly #postings = new Postings();
  readonly #terms = new Terms();
  readonly #documents = new Map<number, Document>();
  readonly #ofEntry = new Map<string, number[]>();

  constructor(catalog: Catalog) {
    this.#catalog = catalog;
    catalog.listen({ put: (entry) => this.#put(entry), remove: (iriText) => this.#remove(iriText) });
  }

  async search({ query, type, language, limit = 20, offset = 0, admits }: SearchRequest): Promise<SearchAnswer> {
    await this.#refresh();
    const words = wordsOf(query)
      .map(({ text }): WantedWord => ({ terms: this.#terms.of(text, STEMMED, true) }))
      .filter(({ terms }) => terms.length > 0);
    const accepts = (document: Document): boolean =>
      isOf(document, type, language) && (admits === undefined || admits(document.entry.iriText));
    let best = this.#best(this.#postings.find(words, false), query, accepts);
    const all = best.length > 0 || words.length < 2;
    if (!all) best = this.#best(this.#postings.find(words, true), query, accepts);
    return {
      query,
      total: best.length,
      words: all ? 'all' : 'any',
      hits: best.slice(offset, offset + limit).map((scored) => this.#hit(scored, words, language)),
    };
  }

  async complete({ prefix, type, language, limit = 10 }: CompletionRequest): Promise<readonly SearchHit[]> {
    await this.#refresh();
    const folded = wordsOf(prefix)
      .map(({ text }) => foldWord(text))
      .filter((word) => word !== '');
    const words = folded.map(
      (word, index): WantedWord => ({ terms: [word], ...(index === folded.length - 1 ? { prefix: word } : {}) }),
    );
    const accepts = (document: Document): boolean => document.kind === 'name' && isOf(document, type, language);
    return this.#best(this.#postings.find(words, false), prefix, accepts)
      .slice(0, limit)
      .map((scored) => this.#hit(scored, words, language));
  }

  /** The best document of each thing, best first; equal scores by IRI, so that the order is the same every time. */
  #best(found: readonly Scored[], query: string, accepts: (document: Document) => boolean): Scored[] {
    const whole = foldText(query);
    const best = new Map<string, Scored>();
    for (const { id, score } of found) {
      const document = this.#documents.get(id);
      if (document === undefined || !accepts(document)) continue;
      const { entry, weight, folded } = document;
      const weighted = score * weight * (folded !== '' && folded === whole ? WHOLE_NAME : 1);
      const known = best.get(entry.iriText);
      if (known === undefined || known.score < weighted) best.set(entry.iriText, { id, score: weighted });
    }
    return [...best]
      .sort(([a, { score: first }], [b, { score: second }]) => second - first || (a < b ? -1 : 1))
      .map(([, scored]) => scored);
  }

  #hit({ id, score }: Scored, words: readonly WantedWord[], wanted: string | undefined): SearchHit {
    const document = this.#documents.get(id) as Document;
    const { entry, kind, text, language } = document;
    const { passage } = entry;
    const name = kind === 'passage' ? { text, language } : bestName(entry, wanted);
    const article = passage?.article ?? /^.*\/article\/[a-z0-9-]+/.exec(entry.iriText)?.[0];
    return {
      iriText: entry.iriText,
      kind,
      types: specificFirst(entry.types),
      label: name.text,
      labelLanguage: name.language,
      matched: text,
      matchedLanguage: language,
      ranges: this.#ranges(document, words),
      score,
      ...(article === undefined || article === entry.iriText ? {} : { article }),
      ...(passage === undefined ? {} : { facts: passage.facts }),
    };
  }

  #ranges({ text, language, kind }: Document, words: readonly WantedWord[]): Range[] {
    const asked = new Set(words.flatMap(({ terms }) => terms));
    const prefixes = words.flatMap(({ prefix }) => prefix ?? []);
    const isAsked = (term: string): boolean => asked.has(term) || prefixes.some((prefix) => term.startsWith(prefix));
    return wordsOf(text)
      .filter((word) => this.#termsIn(word.text, language, kind).some(isAsked))
      .map(({ start, end }) => [start, end]);
  }

  #termsIn(word: string, language: string, kind: Document['kind']): readonly string[] {
    return this.#terms.of(word, language === '' ? [] : [language], kind === 'name');
  }

  async #refresh(): Promise<void> {
    await this.#catalog.refresh();
    this.#terms.forget();
  }

  #put(entry: Entry): void {
    this.#remove(entry.iriText);
    const ids: number[] = [];
    const add = (kind: Document['kind'], text: string, language: string, weight: number): void => {
      const terms = wordsOf(text).flatMap((word) => this.#termsIn(word.text, language, kind));
      const id = this.#postings.add(terms);
      this.#documents.set(id, { entry, kind, text, language, weight, folded: kind === 'name' ? foldText(text) : '' });
      ids.push(id);
    };
    for (const { text, language, kind } of entry.names) add('name', text, language, NAME_WEIGHTS[kind]);
    const { passage } = entry;
    if (passage !== undefined) add('passage', passage.text, this.#catalog.languageOf(passage.article), PASSAGE_WEIGHT);
    if (ids.length > 0) this.#ofEntry.set(entry.iriText, ids);
  }

  #remove(iriText: string): void {
    for (const id of this.#ofEntry.get(iriText) ?? []) {
      this.#postings.remove(id);
      this.#documents.delete(id);
    }
    this.#ofEntry.delete(iriText);
  }
}

const isOf = ({ entry, language }: Document, type: string | undefined, wanted: string | undefined): boolean =>
  (type === undefined || entry.types.has(type.replace(/^.*[#]/, '')) || entry.types.has(type)) &&
  (wanted === undefined || language === wanted.toLowerCase() || primary(language) === wanted.toLowerCase());
