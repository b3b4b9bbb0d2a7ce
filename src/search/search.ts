// What everything above the search index knows of it: requests in, hits out. Names (labels, alternative and hidden ones,
// acronyms, demonyms, headlines) and passages (the words that are evidence of a fact) are found alike; a thing is one hit,
// however many of its names match.

export interface SearchRequest {
  /** Words in any language and script; all must be there, or where no hit has them all, as many as possible. */
  readonly query: string;
  /** Class by its IRI or its local name: "State", "Treaty", "Article", "Passage". */
  readonly type?: string;
  /** Tag of the language that a name or a passage must be in; "en" takes "en-GB", too. */
  readonly language?: string;
  /** Most hits; default 20. */
  readonly limit?: number;
  /** Hits to pass over. */
  readonly offset?: number;
  /** Says of each thing by its IRI whether it may be found. */
  readonly admits?: (iriText: string) => boolean;
}

/** Part of a text, half-open, in UTF-16 units. */
export type Range = readonly [start: number, end: number];

export interface SearchHit {
  /** The thing that is named so, or the passage. */
  readonly iriText: string;
  readonly kind: 'name' | 'passage';
  /** Its classes by local name, the most specific first: ["Treaty", "Fact"]. */
  readonly types: readonly string[];
  /** What to call it: its preferred name in the language that was asked for, else in English, else any; of a passage, its text. */
  readonly label: string;
  /** Language of the label; "" where it has none. */
  readonly labelLanguage: string;
  /** The name or the text that matched best, and its language. */
  readonly matched: string;
  readonly matchedLanguage: string;
  /** Words of `matched` that the query asked for, in order. */
  readonly ranges: readonly Range[];
  /** BM25; comparable within one answer only. */
  readonly score: number;
  /** The article that a passage or a fact stands in. */
  readonly article?: string;
  /** Facts that a passage is evidence of. */
  readonly facts?: readonly string[];
}

export interface SearchAnswer {
  readonly query: string;
  /** How many things match in all. */
  readonly total: number;
  /** "all": each hit has every word of the query; "any": no hit has all, these have some. */
  readonly words: 'all' | 'any';
  readonly hits: readonly SearchHit[];
}

export interface CompletionRequest {
  /** Beginning of a name; its last word may be incomplete. */
  readonly prefix: string;
  readonly type?: string;
  readonly language?: string;
  /** Default 10. */
  readonly limit?: number;
}

export interface Search {
  search(request: SearchRequest): Promise<SearchAnswer>;
  /** Things with a name that begins so, best first. */
  complete(request: CompletionRequest): Promise<readonly SearchHit[]>;
}
