// The phrase of an instrument and its deed in, a draft out: kind, status, parties, signatories, year. A phrase without
// a deed that is no name of an instrument is rejected.

import type { Agent } from './agent.js';
import type { Discourse } from './discourse.js';
import type { Document } from './document.js';
import { enumerationEnd } from './lists.js';
import type { InstrumentPhrase, TreatyContext, TreatyDraft } from './treaty-drafts.js';
import { partiesOf, signersOf } from './treaty-parties.js';
import { capitals, isDefinite, jointlyMade, listEnd, yearBefore } from './treaty-phrases.js';
import { reaches } from './treaty-verbs.js';

/** The draft of an instrument; undefined, with a reject, when nothing bears it out. */
export function draftTreaty(context: TreatyContext, phrase: InstrumentPhrase): TreatyDraft | undefined {
  const { doc, discourse } = context;
  const { sentence, head, first: at, last: end, deed } = phrase;
  const range = doc.sentence(sentence);
  const plural = head.form === 'plural';
  const kind = plural ? 'package' : (head.data as string);
  const inForce = doc.is('Force', head.last);
  const complemented =
    end > head.last && (doc.is('Prep.of', head.last) || (at < head.first && doc.isAny('Prep', head.last)));
  const titled =
    doc.tokens[head.first]?.capital === true && at > range.first && (complemented || capitals(doc, at, head.first) > 1);
  let status = deed?.status;
  let rule = `treaty.${deed === undefined ? 'named' : deed.passive ? 'passive' : 'active'}`;
  if (deed === undefined || !(phrase.shared || reaches(doc, deed, at))) {
    if (inForce && plural) {
      status = 'referenced';
      rule = 'treaty.in-force';
    } else if (titled || (isDefinite(doc, at) && namesItsParties(doc, head.last, end))) status = 'referenced';
    else if (jointlyMade(doc, head, end)) {
      status = 'signed';
      rule = 'treaty.joint';
    } else {
      doc.reject('treaty', at, end, 'no verb of signing, approving, planning or amending governs it');
      return undefined;
    }
  } else if (kind === 'package' && !plural && status === 'referenced') status = undefined;
  const last = plural || kind === 'package' ? listEnd(doc, enumerationEnd(doc, end, range.last), range.last) : end;
  const agents = discourse.agents(range.first, range.last);
  if (kind === 'contract' && !agents.some((agent) => canBeParty(discourse, agent))) {
    doc.reject('treaty', at, end, 'a contract, and its sentence names nobody who can be a party');
    return undefined;
  }
  const year =
    doc.all('Date', head.last, last).find((date) => doc.is('Year', date.first + 1)) ?? yearBefore(doc, at, head.first);
  const signers = deed === undefined || status === 'referenced' ? [] : signersOf(doc, agents, deed, at, last);
  const parties = partiesOf(context, { sentence, first: at, last }, agents, signers, status);
  if (parties.length === 0 && !discourse.namesStates()) {
    doc.reject('treaty', at, end, 'the article names no state');
    return undefined;
  }
  return {
    kind,
    rule,
    sentence,
    first: at,
    last,
    headLast: head.last,
    label: doc.words(doc.span(at, last)),
    plural: plural || kind === 'package',
    status,
    parties,
    signatories:
      deed?.signing === true && (status === 'signed' || status === 'planned')
        ? [...new Set(signers.flatMap((agent) => agent.keys.filter((key) => key.startsWith('person/'))))]
        : [],
    evidence: [doc.span(at, last)],
    deed,
    verb: deed?.at,
    year,
    amends: undefined,
    signing: deed?.signing === true,
  };
}

/** Persons sign contracts of their own; only for a state are they parties here. */
const canBeParty = (discourse: Discourse, { kind, keys }: Agent): boolean =>
  kind === 'person' ? discourse.statesOf(keys).length > 0 : keys.length > 0;

/** "l'accordo tra A e B": a definite phrase that says between whom. */
function namesItsParties(doc: Document, from: number, end: number): boolean {
  for (let at = from; at < end; at++)
    if (doc.is('Prep.between', at) && (doc.is('State', at + 1) || doc.is('State', at + 2))) return true;
  return false;
}
