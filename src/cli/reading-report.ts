// What `convert --report` tells: how many facts of each kind an article gave, by which rules, what was turned down, and
// which words at which a rule begins led to nothing.
import type { Article } from '../article/article.js';
import { explain } from '../extract/explain.js';
import type { Languages } from '../language/pack.js';
import type { Terminal } from './terminal.js';

export interface ReadingCount {
  readonly slug: string;
  readonly mentions: number;
  readonly facts: ReadonlyMap<string, number>;
  /** The rules that fired, with how many facts each gave. */
  readonly triggers: ReadonlyMap<string, number>;
  /** "rule: reason" of what a rule saw and did not emit. */
  readonly rejects: ReadonlyMap<string, number>;
  /** "stage: word (type)" of words that begin a rule, but led neither to a fact nor to a reject. */
  readonly idle: ReadonlyMap<string, number>;
}

/** Reads the article once more, watching, so that a conversion without a report costs no more. */
export function countReading(article: Article, languages: Languages): ReadingCount {
  const { reading, idle } = explain(article, languages);
  return {
    slug: article.slug,
    mentions: reading.mentions.length,
    facts: tally(reading.facts.map(({ kind }) => kind)),
    triggers: tally(reading.facts.map(({ rule }) => rule)),
    rejects: tally(reading.rejects.map(({ rule, reason }) => `${rule}: ${reason}`)),
    idle: tally(
      idle.map(({ stage, type, span }) => `${stage}: ${article.text.slice(...span).toLowerCase()} (${type})`),
    ),
  };
}

export function tellCounts(counts: readonly ReadingCount[], terminal: Terminal): void {
  for (const { slug, mentions, facts, triggers, rejects, idle } of counts) {
    terminal.note(
      `${slug}: ${mentions} mentions, ${sum(facts)} facts, ${sum(rejects)} rejects, ${sum(idle)} words that led to nothing`,
    );
    for (const [title, entries] of [
      ['facts', facts],
      ['triggers', triggers],
      ['rejects', rejects],
      ['nothing', idle],
    ] as const) {
      for (const [name, count] of entries) terminal.note(`  ${title.padEnd(8)} ${String(count).padStart(4)}  ${name}`);
    }
  }
}

function tally(names: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const name of [...names].sort()) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

const sum = (counts: ReadonlyMap<string, number>): number =>
  [...counts.values()].reduce((total, count) => total + count, 0);
