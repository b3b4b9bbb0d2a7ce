// Where an agent stands: whether a preposition governs it, a verb without a subject has it as object, or it belongs to
// the words after it. Such an agent is no subject.

import type { Agent } from './agent.js';
import type { Document } from './document.js';
import { qualifiesNoun } from './phrases.js';

/** What stands before a possessive mark or an office belongs to what follows and is no subject. */
export function attributive(doc: Document, agent: Agent): boolean {
  if (doc.is('PossessiveMark', agent.last) || isObject(doc, agent.first)) return true;
  return (
    (agent.kind === 'state' || (agent.kind === 'organization' && doc.is('Office', agent.last))) &&
    doc.pack.meta.modifiersBefore === true &&
    (doc.is('Office', agent.last) || qualifiesNoun(doc, agent.last))
  );
}

/** "con A, B e C": after B comes another comma or "and", not a verb. */
export const listGoesOn = (doc: Document, at: number): boolean => doc.norm(at) === ',' || doc.is('And', at);

/** A verb form that has no subject of its own stands right before, past articles and titles: "establishing X", "to
 * meet X". */
function isObject(doc: Document, first: number): boolean {
  let at = first - 1;
  while (
    doc.is('Art', at) ||
    doc.is('Title', at) ||
    doc.is('Counterpart', at) ||
    doc.is('Possessive', at) ||
    doc.is('OfficeModifier', at) ||
    doc.is('State', at, 'demonym') ||
    doc.covering('Office', at) !== undefined
  )
    at--;
  return (
    doc.pack.meta.modifiersBefore === true &&
    doc.annotationsAt(at).some(({ type, form }) => type === 'V' && OBJECT_AFTER.has(form))
  );
}

const OBJECT_AFTER = new Set(['gerund', 'infinitive', 'future', 'conditional']);

/** A preposition stands before the agent, past its article, office and adjectives. */
export function governed(doc: Document, at: number, from: number): boolean {
  let before = at - 1;
  while (before >= from) {
    if (doc.isAny('Prep', before)) {
      if (doc.is('Prep.of', before) && officeBefore(doc, before, from)) {
        before--;
        continue;
      }
      return true;
    }
    if (doc.norm(before) === '.' && doc.is('Title', before - 1)) before--;
    else if (
      !doc.is('Office', before) &&
      !insideOffice(doc, before, from) &&
      !doc.is('Art', before) &&
      !doc.is('State', before, 'demonym') &&
      !doc.is('Possessive', before) &&
      !doc.is('Counterpart', before) &&
      !doc.is('Title', before)
    )
      return false;
    before--;
  }
  return false;
}

function insideOffice(doc: Document, at: number, from: number): boolean {
  for (let first = at; first >= Math.max(from, at - 5); first--)
    if ((doc.get('Office', first)?.last ?? -1) > at) return true;
  return false;
}

const officeBefore = (doc: Document, at: number, from: number): boolean =>
  at - 1 >= from && insideOffice(doc, at - 1, from);
