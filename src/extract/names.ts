// Gazetteer hits → mentions of states, organizations and places. Longest name first; a capital or seat after a
// preposition of place is a place (and its state), elsewhere it stands for its government.

import type { ReferenceEntity } from '../language/pack.js';
import type { Annotation } from '../language/pattern.js';
import type { Document } from './document.js';
import type { EntityKey, MentionForm } from './facts.js';

const TYPES = ['State', 'Organization', 'Place'];

const PLACE_PREPOSITIONS = ['Prep.to', 'Prep.in', 'Prep.from', 'Prep.of'];

/** What a typed span of an entity carries from here on. */
export interface Named {
  readonly keys: readonly EntityKey[];
  readonly form: MentionForm;
  /** A demonym that its language writes with a capital, so that a capital makes no name of it. */
  readonly proper?: boolean;
}

/** Settles which entries of the gazetteer are meant, and notes each mention. */
export function findNames(doc: Document): void {
  const chosen: { hit: Annotation; last: number }[] = [];
  for (let at = 0; at < doc.tokens.length; ) {
    const hit = bestHit(doc, at);
    // a phrase that names no state ("the South American bloc") is passed over whole
    if (hit === undefined) at = doc.get('NotState', at)?.last ?? at + 1;
    else {
      const last = closeBracket(doc, hit);
      chosen.push({ hit, last });
      at = last;
    }
  }
  doc.clear(TYPES, 0, doc.tokens.length);
  for (const { hit, last } of chosen) {
    withoutVerbs(doc, hit);
    mention(doc, hit, last);
    if (hit.type === 'Organization') mentionMembers(doc, hit);
  }
  for (let at = 0; at < doc.tokens.length; at++) splitDemonyms(doc, at);
}

function bestHit(doc: Document, at: number): Annotation | undefined {
  const barred = doc.get('NotState', at);
  let best: Annotation | undefined;
  for (const type of TYPES) {
    const longest = doc.get(type, at);
    // "Ucraina" is the state, "ucraina" the adjective
    const named = longest?.form === 'demonym' && doc.tokens[at]?.capital ? doc.get(type, at, 'name') : undefined;
    const hit = named !== undefined && named.last === longest?.last ? named : longest;
    if (hit !== undefined && (best === undefined || hit.last > best.last)) best = hit;
  }
  if (best === undefined || (barred !== undefined && barred.last >= best.last)) return undefined;
  const token = doc.tokens[at];
  const opensSentence = doc.sentences[doc.sentenceOf(at)]?.first === at;
  if (best.form === 'acronym' && inDateline(doc, at)) return undefined;
  if (best.last === at + 1 && doc.is('Weak', at) && opensSentence && !stateFollows(doc, best.last)) return undefined;
  if (best.last === at + 1 && doc.is('Weak', at) && besideNameWord(doc, at)) return undefined;
  if (isPortfolio(doc, best)) return undefined;
  if (best.form === 'acronym' && token?.acronym !== true && opensSentence) return undefined;
  // Hint: a demonym in capitals that its language writes small is part of a name ("Fondo Russo") or a surname.
  const entity = best.data as ReferenceEntity;
  if (best.form === 'demonym' && token?.capital && !opensSentence && isSmall(best)) return undefined;
  return entity.type === 'Place' && entity.state === undefined && doc.is('NotPerson', at) ? undefined : best;
}

/** "Santiago Cafiero", "Sinisa Mali": part of a person's name. */
const besideNameWord = (doc: Document, at: number): boolean => {
  const [before, next] = [doc.tokens[at - 1], doc.tokens[at + 1]];
  return (
    (doc.is('GivenName', at) &&
      !doc.isAny('Prep', at - 1) &&
      next?.kind === 'word' &&
      next.capital &&
      doc.get('State', at + 1) === undefined) ||
    (before?.kind === 'word' &&
      before.capital &&
      doc.sentenceOf(at - 1) === doc.sentenceOf(at) &&
      !['NotPerson', 'State', 'Place', 'Organization'].some((type) => doc.is(type, at - 1)))
  );
};

/** "Foreign Affairs, European Union and Cooperation": what a minister is in charge of. */
const isPortfolio = (doc: Document, { type, first, last }: Annotation): boolean =>
  type === 'Organization' &&
  doc.get('Portfolio', first)?.last === last &&
  doc.norm(first - 1) === ',' &&
  doc.is('And', last);

/** "Mali e Cile …": what is joined to the name of a state is one, too. */
const stateFollows = (doc: Document, at: number): boolean =>
  doc.is('And', at) && (doc.is('State', at + 1) || (doc.is('Art', at + 1) && doc.is('State', at + 2)));

/** Words of a name are no verbs ("United States", "Costa Rica"). */
function withoutVerbs(doc: Document, { first, last }: Annotation): void {
  if (last === first + 1) return;
  for (let at = first; at < last; at++)
    doc.replace(at, (word) => (word.type === 'V' || word.type.startsWith('V.') ? undefined : word));
}

/** "(ASI)", "Roma (AGI) –": the mark of an agency at the head of a report. */
export function inDateline(doc: Document, at: number): boolean {
  const first = doc.sentences[doc.sentenceOf(at)]?.first ?? 0;
  return (
    doc.norm(at - 1) === '(' &&
    doc.norm(at + 1) === ')' &&
    at - first < 8 &&
    doc.sentenceOf(at) < 4 &&
    !doc.annotationsAt(at - 2).some(({ type }) => type === 'Organization') &&
    (at - 1 === first || ['-', '–', '—'].includes(doc.norm(at + 2)))
  );
}

const isSmall = (hit: Annotation): boolean => hit.case === undefined;

/** "Name (ACR)" is one mention: the end of the bracket, when what stands in it is the acronym. */
function closeBracket(doc: Document, hit: Annotation): number {
  const { last } = hit;
  if (hit.type !== 'Organization' || doc.norm(last) !== '(' || doc.norm(last + 2) !== ')') return last;
  return doc.tokens[last + 1]?.acronym === true || doc.is('Organization', last + 1) ? last + 3 : last;
}

function mention(doc: Document, hit: Annotation, last: number): void {
  const entity = hit.data as ReferenceEntity;
  const add = (type: string, keys: EntityKey[], form: MentionForm): void => {
    const proper = form === 'demonym' && !isSmall(hit) ? { proper: true } : {};
    doc.annotate({ type, form, first: hit.first, last, data: { keys, form, ...proper } satisfies Named });
    doc.mentions.push({ span: doc.span(hit.first, last), entities: keys, form });
  };
  if (entity.type !== 'Place') add(entity.type, [entity.key], hit.form as MentionForm);
  else if (entity.state === undefined || !isSeat(doc, entity)) add('Place', [entity.key], 'place');
  else if (standsForGovernment(doc, hit)) add('State', [entity.state], 'capital');
  else add('Place', [entity.key, entity.state], 'place');
}

/** The states that the name of an organization names ("Customs Union of Russia, Belarus and Kazakhstan"). */
function mentionMembers(doc: Document, hit: Annotation): void {
  for (let at = hit.first + 1; at < hit.last; at++) {
    const state = doc.pack.lexicon
      .at(doc.tokens, at)
      .find(({ type, form, last }) => type === 'State' && form === 'name' && last <= hit.last);
    if (state === undefined) continue;
    doc.mentions.push({
      span: doc.span(at, state.last),
      entities: [(state.data as ReferenceEntity).key],
      form: 'name',
    });
    at = state.last - 1;
  }
}

/** Capitals and seats of government, as opposed to other towns of a state. */
const isSeat = (doc: Document, entity: ReferenceEntity): boolean =>
  entity.seat === true || doc.entities.get(entity.state ?? '')?.capital === entity.key;

function standsForGovernment(doc: Document, hit: Annotation): boolean {
  let before = hit.first - 1;
  // "tra Mosca e Astana": the second takes the reading of the first
  if (doc.isAny('And', before)) {
    for (const earlier of [before - 1, before - 2]) {
      const state = doc
        .annotationsAt(earlier)
        .find(({ type, last }) => (type === 'State' || type === 'Place') && last === before);
      if (state !== undefined) return state.type === 'State';
    }
  }
  while (doc.is('Art', before) && !doc.isAny('Prep', before)) before--;
  if (opensDateline(doc, hit)) return false;
  if ((hit.data as ReferenceEntity).seat === true && doc.is('Prep.of', before) && speaks(doc, before - 1)) return true;
  if (doc.is('V.visit', before) || doc.is('V.depart', before)) return false;
  return !PLACE_PREPOSITIONS.some((type) => doc.is(type, before));
}

/** "la nota di Palazzo Chigi", "fonti del Cremlino": what a government says or who speaks for it. */
const speaks = (doc: Document, at: number): boolean =>
  ['SourceNoun', 'StateBody', 'Office'].some((type) => doc.is(type, at));

/** "BRUXELLES –", "ROME, May 8 –", "Roma (AGI) –": where a report was written. */
function opensDateline(doc: Document, hit: Annotation): boolean {
  const sentence = doc.sentences[doc.sentenceOf(hit.first)];
  if (sentence === undefined || hit.first !== sentence.first) return false;
  for (let at = hit.last; at < Math.min(sentence.last, hit.last + MOST_IN_DATELINE); at++) {
    if (DASHES.has(doc.norm(at)) && doc.tokens[at]?.spaceBefore) return true;
    if (doc.is('Aux', at) || doc.isAny('V.', at)) return false;
  }
  return false;
}

/** Most tokens between the place of a dateline and its dash: a date, an agency in brackets. */
const MOST_IN_DATELINE = 7;
const DASHES = new Set(['-', '–', '—']);

/** "russo-kazako", "Italia-Germania", "Sino-Russian": one word, two states. Before a noun it is an adjective. */
function splitDemonyms(doc: Document, at: number): void {
  const token = doc.tokens[at];
  if (
    token === undefined ||
    token.kind !== 'word' ||
    !token.norm.includes('-') ||
    doc.is('State', at) ||
    doc.is('NotState', at) ||
    doc.is('Organization', at)
  )
    return;
  const keys: EntityKey[] = [];
  for (const part of token.norm.split('-')) {
    const hits = doc.pack.lexicon.at(
      [{ ...token, norm: part, capital: true, acronym: token.capital && part.length < 4 }],
      0,
    );
    const states = hits.filter(({ type }) => type === 'State');
    const state =
      states.find(({ form }) => (form === 'demonym') === !token.capital) ??
      states.find((hit) => hit.form === 'demonym' && !(token.capital && isSmall(hit)));
    const prefix = hits.find(({ type }) => type === 'StatePrefix');
    if (state !== undefined) keys.push((state.data as ReferenceEntity).key);
    else if (prefix !== undefined) keys.push(prefix.data as EntityKey);
  }
  if (new Set(keys).size < 2 || keys.length < token.norm.split('-').length) return;
  const form = token.capital ? 'name' : 'demonym';
  const used = doc.pack.meta.modifiersBefore === true ? 'demonym' : form;
  doc.annotate({
    type: 'State',
    form: used,
    first: at,
    last: at + 1,
    data: { keys, form: used, proper: token.capital } satisfies Named,
  });
  doc.mentions.push({ span: doc.span(at, at + 1), entities: keys, form });
}
