// Verb forms at a token: whether one heads a clause, to which class of the lexicon it belongs.

import type { Document } from './document.js';

const FINITE = new Set(['present', 'past', 'imperfect', 'future', 'conditional', 'subjunctive']);

/** A verb form that heads a clause. A form that may be a noun counts as one after an article or a preposition. */
export function isFiniteVerb(doc: Document, at: number): boolean {
  if (doc.is('Month', at)) return false;
  if (doc.isAny('Prep', at) || doc.is('Art', at) || doc.is('And', at) || doc.inPhrase(at)) return false;
  if (doc.is('Aux', at) && !doc.isAny('V.', at)) return true;
  const verb = doc.annotationsAt(at).some(({ type, form }) => type === 'V' && FINITE.has(form));
  if (!verb) return false;
  return !(
    doc.is('Art', at - 1) ||
    doc.isAny('Prep', at - 1) ||
    doc.is('Possessive', at - 1) ||
    doc.is('Demonstrative', at - 1) ||
    doc.is('EventNoun', at) ||
    doc.is('Instrument', at) ||
    doc.is('ActionNoun', at) ||
    doc.tokens[at]?.capital
  );
}

/** Whether a form of a verb of a class starts at a token. */
export const isVerb = (doc: Document, at: number, name: string): boolean => doc.isAny(`V.${name}`, at);

/** The infinitive of the verb at a token that belongs to a class, if one does. */
export function verbAt(
  doc: Document,
  at: number,
  names: readonly string[],
): { name: string; lemma: string; form: string } | undefined {
  if (!doc.isAny('V.', at)) return undefined;
  for (const name of names) {
    const found = doc.annotationsAt(at).find(({ type }) => type === `V.${name}`);
    if (found !== undefined) return { name, lemma: found.data as string, form: found.form };
  }
  return undefined;
}
