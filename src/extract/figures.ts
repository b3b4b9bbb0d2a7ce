// Quantity spans → figures: what is measured, in which period, about whom, whether it is a level, a rise, a share or a
// duration. Numbers inside dates, ordinals and counts of "the two countries" never get here.

import type { Discourse } from './discourse.js';
import type { Document } from './document.js';
import type { EntityKey, Figure } from './facts.js';
import { aspectOf, countedEarlier, measuredPhrase, phraseEnd, type QuantityRun } from './figure-measures.js';
import { periodOf } from './figure-periods.js';
import type { Named } from './names.js';
import { isPause } from './phrases.js';
import type { Quantity } from './quantities.js';
import { isFiniteVerb } from './verbs.js';

/** Finds the figures of an article, in text order within each sentence. */
export function findFigures(doc: Document, discourse: Discourse): Figure[] {
  const figures: Figure[] = [];
  doc.sentences.forEach((sentence, index) => {
    for (const found of doc.all('Quantity', sentence.first, sentence.last)) {
      const { first, last, data } = found;
      figures.push(figureOf(doc, discourse, index, { first, last, quantity: data as Quantity }, figures));
    }
    for (const factor of factorsIn(doc, sentence.first, sentence.last)) {
      figures.push(figureOf(doc, discourse, index, factor, figures));
    }
  });
  return figures;
}

/** "è triplicato": a verb that is itself a factor. */
function factorsIn(doc: Document, first: number, last: number): QuantityRun[] {
  const found: QuantityRun[] = [];
  for (let at = first; at < last; at++) {
    const verb = doc.annotationsAt(at).find(({ type, form }) => type === 'V' && form !== 'infinitive');
    const factor = verb === undefined ? undefined : doc.pack.quantities.factors[verb.data as string];
    if (factor === undefined) continue;
    let begin = at;
    while (begin > first && (doc.is('Aux', begin - 1) || doc.is('Adverb', begin - 1))) begin--;
    found.push({
      first: begin,
      last: at + 1,
      quantity: { value: String(factor), unit: 'factor', bound: 'exact', numberAt: at },
    });
  }
  return found;
}

function figureOf(
  doc: Document,
  discourse: Discourse,
  sentence: number,
  run: QuantityRun,
  earlier: readonly Figure[],
): Figure {
  const { first, last, quantity } = run;
  const range = doc.sentence(sentence);
  const aspect = aspectOf(doc, range.first, run);
  const measured = measuredPhrase(doc, range.first, run, aspect);
  const previous = earlier.at(-1);
  const period = periodOf(doc, discourse, range, run, previous);
  const carried =
    measured === undefined && previous !== undefined && sameParagraph(doc, previous, sentence) ? previous : undefined;
  const about = aboutWhom(doc, discourse, sentence, run, carried);
  const begin = extendBack(doc, range.first, first, aspect);
  const measures = measured ?? carried?.measures;
  const counts =
    quantity.unit !== 'count'
      ? undefined
      : quantity.counted === undefined
        ? countedEarlier(doc, range.first, first)
        : doc.words(doc.span(...quantity.counted));
  return {
    kind: 'Figure',
    id: `figure:${doc.tokens[first]?.start}:${quantity.unit}`,
    rule: `figure.${quantity.unit === 'count' ? 'count' : quantity.unit === 'factor' ? 'factor' : 'quantity'}`,
    evidence: [doc.span(begin, evidenceEnd(doc, last, range.last, quantity))],
    accordingTo: [],
    value: quantity.value,
    unit: quantity.unit,
    ...(counts === undefined ? {} : { counts }),
    bound: quantity.bound,
    aspect,
    ...(measures === undefined ? {} : { measures }),
    ...(period === undefined ? {} : { period }),
    about,
  };
}

function sameParagraph(doc: Document, figure: Figure, sentence: number): boolean {
  const [span] = figure.evidence;
  const other = span === undefined ? -1 : doc.sentenceOf(doc.tokenAt(span[0]));
  return doc.sentences[other]?.paragraph === doc.sentences[sentence]?.paragraph;
}

/** Whose what is counted is ("150 aziende italiane"); states named beside the figure; anaphors of the pair; else those of
 * the figure that it continues. */
function aboutWhom(
  doc: Document,
  discourse: Discourse,
  sentence: number,
  run: QuantityRun,
  carried: Figure | undefined,
): EntityKey[] {
  const owner = run.quantity.unit === 'count' ? ownerOfCounted(doc, run) : undefined;
  if (owner !== undefined) return [owner];
  if (carried !== undefined && carried.about.length > 0) return [...carried.about];
  return discourse.concerned(sentence);
}

/** Most tokens from what is counted to the adjective of its state ("sette ministri da parte italiana"). */
const OWNER_REACH = 4;

function ownerOfCounted(doc: Document, { first, last }: QuantityRun): EntityKey | undefined {
  for (let at = first; at < last + OWNER_REACH; at++) {
    if (at >= last && (isPause(doc, at) || isFiniteVerb(doc, at) || doc.is('And', at) || doc.is('Relative', at)))
      return undefined;
    const state = doc.get('State', at, 'demonym');
    if (state === undefined) continue;
    const { keys } = state.data as Named;
    return keys.length === 1 && !doc.is('And', state.last) ? keys[0] : undefined;
  }
  return undefined;
}

function extendBack(doc: Document, from: number, first: number, aspect: string): number {
  let begin = first;
  const { beforeNumber } = doc.pack.quantities;
  while (
    begin > from &&
    (beforeNumber.includes(doc.norm(begin - 1)) ||
      doc.is('Art', begin - 1) ||
      (doc.isAny('Prep', begin - 1) && aspect !== 'level'))
  )
    begin--;
  for (let at = begin - 1; at >= Math.max(from, begin - 2); at--) {
    if (
      doc.isAny('V.grow', at) ||
      doc.isAny('V.fall', at) ||
      doc.isAny('V.reach', at) ||
      doc.isAny('V.exceed', at) ||
      doc.is('Duration', at)
    )
      begin = at;
  }
  while (begin > from && doc.is('Aux', begin - 1)) begin--;
  return begin;
}

function evidenceEnd(doc: Document, last: number, limit: number, quantity: Quantity): number {
  if (quantity.unit !== 'percent' || !doc.is('Prep.of', last)) return last;
  return Math.min(limit, phraseEnd(doc, last + 1));
}
