// A reading as plain JSON, for programs without RDF. Offsets count code points, half-open, as in the graph.
import type { Article } from '../article/article.js';
import type { Reading, Span } from '../extract/facts.js';
import { codePointOffsets } from '../graph/offsets.js';

/** A passage: code points, half-open, and its words. */
export interface Run {
  readonly start: number;
  readonly end: number;
  readonly exact: string;
}

/** What `convert --to json` writes for one article. */
export function plainReading(article: Article, reading: Reading): object {
  const { text, slug, language: _given, ...known } = article;
  const run = runsOf(text);
  const { source: _source, ...given } = known;
  return {
    id: slug,
    language: reading.language,
    ...(reading.headline === undefined ? {} : { headline: reading.headline }),
    ...given,
    text,
    mentions: reading.mentions.map(({ span, entities, form }) => ({ ...run(span), refersTo: entities, form })),
    entities: reading.entities,
    facts: reading.facts.map((fact) => spansToRuns(fact, run)),
  };
}

/** Passages of a text by their spans. */
export function runsOf(text: string): (span: Span) => Run {
  const toCodePoints = codePointOffsets(text);
  return ([start, end]) => ({ start: toCodePoints(start), end: toCodePoints(end), exact: text.slice(start, end) });
}

/** Every span within a value, at any depth, as a run with its words. */
export function spansToRuns(value: unknown, run: (span: Span) => Run): unknown {
  if (isSpan(value)) return run(value);
  if (Array.isArray(value)) return value.map((item) => spansToRuns(item, run));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, spansToRuns(item, run)]));
}

const isSpan = (value: unknown): value is Span =>
  Array.isArray(value) && value.length === 2 && value.every((item) => typeof item === 'number');
