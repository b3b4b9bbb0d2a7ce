// Where an event takes place: a named place or state after a preposition of place, past what the place is called, or a
// noun of place without a name, which the article then describes itself.

import type { Document } from './document.js';
import type { EntityKey } from './facts.js';
import type { Named } from './names.js';
import { isVerb } from './verbs.js';

/** Most tokens between an event and its place. */
const FARTHEST = 16;

/** The place of a clause: a named place or state after a preposition of place, or a place noun without a name. */
export function placeOf(
  doc: Document,
  first: number,
  last: number,
  near: number,
  acceptState: boolean,
): EntityKey | undefined {
  let best: { key: EntityKey; distance: number } | undefined;
  const offer = (key: EntityKey, at: number): void => {
    const distance = Math.abs(at - near);
    if (distance <= FARTHEST && (best === undefined || distance < best.distance)) best = { key, distance };
  };
  for (let at = first; at < last; at++) {
    const visited = acceptState && isVerb(doc, doc.is('Art', at - 1) ? at - 2 : at - 1, 'visit');
    const led = leadsToPlace(doc, at, first) && doc.get('Organization', at) === undefined;
    if (!led && !visited) {
      const site = doc.get('Organization', at);
      if (
        site !== undefined &&
        doc.is('Art', at - 1) &&
        isVerb(doc, at - 2, 'attend') &&
        isVenue(doc, site.data as Named)
      )
        offer((site.data as Named).keys[0] as EntityKey, at);
      continue;
    }
    const capital = capitalAt(doc, at);
    if (capital !== undefined) offer(capital, at);
    const place = doc.get('Place', at) ?? (acceptState ? doc.get('State', at, 'name') : undefined);
    if (place !== undefined) offer((place.data as Named).keys[0] as EntityKey, at);
    else if (doc.is('PlaceNoun', at) || doc.is('PlaceName', at)) offer(localPlace(doc, at), at);
  }
  return best?.key;
}

/** "nella capitale serba", "in the Kazakh capital": the capital of a state that is named by its adjective or after
 * "of". */
function capitalAt(doc: Document, at: number): EntityKey | undefined {
  const noun = [at, at + 1, at + 2].find((near) => doc.is('CapitalNoun', near));
  if (noun === undefined) return undefined;
  const after = doc.is('Prep.of', noun + 1) ? noun + 2 : noun + 1;
  const state = (
    doc.get('State', noun - 1) ??
    doc.get('State', after) ??
    (doc.is('Art', after) ? doc.get('State', after + 1) : undefined)
  )?.data as Named | undefined;
  return doc.entities.get(state?.keys[0] ?? '')?.capital;
}

/** A preposition of place stands before, past what the place is called ("in Vietnam's capital Hanoi", "in the city of
 * X"). */
function leadsToPlace(doc: Document, at: number, first: number): boolean {
  let before = at - 1;
  if (doc.is('Prep.in', before) || doc.is('Prep.to', before)) return true;
  let noun = false;
  while (before > first && before > at - 6) {
    const apposition = doc.is('PlaceApposition', before) || (doc.is('Prep.of', before) && noun);
    noun ||= doc.is('PlaceApposition', before) && !doc.is('Art', before);
    if (!apposition && !doc.is('Art', before) && !doc.is('PossessiveMark', before) && !doc.is('State', before)) break;
    before--;
  }
  return (noun || before === at - 2) && before < at - 1 && (doc.is('Prep.in', before) || doc.is('Prep.to', before));
}

const isVenue = (doc: Document, named: Named): boolean =>
  doc.local.get(named.keys[0] ?? '')?.organizationKind === 'institution';

/** "all'aeroporto", "a Villa X": a place that only this article knows. */
function localPlace(doc: Document, at: number): EntityKey {
  let last = doc.get('PlaceNoun', at)?.last ?? doc.get('PlaceName', at)?.last ?? at + 1;
  const noun = last;
  while (doc.tokens[last]?.kind === 'word' && doc.tokens[last]?.capital) last++;
  const named = last > noun && doc.tokens[at]?.capital === true;
  const label = doc.words(doc.span(at, last));
  const key = named
    ? `place/${label
        .toLowerCase()
        .normalize('NFKD')
        .replace(/[^a-z0-9]+/g, '-')
        .replace(/^-|-$/g, '')}`
    : `local-place/${doc.tokens[at]?.start}`;
  if (!doc.local.has(key)) {
    doc.local.set(key, { key, type: 'Place', label });
    doc.mentions.push({ span: doc.span(at, last), entities: [key], form: named ? 'name' : 'description' });
  }
  return key;
}
