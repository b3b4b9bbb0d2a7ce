// What an article is to every later stage: its exact text and what is known about it. Nothing here reads a file.

/** A news article. `text` is the article's text to the letter: no trimming, no normalisation, line ends as they came. */
export interface Article {
  /** `[a-z0-9-]+`; names the article's IRI and graph. */
  readonly slug: string;
  readonly text: string;
  /** BCP 47 tag, when it was given; the converter recognises it otherwise. */
  readonly language?: string;
  readonly title?: string;
  readonly url?: string;
  readonly publisher?: string;
  /** `YYYY-MM-DD`, when known. */
  readonly published?: string;
  readonly license?: string;
  /** Where it was read from, for messages; never part of the graph. */
  readonly source?: string;
}
