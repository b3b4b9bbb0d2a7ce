// `repair`: a folder that nobody serves is put in order: what is damaged is told and put aside, the rest is kept and folded
// into one new dataset with an empty journal. Without damage it only makes the folder compact.
import type { Command } from 'commander';
import { openJournal } from '../store/journal.js';
import { faultsOf, readFolder } from '../store/read-folder.js';
import { countContents, inWords, writing } from './data-folder.js';
import { CommandError, EXIT } from './exit.js';
import type { Terminal } from './terminal.js';
import { addVerb } from './verb.js';

interface RepairOptions {
  readonly data: string;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

export function addRepair(program: Command): void {
  addVerb<RepairOptions>(
    program,
    {
      usage: 'repair',
      summary: 'Keep what can be read of a damaged folder, put the rest aside, and make the folder compact.',
      examples: ['pacta repair --data store --dry-run', 'pacta repair --data store'],
    },
    (command) =>
      command
        .requiredOption('--data <folder>', 'folder that "load" or "serve" keeps; not served meanwhile')
        .option('--dry-run', 'only say what is damaged; exits with 1 when something is')
        .option('--json', 'say on stdout as JSON what was found'),
    run,
  );
}

async function run(_operands: readonly string[], options: RepairOptions, terminal: Terminal): Promise<void> {
  const { data, dryRun = false, json = false } = options;
  const kept = await readFolder(data, true);
  if (kept.isNew) throw new CommandError(EXIT.usage, `nothing is kept in ${data}; name the folder of "serve --data"`);
  const faults = faultsOf(kept, data);
  if (dryRun) {
    for (const fault of faults) terminal.warn(fault);
    if (faults.length > 0) terminal.raise(EXIT.finding);
  } else await mend(data, terminal);
  const count = countContents(kept.contents);
  if (json) await terminal.data(`${JSON.stringify({ data, ...count, faults, repaired: !dryRun })}\n`);
  const found = faults.length === 0 ? 'nothing is damaged' : 'what could be read was kept';
  terminal.note(`${data} ${dryRun ? 'would hold' : 'holds'} ${inWords(count)}; ${found}`);
}

const mend = (folder: string, terminal: Terminal): Promise<void> =>
  writing(folder, async () => {
    const journal = await openJournal(folder, { salvage: true, warn: (message) => terminal.warn(message) });
    try {
      await journal.replaceAll(journal.takeContents() ?? new Map());
    } finally {
      await journal.close();
    }
  });
