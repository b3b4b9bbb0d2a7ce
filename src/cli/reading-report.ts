// What `convert --report` tells: how many facts of each kind an article gave, by which rules, and what was turned down.
import type { Reading } from '../extract/facts.js';
import type { Terminal } from './terminal.js';

export interface ReadingCount {
  readonly slug: string;
  readonly mentions: number;
  readonly facts: ReadonlyMap<string, number>;
  /** The rules that fired, with how many facts each gave. */
  readonly triggers: ReadonlyMap<string, number>;
  /** "rule: reason" of what a rule saw and did not emit. */
  readonly rejects: ReadonlyMap<string, number>;
}

export function countReading(slug: string, reading: Reading): ReadingCount {
  return {
    slug,
    mentions: reading.mentions.length,
    facts: tally(reading.facts.map(({ kind }) => kind)),
    triggers: tally(reading.facts.map(({ rule }) => rule)),
    rejects: tally(reading.rejects.map(({ rule, reason }) => `${rule}: ${reason}`)),
  };
}

export function tellCounts(counts: readonly ReadingCount[], terminal: Terminal): void {
  for (const { slug, mentions, facts, triggers, rejects } of counts) {
    terminal.note(`${slug}: ${mentions} mentions, ${sum(facts)} facts, ${sum(rejects)} rejects`);
    for (const [title, entries] of [
      ['facts', facts],
      ['triggers', triggers],
      ['rejects', rejects],
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
