// Prints, after everything else, how many competency questions each run answered exactly, then those that it did not,
// each with what is lacking. Reads what `competency.test.ts` leaves on its tests; judges nothing itself.

import type { Reporter, TestModule } from 'vitest/node';
import type { Outcome } from './outcome.js';

export default class CompetencyReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const outcomes = modules.flatMap((module) =>
      [...module.children.allTests()].flatMap((test) => test.meta().competency ?? []),
    );
    if (outcomes.length > 0) process.stdout.write(`\n${renderSummary(outcomes)}\n`);
  }
}

function renderSummary(outcomes: readonly Outcome[]): string {
  const runs = [...new Set(outcomes.map(({ run }) => run))].map((run) => {
    const asked = outcomes.filter((outcome) => outcome.run === run);
    return { run, asked, open: asked.filter(({ answered }) => !answered) };
  });
  const counts = runs.map(({ run, asked, open }) => `  ${run}: ${asked.length - open.length} of ${asked.length}`);
  const lists = runs
    .filter(({ open }) => open.length > 0)
    .map(({ run, open }) => [`Not answered ${run}:`, ...open.map(renderOpen)].join('\n'));
  return ['Competency questions answered exactly', ...counts, ...lists.map((list) => `\n${list}`)].join('\n');
}

function renderOpen({ question, title, lack }: Outcome): string {
  return `  ${`Q${question}`.padEnd(5)}${title}\n       ${lack ?? 'not explained'}`;
}
