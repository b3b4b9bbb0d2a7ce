// Verb forms at a token: whether one heads a clause, to which class of the lexicon it belongs.

import type { Document } from './document.js';

const FINITE = new Set(['present', 'past', 'imperfect', 'future', 'conditional', 'subjunctive']);

/** A verb form that heads a clause. A form that may be a noun counts as one after an article or a preposition. */
export function isFiniteVerb(doc: Document, at: number): boolean {
  let finite = false;
  let aux = false;
  let classed = false;
  let noun = doc.tokens[at]?.capital ?? false;
  // one pass: this is asked of most tokens, several times
  for (const { type, form } of doc.annotationsAt(at)) {
    if (type === 'V') finite ||= FINITE.has(form);
    else if (type === 'Aux') aux = true;
    else if (NOUNS.has(type)) noun = true;
    else if (NEVER.has(type) || type.startsWith('Prep')) return false;
    else if (type.startsWith('V.')) classed = true;
  }
  if ((!finite && !aux) || doc.inPhrase(at)) return false;
  if (aux && !classed) return true;
  if (!finite || noun) return false;
  // "that" leads a noun or a clause; a verb form that is left after it heads the clause
  const relative = doc.is('That', at - 1);
  return !doc
    .annotationsAt(at - 1)
    .some(({ type }) => (LEADS_NOUN.has(type) && !(relative && type === 'Demonstrative')) || type.startsWith('Prep'));
}

const NEVER = new Set(['Month', 'Art', 'And']);
const NOUNS = new Set(['EventNoun', 'Instrument', 'ActionNoun']);
const LEADS_NOUN = new Set(['Art', 'Possessive', 'Demonstrative']);

/** Whether a form of a verb of a class starts at a token. */
export const isVerb = (doc: Document, at: number, name: string): boolean => doc.isAny(`V.${name}`, at);

/** The infinitive of the verb at a token that belongs to a class, if one does. */
export function verbAt(
  doc: Document,
  at: number,
  names: readonly string[],
): { name: string; lemma: string; form: string } | undefined {
  const verbs = doc.annotationsAt(at).filter(({ type }) => type.startsWith('V.'));
  if (verbs.length === 0) return undefined;
  for (const name of names) {
    const found = verbs.find(({ type }) => type.length === name.length + 2 && type.endsWith(name));
    if (found !== undefined) return { name, lemma: found.data as string, form: found.form };
  }
  return undefined;
}

/** An auxiliary stands within four tokens before a participle, past adverbs, other verbs and what else may stand between. */
export function auxBefore(doc: Document, at: number, from: number, mayStand: (between: number) => boolean): boolean {
  for (let before = at - 1; before >= Math.max(from, at - 4); before--) {
    if (doc.is('Aux', before) || doc.is('Been', before)) return true;
    if (!doc.is('Adverb', before) && !doc.is('V', before) && !mayStand(before)) return false;
  }
  return false;
}
