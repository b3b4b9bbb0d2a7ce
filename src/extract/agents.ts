// Who acts in a run of tokens: names, bodies and offices that stand for a state, and anaphors ("the parties", "the two
// leaders", "he"), resolved by the pair in force and by who acted just before. What resolves to nobody acts for nobody.

import type { Annotation } from '../language/pattern.js';
import type { Agent } from './agent.js';
import { attributive, governed, listGoesOn } from './agent-position.js';
import type { Document } from './document.js';
import type { EntityKey } from './facts.js';
import type { Named } from './names.js';
import type { OfficeHolders } from './office-holders.js';
import { bodyAt, officerAt, sideAt } from './state-bodies.js';

/** Most sentences between a pronoun and the person it means. */
const REACH = 3;

/** Resolves who acts; keeps who acted in each sentence once it is known. */
export class Agents {
  readonly #doc: Document;
  readonly #holders: OfficeHolders;
  readonly #pairAt: (sentence: number) => readonly EntityKey[];
  readonly #actors = new Map<number, readonly EntityKey[] | undefined>();
  #quotes: readonly Annotation[] | undefined;

  constructor(doc: Document, holders: OfficeHolders, pairAt: (sentence: number) => readonly EntityKey[]) {
    this.#doc = doc;
    this.#holders = holders;
    this.#pairAt = pairAt;
  }

  /** Everyone who can act in a run of tokens, left to right. Quoted words are read like others. */
  within(first: number, last: number): Agent[] {
    const doc = this.#doc;
    const found: Agent[] = [];
    for (let at = first; at < last; ) {
      const agent = this.#agentAt(at, first, last);
      if (agent === undefined) at++;
      else {
        found.push(agent);
        at = agent.last;
      }
    }
    // in "A e B" and "tra A e B" a preposition before the first governs both
    return found.map((agent, index) => {
      const before = found[index - 1];
      const joined =
        before !== undefined &&
        agent.first - before.last <= 2 &&
        (doc.isAny('And', before.last) ||
          (doc.norm(before.last) === ',' &&
            listGoesOn(doc, agent.last) &&
            (agent.kind === before.kind || agent.kind === 'organization')) ||
          agent.first === before.last);
      return (joined && before.governed) || attributive(doc, agent) ? { ...agent, governed: true } : agent;
    });
  }

  #agentAt(at: number, from: number, limit: number): Agent | undefined {
    const doc = this.#doc;
    if (doc.annotationsAt(at).length === 0) return undefined;
    const sentence = doc.sentenceOf(at);
    const make = (kind: Agent['kind'], keys: readonly EntityKey[], last: number): Agent => ({
      kind,
      keys,
      first: at,
      last,
      governed: governed(doc, at, from),
    });
    const pronoun = this.#pronoun(at, sentence);
    if (pronoun !== undefined)
      return make(pronoun.some((key) => key.startsWith('person/')) ? 'person' : 'parties', pronoun, at + 1);
    const side = sideAt(doc, at);
    if (side !== undefined && side.last <= limit) return make('state', side.keys, side.last);
    const person = doc.get('Person', at);
    if (person !== undefined) return make('person', (person.data as Named).keys, person.last);
    const leaders = doc.get('Leaders', at);
    const parties = doc.get('Parties', at);
    if (
      leaders !== undefined &&
      leaders.last <= limit &&
      leaders.last >= (parties?.last ?? 0) &&
      !namesFollow(doc, leaders.last) &&
      !nounFollows(doc, leaders)
    )
      return make('leaders', this.#holders.leadersOf(this.#pairAt(sentence)), leaders.last);
    if (parties !== undefined && parties.last <= limit) return make('parties', this.#pairAt(sentence), parties.last);
    const state = doc.get('State', at);
    const organization = doc.get('Organization', at);
    // "il capo del Cremlino": the seat belongs to the title
    const title = state === undefined ? undefined : doc.covering('Office', at);
    if (title !== undefined && title.first < at) return undefined;
    if (state !== undefined && state.form !== 'demonym' && state.last >= (organization?.last ?? 0))
      return make('state', (state.data as Named).keys, state.last);
    if (organization !== undefined) return make('organization', (organization.data as Named).keys, organization.last);
    const own = this.#ownBody(at, sentence);
    if (own !== undefined) return make('state', own, at + 1);
    const body = bodyAt(doc, at, limit);
    if (body !== undefined) return make('state', body.keys, body.last);
    const officer = officerAt(doc, this.#holders, at, limit);
    return officer === undefined ? undefined : make('office', officer.keys, officer.last);
  }

  /** "they" is the pair; "he" and "she" are the person who acted last in the sentences just before. */
  #pronoun(at: number, sentence: number): readonly EntityKey[] | undefined {
    const doc = this.#doc;
    if (doc.is('They', at))
      return this.#actorsTogether(sentence) ?? (this.#pairAt(sentence).length > 0 ? this.#pairAt(sentence) : undefined);
    if (!doc.is('He', at)) return undefined;
    const spoken = this.#isQuoted(at);
    const here = doc
      .all('Person', doc.sentence(sentence).first, at)
      .filter(({ first }) => spoken || !this.#isQuoted(first));
    const own = here.find((person) => !governed(doc, person.first, doc.sentence(sentence).first));
    if (own !== undefined) return (own.data as Named).keys;
    for (let index = sentence - 1; index >= Math.max(0, sentence - REACH); index--) {
      const actor = this.#actorOf(index);
      if (actor !== undefined) return actor;
    }
    return undefined;
  }

  /** "his government", "il suo Paese": the state of the person who acts. */
  #ownBody(at: number, sentence: number): readonly EntityKey[] | undefined {
    const doc = this.#doc;
    if (!(doc.is('StateBody', at) || doc.is('CountryNoun', at))) return undefined;
    if (!doc.is('Possessive', at - 1) || doc.is('Our', at - 1) || doc.is('Their', at - 1)) return undefined;
    const first = doc.sentence(sentence).first;
    const here = doc.all('Person', first, at).find((person) => !governed(doc, person.first, first));
    const actor = here === undefined ? this.#actorOf(sentence - 1) : (here.data as Named).keys;
    const states = actor === undefined ? [] : this.#holders.statesOf(actor);
    return states.length === 1 ? states : undefined;
  }

  /** Persons who acted together in the sentence before ("X and Y held talks. They …"), or in the one before it where a
   * single one joined them. */
  #actorsTogether(sentence: number, further = true): readonly EntityKey[] | undefined {
    const before = this.#doc.sentences[sentence - 1];
    if (before === undefined || before.paragraph < (this.#doc.sentences[sentence]?.paragraph ?? 0) - 1)
      return undefined;
    const acting = this.within(before.first, before.last).filter((agent) => !agent.governed);
    const personal = (agent: Agent): boolean => agent.keys.some((key) => key.startsWith('person/'));
    const keys = [...new Set(acting.filter(personal).flatMap((agent) => agent.keys))];
    if (keys.length === 1 && acting.every(personal) && further) return this.#actorsTogether(sentence - 1, false);
    return keys.length > 1 && acting[0] !== undefined && personal(acting[0]) ? keys : undefined;
  }

  #isQuoted(at: number): boolean {
    this.#quotes ??= this.#doc.all('Quote', 0, this.#doc.tokens.length);
    return this.#quotes.some(({ first, last }) => first < at && at < last);
  }

  /** The person who acts in a sentence, else the first named there. */
  #actorOf(sentence: number): readonly EntityKey[] | undefined {
    if (sentence < 0) return undefined;
    if (this.#actors.has(sentence)) return this.#actors.get(sentence);
    this.#actors.set(sentence, undefined);
    const doc = this.#doc;
    const range = doc.sentence(sentence);
    const persons = this.within(range.first, range.last).filter(({ keys }) =>
      keys.some((key) => key.startsWith('person/')),
    );
    const told = persons.filter(({ first }) => !this.#isQuoted(first));
    const agents = told.length > 0 ? told : persons;
    const actor = (agents.find(({ governed: led }) => !led) ?? agents[0])?.keys;
    this.#actors.set(sentence, actor);
    return actor;
  }
}

/** "i due" alone means persons, "i due governi" does not. */
function nounFollows(doc: Document, leaders: { last: number }): boolean {
  const next = leaders.last;
  const token = doc.tokens[next];
  if (!doc.is('Numeral', leaders.last - 1) || token?.kind !== 'word') return false;
  return !(
    doc.is('Aux', next) ||
    doc.is('Adverb', next) ||
    doc.isAny('V', next) ||
    doc.isAny('Prep', next) ||
    doc.is('And', next) ||
    doc.is('Relative', next) ||
    doc.is('Breaker', next) ||
    doc.norm(next) === doc.pack.meta.genericSubject
  );
}

/** "i presidenti di X e Y" names its own persons and is no anaphor. */
const namesFollow = (doc: Document, at: number): boolean => doc.is('Person', at) || doc.is('Prep.of', at);
