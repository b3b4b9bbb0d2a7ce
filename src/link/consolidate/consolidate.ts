// The graphs of all articles in, links between what different articles say of one thing out, each with its score and its
// reasons. Nothing is merged: facts stay as their articles give them, and what they disagree on stands side by side. A link
// is made only where each is the other's best, so that one fact is never two of another article.
import type { Quad } from 'n3';
import { pacta, rdfs } from '../../graph/vocabulary.js';
import { wordsOf } from '../../search/fold.js';
import { soundOf } from '../../search/sound.js';
import type { Verdict } from './evidence.js';
import { commitmentLikeness, eventLikeness, nameLikeness, treatyLikeness } from './likeness.js';
import { type Compared, type Description, namesOf, type Records, readRecords } from './records.js';
import { Rarity, stemsOf } from './words.js';

export interface Link {
  readonly subject: string;
  readonly object: string;
  /** "exact": one thing; "close": two commitments that say the same. */
  readonly match: 'exact' | 'close';
  /** 0 to 1. */
  readonly score: number;
  readonly reasons: readonly string[];
}

interface Comparison {
  readonly match: Link['match'];
  readonly least: number;
  /** Least weight of what could be compared. */
  readonly leastWeight: number;
  /** Records with no key in common are not compared. */
  readonly keys: (record: Description, rarity: Rarity) => Iterable<string>;
  readonly likeness: (a: Description, b: Description, rarity: Rarity) => Verdict | undefined;
}

/** A word that stands in more records than this tells nothing apart. */
const MOST_SHARING = 60;

const COMPARISONS: Readonly<Record<Compared, Comparison>> = {
  Treaty: {
    match: 'exact',
    least: 0.72,
    leastWeight: 0.55,
    keys: (record) => pairsOf(record.all(pacta.party)),
    likeness: treatyLikeness,
  },
  Event: {
    match: 'exact',
    least: 0.8,
    leastWeight: 0.8,
    keys: (record) =>
      record.all(pacta.kind).flatMap((kind) => record.all(pacta.participant).map((who) => `${kind} ${who}`)),
    likeness: eventLikeness,
  },
  Person: { match: 'exact', least: 0.93, leastWeight: 1, keys: lastSounds, likeness: nameLikeness },
  Organization: { match: 'exact', least: 0.96, leastWeight: 1, keys: allSounds, likeness: nameLikeness },
  Commitment: {
    match: 'close',
    least: 0.6,
    leastWeight: 0.8,
    keys: (record, rarity) =>
      [
        ...stemsOf(record.all(pacta.text).join(' '), record.language),
        ...record.texts(rdfs.label).map(({ text, language }) => `${language} ${text}`),
      ].filter((stem) => rarity.count(stem) <= MOST_SHARING),
    likeness: commitmentLikeness,
  },
};

/** Each two of a list; of one that has no two, itself. */
const pairsOf = (list: readonly string[]): readonly string[] =>
  list.length < 2 ? list : list.flatMap((a, at) => list.slice(at + 1).map((b) => `${a} ${b}`));

function lastSounds(record: Description): string[] {
  return namesOf(record).flatMap((name) => {
    const last = wordsOf(name).at(-1);
    return last === undefined ? [] : [soundOf(last.text)];
  });
}
function allSounds(record: Description): string[] {
  return namesOf(record).flatMap((name) => wordsOf(name).map(({ text }) => soundOf(text)));
}

/** `articles`: for each article the quads of its own graph and of what editors add. Sorted, the same every time. */
export function consolidate(articles: ReadonlyMap<string, readonly Quad[]>): Link[] {
  const records = readRecords(articles);
  const links = (Object.keys(COMPARISONS) as Compared[]).flatMap((type) => compare(records, type));
  return links.sort((a, b) => compareText(a.subject, b.subject) || compareText(a.object, b.object));
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function compare(records: Records, type: Compared): Link[] {
  const { match, least, leastWeight, keys, likeness } = COMPARISONS[type];
  const list = records[type];
  const rarity = rarityOf(list);
  const byKey = new Map<string, number[]>();
  for (const [index, record] of list.entries()) {
    for (const key of new Set(keys(record, rarity))) {
      const known = byKey.get(key);
      if (known === undefined) byKey.set(key, [index]);
      else known.push(index);
    }
  }
  const found: (Verdict & { readonly a: Description; readonly b: Description })[] = [];
  const seen = new Set<string>();
  for (const indexes of byKey.values()) {
    for (const [at, first] of indexes.entries()) {
      for (const second of indexes.slice(at + 1)) {
        const [a, b] = [list[first], list[second]];
        if (a === undefined || b === undefined || a.article === b.article || a.iriText === b.iriText) continue;
        const pair = `${first} ${second}`;
        if (seen.has(pair)) continue;
        seen.add(pair);
        const verdict = likeness(a, b, rarity);
        if (verdict !== undefined && verdict.score >= least && verdict.weight >= leastWeight)
          found.push({ ...verdict, a, b });
      }
    }
  }
  const unique = new Map<string, Link>();
  for (const { a, b, score, reasons } of match === 'close' ? found : mutualBest(found)) {
    const [subject, object] = [a.iriText, b.iriText].sort() as [string, string];
    const known = unique.get(`${subject} ${object}`);
    if (known === undefined || known.score < score)
      unique.set(`${subject} ${object}`, { subject, object, match, score: Math.round(score * 1000) / 1000, reasons });
  }
  return [...unique.values()];
}

function rarityOf(list: readonly Description[]): Rarity {
  const rarity = new Rarity();
  for (const record of list) {
    const labels = record.texts(rdfs.label);
    const stems = labels.flatMap(({ text, language }) => [...stemsOf(text, language)]);
    rarity.add(new Set([...stems, ...stemsOf(record.all(pacta.text).join(' '), record.language)]));
  }
  return rarity;
}

/** Of the pairs of two articles, those of which each is the best of the other, and the only one. */
function mutualBest<P extends { readonly a: Description; readonly b: Description; readonly score: number }>(
  pairs: readonly P[],
): P[] {
  const best = new Map<string, { pair: P; only: boolean }>();
  for (const pair of pairs) {
    for (const [own, other] of [
      [pair.a, pair.b],
      [pair.b, pair.a],
    ] as const) {
      const key = `${own.iriText} ${other.article}`;
      const known = best.get(key);
      if (known === undefined || known.pair.score < pair.score) best.set(key, { pair, only: true });
      else if (known.pair.score === pair.score) known.only = false;
    }
  }
  return pairs.filter((pair) =>
    [
      [pair.a, pair.b],
      [pair.b, pair.a],
    ].every(([own, other]) => {
      const found = best.get(`${own?.iriText} ${other?.article}`);
      return found?.pair === pair && found.only;
    }),
  );
}
