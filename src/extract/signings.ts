// Instruments in, signings out: one signing for each occasion on which instruments were signed, with what the article
// tells of its ceremony. A ceremony without an instrument is kept as it stands.

import { clausesOf } from './clauses.js';
import type { Discourse } from './discourse.js';
import type { Document } from './document.js';
import { dateNear, toCome } from './event-dates.js';
import { type EventDraft, isDay } from './event-drafts.js';
import { placeOf } from './event-places.js';
import { trimEnd } from './phrases.js';
import type { Treaties, TreatyDraft } from './treaty-drafts.js';

/** One signing for each occasion on which instruments were signed. */
export function addSignings(doc: Document, discourse: Discourse, events: EventDraft[], treaties: Treaties): void {
  const ceremonies = events.filter((event) => event.kind === 'signing');
  for (const event of ceremonies) events.splice(events.indexOf(event), 1);
  for (const treaty of treaties.drafts) {
    const planned =
      treaty.status === 'planned' && treaty.verb !== undefined && toCome(doc, treaty.verb, treaty.verb + 1);
    if (!treaty.signing || (treaty.status !== 'signed' && !planned)) continue;
    const range = doc.sentence(treaty.sentence);
    const clause =
      clausesOf(doc, range.first, range.last).find((part) => part.first <= treaty.first && treaty.first < part.last) ??
      range;
    const when = dateNear(doc, discourse, range, clause, treaty.first);
    const place = placeOf(doc, range.first, treaty.first, treaty.first, false);
    const first = Math.min(treaty.verb ?? treaty.first, treaty.first);
    // an item of a list of lines: the words that lead in the list tell of the signing
    const last = treaty.first >= range.last ? trimEnd(doc, first, range.last) : treaty.last;
    const occasion = events.find(
      (event) =>
        event.kind === 'signing' && event.planned === planned && sameOccasion(doc, event, treaty, when.start?.value),
    );
    if (occasion !== undefined) {
      occasion.evidence.push(doc.span(first, last));
      occasion.treaties.push(treaty);
      occasion.participants.push(
        ...[...treaty.parties, ...treaty.signatories].filter((key) => !occasion.participants.includes(key)),
      );
      continue;
    }
    const participants = [...treaty.parties, ...treaty.signatories];
    if (participants.length === 0) {
      doc.reject('event.signing', first, treaty.last, 'nobody near takes part in it');
      continue;
    }
    events.push({
      kind: 'signing',
      rule: 'event.signing',
      sentence: treaty.sentence,
      first,
      participants,
      evidence: [doc.span(first, last)],
      formats: [],
      ...(when.start === undefined
        ? {}
        : { start: when.start, ...(isDay(when.start) ? { end: when.end ?? when.start } : {}) }),
      ...(place === undefined ? {} : { place }),
      treaties: [treaty],
      follows: [],
      generic: false,
      dated: false,
      planned,
    });
  }
  for (const ceremony of ceremonies) attachCeremony(doc, events, ceremony);
}

function sameOccasion(doc: Document, event: EventDraft, treaty: TreatyDraft, start: string | undefined): boolean {
  if (event.sentence === treaty.sentence) return true;
  const near =
    start === undefined && doc.sentences[event.sentence]?.paragraph === doc.sentences[treaty.sentence]?.paragraph;
  const soon = start === undefined && treaty.sentence - event.sentence <= SOON && sameStates(event, treaty);
  const dated = near || soon || ((event.start === undefined) === (start === undefined) && event.start?.value === start);
  return dated && (treaty.parties.length === 0 || treaty.parties.every((key) => event.participants.includes(key)));
}

/** Most sentences between two mentions of one occasion of which the second says no day. */
const SOON = 3;

const sameStates = (event: EventDraft, treaty: TreatyDraft): boolean =>
  treaty.parties.length > 1 && treaty.parties.every((key) => event.participants.includes(key));

/** "La cerimonia della firma …": place, day and order of the signing told just before. */
function attachCeremony(doc: Document, events: EventDraft[], ceremony: EventDraft): void {
  const signing =
    events.filter((event) => event.kind === 'signing' && event.sentence <= ceremony.sentence).at(-1) ??
    events.find((event) => event.kind === 'signing');
  if (signing === undefined) {
    if (ceremony.participants.length > 0) events.push(ceremony);
    return;
  }
  signing.evidence.push(...ceremony.evidence);
  signing.place ??= ceremony.place;
  signing.start ??= ceremony.start;
  const range = doc.sentence(ceremony.sentence);
  for (let at = range.first; at < range.last; at++) {
    if (!doc.is('Afterwards', at)) continue;
    const talks = events.find((event) => event.kind === 'talks' || event.kind === 'summit');
    if (talks !== undefined) signing.follows.push({ event: talks, immediately: doc.is('Immediately', at) });
    break;
  }
}
