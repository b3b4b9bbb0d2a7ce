// Triples in, the facts among them out: what kind each is of, the words that show it, and who says it.
import { pacta } from '../../graph/vocabulary.js';
import { inTextOrder, type Passage, readPassage } from '../knowledge/passages.js';
import type { Triples } from '../knowledge/triples.js';
import { FACT_KINDS, type FactKind, KINDS } from './kinds.js';

export interface Fact {
  readonly iriText: string;
  readonly kind: FactKind;
  /** The main one first: the one that the IRI is minted from. The others in the order of the text. */
  readonly evidence: readonly Passage[];
  /** Who says it: persons, states, organizations or documents. Empty when the article says it in its own voice. */
  readonly speakers: readonly string[];
  /** An editor added or corrected it. */
  readonly curated: boolean;
}

/** Undefined for what is no fact. */
export function readFact(iriText: string, triples: Triples): Fact | undefined {
  const kind = FACT_KINDS.find((name) => triples.is(iriText, KINDS[name].type));
  if (kind === undefined) return undefined;
  const evidence = triples
    .iris(iriText, pacta.evidence)
    .flatMap((passage) => readPassage(passage, triples) ?? [])
    .sort(inTextOrder);
  const start = startOf(iriText);
  const main = evidence.findIndex((passage) => passage.start === start);
  if (main > 0) evidence.unshift(...evidence.splice(main, 1));
  const statements = kind === 'statement' ? [iriText] : triples.iris(iriText, pacta.accordingTo);
  return {
    iriText,
    kind,
    evidence,
    speakers: [...new Set(statements.flatMap((statement) => triples.iris(statement, pacta.speaker)))],
    curated: triples.text(iriText, pacta.rule) === 'curated',
  };
}

/** Every fact that the triples tell of, in the order in which the text first shows them. */
export function readFacts(triples: Triples): Fact[] {
  return triples
    .subjects()
    .flatMap((subject) => readFact(subject, triples) ?? [])
    .sort(inOrder);
}

/** By article, then as the text first shows them. */
export function inOrder(a: Fact, b: Fact): number {
  const [first, second] = [a.evidence[0], b.evidence[0]];
  if (first === undefined || second === undefined) return Number(first === undefined) - Number(second === undefined);
  if (first.article !== second.article) return first.article < second.article ? -1 : 1;
  return inTextOrder(first, second) || (a.iriText < b.iriText ? -1 : 1);
}

const startOf = (iriText: string): number | undefined => {
  const start = /\/(\d+)(?:-\d+)?$/.exec(iriText)?.[1];
  return start === undefined ? undefined : Number(start);
};

/** "treaty-92": the id of the fact on the page of its article. */
export const anchorOf = (iriText: string): string => iriText.split('/').slice(-2).join('-');

/** IRI of the article that a fact or a passage belongs to. */
export const articleOf = (iriText: string, base: string): string | undefined =>
  iriText.startsWith(`${base}article/`)
    ? `${base}article/${iriText.slice(base.length + 'article/'.length).split(/[/#]/)[0]}`
    : undefined;
