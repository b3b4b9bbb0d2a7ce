// Visits, talks, meetings, summits, calls, signings, ceremonies: a noun or verb of the event, who takes part, where,
// when. Mentions of one event are merged by kind, participants and days. An event that is only invited to is rejected.

import type { Discourse } from './discourse.js';
import type { Document } from './document.js';
import { type EventDraft, type Mentioned, mergeInto, VISITS } from './event-drafts.js';
import { eventOfNoun } from './event-nouns.js';
import { eventOfVerb } from './event-verbs.js';
import { trimEnd } from './phrases.js';
import { addSignings } from './signings.js';
import type { Treaties } from './treaty-drafts.js';
import { isFiniteVerb, isVerb } from './verbs.js';

/** Finds the events of an article, merged, with the signings of its instruments. */
export function findEvents(doc: Document, discourse: Discourse, treaties: Treaties): EventDraft[] {
  const events: EventDraft[] = [];
  doc.sentences.forEach((sentence, index) => {
    const mentioned: Mentioned[] = [];
    for (let at = sentence.first; at < sentence.last; at++) {
      doc.tries('event', at);
      const noun = doc.get('EventNoun', at);
      if (noun !== undefined && doc.covering('NotEvent', at) !== undefined) at = noun.last - 1;
      else if (
        noun !== undefined &&
        !insideName(doc, at) &&
        !(doc.is('NounAfterArticle', at) && !doc.is('Art', at - 1) && !isVerb(doc, at - 1, 'hold'))
      ) {
        const found = eventOfNoun(doc, discourse, events, index, noun);
        if (found !== undefined) mentioned.push(found);
        at = noun.last - 1;
      } else if (
        isFiniteVerb(doc, at) ||
        doc
          .annotationsAt(at)
          .some(
            ({ type, form }) =>
              (type === 'V' && (form === 'participle' || form === 'future')) ||
              (type === 'V.meet' && form === 'infinitive'),
          )
      ) {
        const found = eventOfVerb(doc, discourse, index, at);
        if (found !== undefined) mentioned.push(found);
      }
    }
    for (const one of mentioned) mergeInto(doc, discourse, events, one);
    accompaniment(doc, events, index);
  });
  addSignings(doc, discourse, events, treaties);
  return events;
}

const insideName = (doc: Document, at: number): boolean => {
  for (let before = at; before >= Math.max(0, at - 8); before--) {
    if (
      doc
        .annotationsAt(before)
        .some(({ type, last }) => (type === 'Organization' || type === 'Person' || type === 'Instrument') && last > at)
    )
      return true;
  }
  return false;
};

/** "È accompagnato da una delegazione …" after a visit goes with it. */
function accompaniment(doc: Document, events: readonly EventDraft[], sentence: number): void {
  const range = doc.sentence(sentence);
  const visit = events.filter((event) => VISITS.has(event.kind)).at(-1);
  if (visit === undefined || visit.sentence !== sentence - 1) return;
  for (let at = range.first; at < Math.min(range.last, range.first + 8); at++) {
    if (doc.is('Delegation', at)) {
      visit.evidence.push(doc.span(range.first, trimEnd(doc, range.first, range.last)));
      return;
    }
  }
}
