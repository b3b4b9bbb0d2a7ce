// The data as the checks see them: own nodes sorted by what their IRIs say, and the texts of the articles. Made once for
// each validation; texts are cut into code points only when a passage asks.
import type { Term } from '@rdfjs/types';
import { DataFactory } from 'n3';
import { pacta } from '../graph/vocabulary.js';
import { type CodePointText, codePointText } from './code-points.js';
import type { DataGraph } from './data-graph.js';
import type { Domains } from './domains.js';
import { type ResourceIri, readResourceIri } from './resource-iri.js';

type Form<F extends ResourceIri['form']> = Extract<ResourceIri, { readonly form: F }>;
export interface Node<F extends ResourceIri['form']> {
  readonly key: string;
  readonly term: Term;
  readonly iri: Form<F>;
}
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** What a check found wrong; its shape says how grave that is and in which words. */
export interface Flaw {
  readonly focus: Term;
  readonly path?: Term;
  readonly value?: Term;
  /** What would be right, for the message. */
  readonly expected?: string;
  /** What may have been meant, the likeliest first. */
  readonly suggested?: readonly Term[];
}
export type Check = (survey: Survey) => Iterable<Flaw>;

export class Survey {
  readonly graph: DataGraph;
  /** Facts that a curation retracts and that were there. */
  readonly retracted: ReadonlySet<string>;
  readonly articles: readonly Node<'article'>[];
  readonly passages: readonly Node<'passage'>[];
  readonly parts: readonly Node<'part'>[];
  readonly domains: Domains;
  /** Base of the IRIs that must be described. */
  readonly base: string;
  readonly #iris = new Map<string, ResourceIri | undefined>();
  readonly #texts = new Map<string, CodePointText | undefined>();

  constructor(graph: DataGraph, base: string, retracted: ReadonlySet<string>, domains: Domains) {
    this.graph = graph;
    this.retracted = retracted;
    this.base = base;
    this.domains = domains;
    const articles: Node<'article'>[] = [];
    const passages: Node<'passage'>[] = [];
    const parts: Node<'part'>[] = [];
    for (const [key, { term }] of graph.own.subjects) {
      const iri = term.termType === 'NamedNode' ? this.iri(key) : undefined;
      if (iri?.form === 'passage') passages.push({ key, term, iri });
      else if (iri?.form === 'part') parts.push({ key, term, iri });
      else if (iri?.form === 'article') articles.push({ key, term, iri });
    }
    this.articles = articles;
    this.passages = passages;
    this.parts = parts;
  }

  /** What an IRI says, or undefined when it is none of ours. */
  iri(key: string): ResourceIri | undefined {
    if (this.#iris.has(key)) return this.#iris.get(key);
    const iri = readResourceIri(key, this.base);
    this.#iris.set(key, iri);
    return iri;
  }

  /** The article that the IRI stands in or names. */
  articleOf(key: string): string | undefined {
    const iri = this.iri(key);
    return iri !== undefined && 'article' in iri ? iri.article : undefined;
  }

  /** The text of an article, or undefined when the data lack it or give more than one. */
  text(article: string): CodePointText | undefined {
    if (this.#texts.has(article)) return this.#texts.get(article);
    const literal = this.graph.only(article, pacta.text.value);
    const text = literal?.termType === 'Literal' ? codePointText(literal.value) : undefined;
    this.#texts.set(article, text);
    return text;
  }

  /** True for an article of which the data hold no text: what else is said of it elsewhere is not known here. */
  isAbsent(article: string): boolean {
    return this.graph.out(article, pacta.text.value).size === 0;
  }

  /** Where the passages lie that a node names as evidence, by their IRIs; those of the node's own article only. */
  evidence(key: string): (Span & { readonly key: string })[] {
    const article = this.articleOf(key);
    return [...this.graph.out(key, pacta.evidence.value).keys()].flatMap((passage) => {
      const iri = this.iri(passage);
      return iri?.form === 'passage' && iri.article === article
        ? [{ key: passage, start: iri.start, end: iri.end }]
        : [];
    });
  }

  node(iriText: string): Term {
    return DataFactory.namedNode(iriText);
  }

  words(passage: string): string | undefined {
    return this.graph.only(passage, pacta.exact.value)?.value;
  }
}

export const covers = (outer: Span, inner: Span): boolean => outer.start <= inner.start && inner.end <= outer.end;

/** A whole number as written, or undefined. */
export function readInteger(term: Term | undefined): number | undefined {
  if (term?.termType !== 'Literal' || !/^\d{1,15}$/.test(term.value)) return undefined;
  return Number(term.value);
}

export const quote = (words: string): string =>
  `“${words.length > 240 ? `${words.slice(0, 160)} … ${words.slice(-60)}` : words}”`;
