// A few articles in, what is written of them out: the step of `convert` that runs in this thread or in several at once. What
// one article does to the converter is kept beside the others' output.
import { gzipSync } from 'node:zlib';
import type { Article } from '../../article/article.js';
import { type Conversion, type Converter, convert } from '../../graph/convert.js';
import { makeIris } from '../../graph/iris.js';
import { type Format, serialize, toNQuads } from '../../graph/serialize.js';
import { loadReferenceGraph, makeConverter } from '../converter.js';
import { CommandError, type ExitCode, explainError } from '../exit.js';
import { plainReading } from '../plain-json.js';
import { countReading, type ReadingCount } from '../reading-report.js';

export interface BatchSettings {
  readonly to: Format | 'json';
  /** Whether the entities' descriptions in the reference graph are wanted. */
  readonly reference: boolean;
  /** One stream of N-Quads, or a document an article. */
  readonly output: 'stream' | 'documents';
  /** Whether the stream is packed by gzip, each batch for itself. */
  readonly packed: boolean;
  /** Whether what was found is counted. */
  readonly report: boolean;
}

export interface Converted {
  readonly slug: string;
  readonly facts: number;
  /** With `documents`. */
  readonly text?: string;
  readonly count?: ReadingCount;
}
/** An error that went from thread to thread. */
export interface PlainProblem {
  readonly code: ExitCode;
  readonly message: string;
  readonly expected: boolean;
  readonly stack?: string;
}
export type Outcome = Converted | { readonly problem: PlainProblem };

export interface BatchResult {
  /** One for each article, in order. */
  readonly outcomes: readonly Outcome[];
  /** With `stream`: the N-Quads of the articles' graphs, sorted within each. */
  readonly bytes: Uint8Array;
  /** With `stream`: IRIs of the entities that the reference graph describes. */
  readonly described: readonly string[];
}
export type ConvertBatch = (articles: readonly Article[]) => Promise<BatchResult>;

/** Loads languages and reference graph, which takes a moment. */
export function makeBatchConverter(settings: BatchSettings): ConvertBatch {
  const iris = makeIris();
  const converter = makeConverter(settings.reference ? loadReferenceGraph(iris) : undefined, iris);
  return async (articles) => {
    const outcomes: Outcome[] = [];
    const texts: string[] = [];
    const described = new Set<string>();
    for (const article of articles) {
      try {
        const conversion = convert(article, converter);
        const text = await textOf(article, conversion, settings);
        outcomes.push({
          slug: article.slug,
          facts: conversion.reading.facts.length,
          ...(settings.output === 'documents' ? { text } : {}),
          ...countOf(article, converter, settings),
        });
        if (settings.output === 'documents') continue;
        texts.push(text);
        for (const { subject } of conversion.described) described.add(subject.value);
      } catch (error) {
        outcomes.push({ problem: plainProblem(error) });
      }
    }
    const bytes = Buffer.from(texts.join(''));
    return { outcomes, bytes: settings.packed ? gzipSync(bytes) : bytes, described: [...described] };
  };
}

const countOf = (article: Article, { languages }: Converter, { report }: BatchSettings): { count?: ReadingCount } =>
  report ? { count: countReading(article, languages) } : {};

async function textOf(article: Article, conversion: Conversion, { to, output }: BatchSettings): Promise<string> {
  const { quads, described, reading } = conversion;
  if (output === 'stream') return toNQuads(quads);
  if (to === 'json') return `${JSON.stringify(plainReading(article, reading), null, 2)}\n`;
  return serialize([...quads, ...described], to);
}

function plainProblem(error: unknown): PlainProblem {
  const stack = error instanceof Error ? error.stack : undefined;
  return { ...explainError(error), ...(stack === undefined ? {} : { stack }) };
}

/** The error as this thread would have thrown it. */
export function asError({ code, message, expected, stack }: PlainProblem): Error {
  if (expected) return new CommandError(code, message);
  const error = new Error(message);
  if (stack !== undefined) error.stack = stack;
  return error;
}
