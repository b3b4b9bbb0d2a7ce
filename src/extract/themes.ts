// A run of words in, its themes out: by the pack's words and beginnings of words, and by the kinds of organizations
// that are mentioned in it. Sorted, without repeats; empty when nothing shows one.

import type { Document } from './document.js';
import type { Named } from './names.js';

const SHORTEST = 3;

/** Codes of `theme/` that a run of tokens shows, sorted. */
export function themesIn(doc: Document, first: number, last: number): string[] {
  const themes = new Set<string>();
  const fallback = new Set<string>();
  for (let at = first; at < last; at++) {
    if (doc.is('Not', at)) break;
    const phrase = doc.get('Theme', at);
    for (const { type, form, last: end, data } of doc.annotationsAt(at)) {
      if (type === 'Theme' && end <= last && end === phrase?.last)
        (form.endsWith('?') ? fallback : themes).add(form.replace('?', ''));
      else if (type === 'Organization') {
        for (const key of (data as Named).keys)
          if (doc.entities.get(key)?.organizationKind === 'igo')
            for (const theme of doc.pack.themePrefixes.get('@igo') ?? []) themes.add(theme);
      }
    }
    if (phrase !== undefined && phrase.last <= last && phrase.last > at + 1) {
      at = phrase.last - 1;
      continue;
    }
    const word = doc.norm(at);
    for (let length = SHORTEST; length <= word.length; length++)
      for (const theme of doc.pack.themePrefixes.get(word.slice(0, length)) ?? [])
        (theme.endsWith('?') ? fallback : themes).add(theme.replace('?', ''));
  }
  return [...(themes.size > 0 ? themes : fallback)].sort();
}
