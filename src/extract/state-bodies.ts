// What acts for a state without being named for it: a side, a government, an office whose holder is not named.

import type { Document } from './document.js';
import type { EntityKey } from './facts.js';
import type { Named } from './names.js';
import type { OfficeHolders } from './office-holders.js';

interface StateBody {
  readonly keys: readonly EntityKey[];
  readonly last: number;
}

/** "the Russian side", "the Serbian government": the state. */
export function sideAt(doc: Document, at: number): StateBody | undefined {
  const state = doc.get('State', at, 'demonym');
  const side = state === undefined ? undefined : doc.get('Side', state.last);
  return state === undefined || side === undefined ? undefined : { keys: (state.data as Named).keys, last: side.last };
}

/** "il governo italiano", "la presidenza di X", "fonti di Palazzo Chigi": a body that acts for its state. */
export function bodyAt(doc: Document, at: number, limit: number): StateBody | undefined {
  const body = doc.get('StateBody', at);
  if (body === undefined) return undefined;
  let next = body.last;
  if (doc.is('Prep.of', next)) next++;
  if (doc.is('Art', next)) next++;
  const state =
    doc.get('State', next) ??
    (next > body.last
      ? undefined
      : doc
          .annotationsAt(at - 1)
          .find(({ type, form, last }) => type === 'State' && form === 'demonym' && last === at));
  if (state === undefined || state.first >= limit) return undefined;
  return { keys: (state.data as Named).keys, last: Math.max(body.last, state.last) };
}

/** Who holds an office of a state, else whoever was last named with such an office and no state, else the state. */
const holderOf = (holders: OfficeHolders, state: EntityKey, office: string, at: number): EntityKey =>
  holders.holderFor(state, office) ??
  holders.lastUnbound(at, office) ??
  (office === 'president' ? holders.holderFor(state, office, true) : undefined) ??
  state;

/** "il presidente russo" without a name: the holder that the text names elsewhere, else the state. */
export function officerAt(doc: Document, holders: OfficeHolders, at: number, limit: number): StateBody | undefined {
  const longest = doc.get('Office', at);
  const title = doc.get('Office', at, 'singular');
  // spelt alike in both numbers ("premier"), it is plural after a mark of the plural only
  if (title === undefined || title.last !== longest?.last || doc.is('PluralMark', at - 1)) return undefined;
  const office = title.data as string;
  const last = title.last;
  for (let next = last; next < Math.min(limit, last + 3); next++) {
    if (doc.is('Person', next)) return undefined;
    const state = doc.get('State', next);
    if (state === undefined) {
      if (doc.is('Prep.of', next) || doc.is('Art', next)) continue;
      break;
    }
    if (doc.is('Person', state.last) || (doc.norm(state.last) === ',' && doc.is('Person', state.last + 1)))
      return undefined;
    const key = (state.data as Named).keys[0] as EntityKey;
    return { keys: [holderOf(holders, key, office, at)], last: state.last };
  }
  let owner = at - 1;
  while (doc.is('PossessiveMark', owner) || doc.is('Portfolio', owner) || doc.is('Modifier', owner)) owner--;
  const before = doc
    .annotationsAt(owner)
    .find(
      ({ type, form }) =>
        type === 'State' &&
        (form === 'demonym' ||
          doc.is('PossessiveMark', owner + 1) ||
          (doc.pack.meta.modifiersBefore === true && owner === at - 1)),
    );
  if (before !== undefined && !doc.is('Person', last)) {
    const key = (before.data as Named).keys[0] as EntityKey;
    return { keys: [holderOf(holders, key, office, at)], last };
  }
  if (!doc.is('Definite', at - 1) || doc.is('Person', last) || (doc.norm(last) === ',' && doc.is('Person', last + 1)))
    return undefined;
  const holder = holders.lastNamed(at, office);
  return holder === undefined ? undefined : { keys: [holder], last };
}
