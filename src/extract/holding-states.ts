// The state that an office is held for where its own words do not say it but the words around do: of the two states
// that a sentence names, the one that no other holder stands for; in a delegation, that of its leader.

import type { Document } from './document.js';
import { VISITS } from './event-drafts.js';
import { type EntityKey, isState } from './facts.js';
import type { Holding } from './holdings.js';
import type { Named } from './names.js';

const FOR_STATES = new Set(['president', 'prime-minister', 'foreign-minister', 'minister', 'king']);

/** Holdings with the states that the words around them support; the others as they were. */
export function completeStates(doc: Document, holdings: readonly Holding[]): Holding[] {
  const completed = [...holdings];
  const known = new Map<EntityKey, EntityKey>();
  for (const { holder, onBehalfOf } of holdings)
    if (holder !== undefined && onBehalfOf !== undefined && !known.has(holder)) known.set(holder, onBehalfOf);
  // what coordination and "counterpart" tell comes first; what is left of a pair is tried only when they tell nothing
  // more
  const all = principal(doc);
  for (let changed = true; changed; ) {
    changed = fill(
      completed,
      known,
      (holding) =>
        beside(doc, holding, completed) ??
        metThere(doc, holding) ??
        opposite(doc, holding, known, all) ??
        facing(doc, holding, completed, all) ??
        visiting(doc, holding, all),
      Number.POSITIVE_INFINITY,
    );
    if (changed) continue;
    const only = unknownHolders(completed).size <= 1;
    changed = fill(completed, known, (holding) => remaining(doc, holding, completed, all, only), 1);
  }
  return completed.map((holding) => {
    const state =
      holding.holder === undefined || holding.onBehalfOf !== undefined || !FOR_STATES.has(holding.office)
        ? undefined
        : known.get(holding.holder);
    return state === undefined || !isState(state) ? holding : { ...holding, onBehalfOf: state };
  });
}

function fill(
  holdings: Holding[],
  known: Map<EntityKey, EntityKey>,
  find: (holding: Holding) => EntityKey | undefined,
  most: number,
): boolean {
  let filled = 0;
  for (const [index, holding] of holdings.entries()) {
    if (
      filled >= most ||
      holding.onBehalfOf !== undefined ||
      holding.holder === undefined ||
      known.has(holding.holder) ||
      !FOR_STATES.has(holding.office)
    )
      continue;
    const state = find(holding);
    if (state === undefined) continue;
    known.set(holding.holder, state);
    holdings[index] = { ...holding, onBehalfOf: state };
    filled++;
  }
  return filled > 0;
}

/** "il presidente serbo X e il ministro degli Esteri Y": two offices joined by "and" are of one state. */
function beside(doc: Document, holding: Holding, holdings: readonly Holding[]): EntityKey | undefined {
  let before = holding.first - 1;
  while (doc.is('Art', before) || doc.isAny('Prep', before)) before--;
  if (!doc.is('And', before) || holding.rule === 'office.counterpart') return undefined;
  const neighbour = holdings.find(
    ({ last, office }) =>
      last === before && office !== holding.office && !(LEADERS.has(office) && LEADERS.has(holding.office)),
  );
  return neighbour?.onBehalfOf !== undefined && isState(neighbour.onBehalfOf) ? neighbour.onBehalfOf : undefined;
}

const LEADERS = new Set(['president', 'prime-minister', 'king']);

const MEETING = ['V.meet', 'V.talk'];

/** "X e il suo omologo Y", "X ha incontrato il primo ministro Y": of the two states of the article, not that of X. */
function opposite(
  doc: Document,
  holding: Holding,
  known: ReadonlyMap<EntityKey, EntityKey>,
  all: readonly EntityKey[],
): EntityKey | undefined {
  const start = doc.sentences[doc.sentenceOf(holding.first)]?.first ?? 0;
  const counterpart = holding.rule === 'office.counterpart';
  const met = counterpart || MEETING.some((verb) => someVerb(doc, verb, start, holding.first));
  if (!met) return undefined;
  // "his counterpart" is that of the subject
  const from = counterpart ? (doc.all('Person', start, holding.first)[0]?.first ?? start) : holding.first - 1;
  for (let at = from; at >= start; at--) {
    const [person] = (doc.get('Person', at)?.data as Named | undefined)?.keys ?? [];
    const state = person === undefined || person === holding.holder ? undefined : known.get(person);
    if (state !== undefined)
      return all.length === 2 && all.includes(state) ? all.find((other) => other !== state) : undefined;
  }
  return undefined;
}

/** "X was met by his S counterpart": of the two states of the article, X is of the other. */
function facing(
  doc: Document,
  holding: Holding,
  holdings: readonly Holding[],
  all: readonly EntityKey[],
): EntityKey | undefined {
  if (all.length !== 2) return undefined;
  for (const { rule, onBehalfOf, first, holder } of holdings) {
    if (rule !== 'office.counterpart' || onBehalfOf === undefined || holder === holding.holder) continue;
    const start = doc.sentences[doc.sentenceOf(first)]?.first ?? 0;
    const subject = doc.all('Person', start, first)[0]?.data as Named | undefined;
    if (subject?.keys[0] === holding.holder && all.includes(onBehalfOf)) return all.find((key) => key !== onBehalfOf);
  }
  return undefined;
}

/** "in visita in S, dove ha incontrato il presidente X": who is met there is of the state that is visited. */
function metThere(doc: Document, { first }: Holding): EntityKey | undefined {
  const start = doc.sentences[doc.sentenceOf(first)]?.first ?? 0;
  let met = false;
  for (let at = first - 1; at > start; at--) {
    met ||= doc.isAny('V.meet', at) || doc.isAny('V.talk', at) || doc.is('EventNoun', at);
    if (!doc.is('Where', at)) continue;
    const end = doc.norm(at - 1) === ',' ? at - 1 : at;
    const named = (doc.covering('Place', end - 1) ?? doc.covering('State', end - 1))?.data as Named | undefined;
    return met ? named?.keys.find(isState) : undefined;
  }
  return undefined;
}

/** "X è arrivato in S", "X's visit to S": of the two states of the article, the visitor is of the other. */
function visiting(doc: Document, holding: Holding, all: readonly EntityKey[]): EntityKey | undefined {
  const range = doc.sentences[doc.sentenceOf(holding.first)];
  if (range === undefined || all.length !== 2) return undefined;
  const subject = doc.all('Person', range.first, range.last)[0]?.data as Named | undefined;
  if (subject?.keys[0] !== holding.holder) return undefined;
  for (let at = holding.last; at < range.last - 1; at++) {
    if (doc.is('Where', at) || doc.norm(at) === ';') return undefined;
    // "X met Y, who arrived in S": another is named in between and goes
    const other = (doc.get('Person', at)?.data as Named | undefined)?.keys[0];
    if (other !== undefined && other !== holding.holder) return undefined;
    const goes = doc.isAny('V.arrive', at) || VISITS.has(doc.get('EventNoun', at)?.data as string);
    if (!goes) continue;
    for (let place = at + 1; place < Math.min(range.last, at + 7); place++) {
      if (!doc.is('Prep.in', place) && !doc.is('Prep.to', place)) continue;
      const named = (doc.get('Place', place + 1) ?? doc.get('State', place + 1, 'name'))?.data as Named | undefined;
      const host = named?.keys.find(isState);
      if (host !== undefined) return all.includes(host) ? all.find((key) => key !== host) : undefined;
    }
    return undefined;
  }
  return undefined;
}

/** Of the two states that the sentence or the article names, the one that nobody near stands for. */
function remaining(
  doc: Document,
  holding: Holding,
  holdings: readonly Holding[],
  ofArticle: readonly EntityKey[],
  onlyUnknown: boolean,
): EntityKey | undefined {
  const sentence = doc.sentenceOf(holding.first);
  const range = doc.sentences[sentence];
  if (range === undefined) return undefined;
  const here = statesIn(doc, range.first, range.last);
  const accompanies = someVerb(doc, 'V.accompany', range.first, holding.first);
  if (here.length === 1 && accompanies) return here[0];
  const all = here.length === 2 ? here : ofArticle;
  if (all.length !== 2 || !onlyUnknown) return undefined;
  const others = holdings.filter(
    ({ holder, onBehalfOf }) => holder !== holding.holder && onBehalfOf !== undefined && all.includes(onBehalfOf),
  );
  const near = others.filter(({ first }) => Math.abs(doc.sentenceOf(first) - sentence) <= 1);
  const taken = new Set((near.length > 0 ? near : others).map(({ onBehalfOf }) => onBehalfOf));
  const free = all.filter((state) => !taken.has(state));
  return taken.size === 1 && free.length === 1 ? free[0] : undefined;
}

/** Holders of an office that is held for a state, of whom no holding says for which. */
function unknownHolders(holdings: readonly Holding[]): Set<EntityKey> {
  const told = new Set(holdings.flatMap(({ holder, onBehalfOf }) => (onBehalfOf === undefined ? [] : holder)));
  const unknown = holdings.flatMap(({ holder, office }) =>
    holder !== undefined && FOR_STATES.has(office) && !told.has(holder) ? [holder] : [],
  );
  return new Set(unknown);
}

/** Least share of all mentions of states that the two most frequent ones must have to be what the article is about. */
const PRINCIPAL = 0.7;

/** The two states that the article is about, or all that it names when these are fewer or others weigh as much. */
function principal(doc: Document): EntityKey[] {
  const counts = new Map<EntityKey, number>();
  for (const { entities } of doc.mentions)
    for (const key of entities) if (isState(key)) counts.set(key, (counts.get(key) ?? 0) + 1);
  const ranked = [...counts].sort((a, b) => b[1] - a[1]);
  const total = ranked.reduce((sum, [, count]) => sum + count, 0);
  const two = ranked.slice(0, 2);
  const [, second] = two;
  const clear =
    second !== undefined &&
    second[1] > (ranked[2]?.[1] ?? 0) &&
    two.reduce((sum, [, count]) => sum + count, 0) >= PRINCIPAL * total;
  return (clear ? two : ranked).map(([key]) => key);
}

function statesIn(doc: Document, first: number, last: number): EntityKey[] {
  const found = new Set<EntityKey>();
  for (let at = first; at < last; at++) {
    for (const { type, data } of doc.annotationsAt(at)) {
      if (type === 'State') for (const key of (data as Named).keys) found.add(key);
      else if (type === 'Place') for (const key of (data as Named).keys) if (key.startsWith('state/')) found.add(key);
    }
  }
  return [...found];
}

function someVerb(doc: Document, type: string, first: number, last: number): boolean {
  for (let at = first; at < last; at++) if (doc.is(type, at)) return true;
  return false;
}
