// "After the talks they signed:" and a line for each instrument: the verb before the colon governs every line of the list.
// Goes in: an instrument that opens a line. Comes out: the sentence that leads in its list, with its deed.

import type { Document } from './document.js';
import { type Deed, governing } from './treaty-verbs.js';

export interface ListLead {
  readonly sentence: number;
  readonly deed: Deed;
}

/** Most lines between an item and the sentence that leads in its list. */
const LONGEST = 60;

/** The sentence that leads in the list of which an instrument at a token is an item; undefined where there is none. */
export function leadOfList(doc: Document, sentence: number, start: number): ListLead | undefined {
  const range = doc.sentence(sentence);
  for (let at = range.first; at < start; at++)
    if (!doc.is('Art', at) && doc.token(at).kind !== 'sign' && doc.token(at).kind !== 'number') return undefined;
  let { paragraph } = range;
  for (let index = sentence - 1; index >= Math.max(0, sentence - LONGEST); index--) {
    const line = doc.sentence(index);
    if (line.paragraph === paragraph) return undefined;
    paragraph = line.paragraph;
    const end = line.last - 1;
    if (doc.norm(end) === ':') {
      const deed = governing(doc, index, end, line.last);
      return deed === undefined ? undefined : { sentence: index, deed };
    }
    // an item ends in a semicolon, a comma or in nothing
    if (doc.token(end).kind === 'sign' && ![';', ',', ')', '»', '”', '"'].includes(doc.norm(end))) return undefined;
  }
  return undefined;
}
