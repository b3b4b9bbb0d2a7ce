// A reading as plain JSON, for programs without RDF. Offsets count code points, half-open, as in the graph.
import type { Article } from '../article/article.js';
import type { Reading, Span } from '../extract/facts.js';
import { codePointOffsets } from '../graph/offsets.js';

interface Run {
  readonly start: number;
  readonly end: number;
  readonly exact: string;
}

/** What `convert --to json` writes for one article. */
export function plainReading(article: Article, reading: Reading): object {
  const { text, slug, language: _given, ...known } = article;
  const toCodePoints = codePointOffsets(text);
  const run = ([start, end]: Span): Run => ({
    start: toCodePoints(start),
    end: toCodePoints(end),
    exact: text.slice(start, end),
  });
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

/** Every span within a fact, at any depth, as a run with its words. */
function spansToRuns(value: unknown, run: (span: Span) => Run): unknown {
  if (isSpan(value)) return run(value);
  if (Array.isArray(value)) return value.map((item) => spansToRuns(item, run));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, spansToRuns(item, run)]));
}

const isSpan = (value: unknown): value is Span =>
  Array.isArray(value) && value.length === 2 && value.every((item) => typeof item === 'number');
