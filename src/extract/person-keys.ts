// Names in, keys out: shorter forms, and spellings that differ in one letter or in diacritics, share the key of the
// fullest form in the article.

import type { Document } from './document.js';
import type { EntityKey } from './facts.js';
import type { NameRun } from './name-runs.js';
import { slugOf } from './slug.js';

/** Folded to tell apart spellings that differ in diacritics only. */
const fold = (word: string): string => slugOf(word);

/** Gives each licensed run its person, which it adds to the document; `full` are the runs of more than one word. */
export function assignKeys(
  doc: Document,
  licensed: readonly NameRun[],
  full: readonly NameRun[],
): (run: NameRun) => EntityKey | undefined {
  const byWord = new Map<string, string>();
  const labels = new Map<string, string>();
  for (const run of [...full].sort((a, b) => b.words.length - a.words.length || a.first - b.first)) {
    const words = run.words.map(fold);
    const existing = [...labels.keys()].find((slug) => isPartOf(words, slug));
    const slug = existing ?? words.join('-');
    if (existing === undefined) labels.set(slug, run.text);
    byWord.set(words.join('-'), slug);
    for (const word of [words.at(-1) as string, words[0] as string, ...words.slice(1)])
      if (!byWord.has(word) && word.length > 1) byWord.set(word, slug);
  }
  for (const run of licensed) {
    const near = run.words.length > 1 ? undefined : variantOf(fold(run.words[0] as string), byWord);
    if (near !== undefined) byWord.set(fold(run.words[0] as string), near);
    const slug = run.words.map(fold).join('-');
    if (byWord.has(slug)) continue;
    byWord.set(slug, slug);
    labels.set(slug, run.text);
  }
  for (const [slug, label] of labels) {
    const key = `person/${slug}`;
    doc.local.set(key, { key, type: 'Person', label });
  }
  return (run) => {
    const slug =
      byWord.get(run.words.map(fold).join('-')) ??
      byWord.get(`${fold(run.words[0] as string)}-${fold(run.words.at(-1) as string)}`);
    return slug === undefined ? undefined : `person/${slug}`;
  };
}

/** Shortest surname of which another spelling is recognised. */
const LEAST_VARIED = 7;

/** The person whose surname differs by one letter: two transliterations of one name in one article. */
function variantOf(surname: string, byWord: ReadonlyMap<string, string>): string | undefined {
  if (surname.length < LEAST_VARIED || byWord.has(surname)) return undefined;
  for (const [word, slug] of byWord)
    if (
      !word.includes('-') &&
      word[0] === surname[0] &&
      Math.abs(word.length - surname.length) <= 1 &&
      differsByOne(word, surname)
    )
      return slug;
  return undefined;
}

function differsByOne(one: string, two: string): boolean {
  const [short, long] = one.length <= two.length ? [one, two] : [two, one];
  let at = 0;
  while (at < short.length && short[at] === long[at]) at++;
  return short.slice(at + (short.length === long.length ? 1 : 0)) === long.slice(at + 1);
}

/** All words of the shorter name stand in the longer one and the surnames agree. */
function isPartOf(words: readonly string[], slug: string): boolean {
  return (
    words.length > 1 && slug.endsWith(`-${words.at(-1)}`) && words.every((word) => `-${slug}-`.includes(`-${word}-`))
  );
}
