// Passages and articles against the text: words to the letter, offsets that agree with the IRI, the digest. Where the
// data lack the text, nothing is compared, and that is said.

import { sha256 } from '../../graph/quads.js';
import { pacta } from '../../graph/vocabulary.js';
import { type Check, type Flaw, quote, readInteger } from '../survey.js';

/** What a passage quotes is what stands between its offsets. */
export const passageWords: Check = function* (survey) {
  const { graph } = survey;
  for (const { key, term, iri } of survey.passages) {
    const text = survey.text(iri.article);
    const start = readInteger(graph.only(key, pacta.startOffset.value));
    const end = readInteger(graph.only(key, pacta.endOffset.value));
    if (text === undefined || start === undefined || end === undefined || start >= end) continue;
    const words = text.slice(start, end);
    for (const exact of graph.out(key, pacta.exact.value).values()) {
      if (exact.value === words) continue;
      const expected = words === undefined ? `nothing (it ends at ${text.length})` : quote(words);
      yield { focus: term, path: pacta.exact, value: exact, expected };
    }
  }
};

/** The article and the offsets in a passage's IRI are those of its properties. */
export const passageOffsets: Check = function* ({ passages, graph }) {
  for (const { key, term, iri } of passages) {
    const said = [
      [pacta.inArticle, iri.article],
      [pacta.startOffset, String(iri.start)],
      [pacta.endOffset, String(iri.end)],
    ] as const;
    for (const [path, expected] of said) {
      for (const value of graph.out(key, path.value).values())
        if (value.value !== expected) yield { focus: term, path, value, expected };
    }
  }
};

/** The digest is that of the text's UTF-8 bytes. */
export const articleDigest: Check = function* ({ articles, graph }) {
  for (const { key, term } of articles) {
    const text = graph.only(key, pacta.text.value);
    if (text === undefined) continue;
    const expected = sha256(text.value);
    for (const value of graph.out(key, pacta.sha256.value).values())
      if (value.value !== expected) yield { focus: term, path: pacta.sha256, value, expected };
  }
};

/** Advice where nothing could be compared with the text, once for each article. */
export const articleAbsent: Check = function* (survey): Iterable<Flaw> {
  const articles = new Set([...survey.articles, ...survey.passages, ...survey.parts].map(({ iri }) => iri.article));
  const isTold = (article: string): boolean => survey.graph.isInstance(article, pacta.Article.value);
  for (const article of articles)
    if (survey.isAbsent(article) && !isTold(article)) yield { focus: survey.node(article) };
};
