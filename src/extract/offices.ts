// Offices in the text: the title, on whose behalf it is held, and where the names of the holders start.
// "il presidente russo X", "X, ministro degli Esteri di Y", "i presidenti di A e B X e Y" (each name with its state).

import type { Document } from './document.js';
import { ellipticalHolders, holderOfNextState, holdersWithStates } from './further-holders.js';
import type { NameEnd } from './name-runs.js';
import { type OfficePhrase, readPhrase } from './office-phrases.js';

/** `nameEnd` tells where a name that starts at a token ends. */
export function officePhrases(doc: Document, nameEnd: NameEnd): OfficePhrase[] {
  const phrases: OfficePhrase[] = [];
  const held: OfficePhrase[] = [];
  let lastOffice: string | undefined;
  for (const sentence of doc.sentences) {
    // "X, foreign minister, was received by the president and met his counterpart": that of X
    let subjectOffice: string | undefined;
    for (let at = sentence.first; at < sentence.last; at++) {
      if (!doc.is('Office', at) && !doc.is('Counterpart', at)) continue;
      doc.tries('office', at);
      const counterpart = doc.get('Counterpart', at);
      if (
        held.some(
          (outer) => outer.first < at && at < outer.officeLast && doc.is('Prep.of', at - 1) && doc.is('Office', at),
        )
      )
        continue;
      const title =
        titleAt(doc, at) ??
        (counterpart === undefined || (subjectOffice ?? lastOffice) === undefined
          ? undefined
          : { ...counterpart, form: 'singular', data: subjectOffice ?? lastOffice });
      if (title === undefined) continue;
      const phrase = readPhrase(
        doc,
        {
          first: at,
          last: title.last,
          plural: title.form === 'plural',
          office: title.data as string,
          counterpart: counterpart !== undefined,
        },
        sentence,
        nameEnd,
      );
      if (phrase !== undefined) {
        phrases.push(phrase);
        if (phrase.names.length > 0) {
          lastOffice = phrase.office;
          if (phrase.office !== 'other') subjectOffice ??= phrase.office;
        }
        phrases.push(
          ...ellipticalHolders(doc, phrase, sentence, nameEnd),
          ...holderOfNextState(doc, phrase, title.form === 'plural', nameEnd),
          ...holdersWithStates(doc, phrase, title.form === 'plural', nameEnd),
        );
      }
      at = title.last - 1;
      // in "il portavoce del presidente X" the inner title is not that of X
      if (phrase !== undefined && phrase.names.length > 0) held.push(phrase);
    }
  }
  return phrases;
}

/** The longest title at a token that does not cut the name of a state in two ("presidente della Repubblica Popolare
 * …"). */
function titleAt(doc: Document, at: number) {
  return doc
    .annotationsAt(at)
    .filter(({ type }) => type === 'Office')
    .filter(({ last }) => {
      for (let inner = at + 1; inner < last; inner++) if ((doc.get('State', inner)?.last ?? 0) > last) return false;
      return true;
    })
    .sort((a, b) => b.last - a.last)[0];
}
