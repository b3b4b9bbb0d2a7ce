// Words that may be several forms of a verb, or a noun: the pack's `verb-form` rules say which they are where they
// stand. The name of a rule's capture is the form kept ("past", "participle"), "old_new" keeps a form and calls it
// another, and "noun" takes the word for no verb at all. Where a word is a verb, it is no noun of an event, instrument
// or action. A pack without such rules is left as its lexicon reads it.

import type { Document } from './document.js';

const NOUNS = new Set(['EventNoun', 'Instrument', 'ActionNoun', 'MeasureNoun', 'Office', 'OrganizationHead']);

/** Keeps of each ambiguous verb form the one that a rule gives it. */
export function settleVerbForms(doc: Document): void {
  const rules = doc.pack.rules['verb-form'];
  if (rules === undefined) return;
  doc.tokens.forEach((token, at) => {
    if (token.capital) doc.annotate({ type: 'Capital', form: '', first: at, last: at + 1 });
  });
  const settled = new Set<number>();
  for (const sentence of doc.sentences) {
    for (let at = sentence.first; at < sentence.last; at++) {
      for (const rule of rules) {
        const match = rule.pattern.matchAt(doc, at, sentence.first, sentence.last);
        doc.tried(rule, match, at, sentence.first, sentence.last);
        const [capture] = match?.captures ?? [];
        if (capture === undefined || settled.has(capture[1].first)) continue;
        settle(doc, capture[1].first, capture[0]);
        settled.add(capture[1].first);
        break;
      }
    }
  }
}

function settle(doc: Document, at: number, name: string): void {
  const [kept, called] = name.split('_') as [string, string | undefined];
  doc.replace(at, (annotation) => {
    const isVerb = annotation.type === 'V' || annotation.type.startsWith('V.');
    if (!isVerb)
      return kept !== 'noun' && annotation.last === at + 1 && NOUNS.has(annotation.type) ? undefined : annotation;
    if (kept === 'noun' || annotation.form !== kept) return undefined;
    return called === undefined ? annotation : { ...annotation, form: called };
  });
}
