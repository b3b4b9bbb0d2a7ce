// `restore`: a file that `backup` wrote in, a folder that holds just that out. The file is read and checked whole before
// anything is written; then the folder holds all of it or, after a crash, what it held before.
import type { Command } from 'commander';
import { InputError } from '../article/errors.js';
import { type Contents, generationOf, readDataset } from '../store/dataset-text.js';
import { openJournal } from '../store/journal.js';
import { readFolder } from '../store/read-folder.js';
import { countContents, inWords, writing } from './data-folder.js';
import { CommandError, EXIT } from './exit.js';
import { readBytes } from './files.js';
import type { Terminal } from './terminal.js';
import { addVerb } from './verb.js';

interface RestoreOptions {
  readonly data: string;
  readonly replace?: boolean;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

export function addRestore(program: Command): void {
  addVerb<RestoreOptions>(
    program,
    {
      usage: 'restore <file>',
      summary: 'Have a folder hold what "backup" wrote into a file (also .gz; "-" is stdin).',
      examples: ['pacta restore store.nq.gz --data store', 'pacta restore store.nq.gz --data store --replace'],
    },
    (command) =>
      command
        .requiredOption('--data <folder>', 'folder to restore into; made when it lacks, and not served meanwhile')
        .option('--replace', 'also where the folder holds something, which is then gone')
        .option('--dry-run', 'read and check the file, but write nothing')
        .option('--json', 'say on stdout as JSON what was restored'),
    run,
  );
}

async function run([file = '']: readonly string[], options: RestoreOptions, terminal: Terminal): Promise<void> {
  const { data, replace = false, dryRun = false, json = false } = options;
  const bytes = Buffer.from(await readBytes(file));
  const generation = generationOf(bytes);
  const name = file === '-' ? 'stdin' : file;
  if (generation === undefined)
    throw new InputError(
      name,
      'was not written by "pacta backup"; RDF files are loaded with: pacta load FILE --data DIR',
    );
  const { contents } = readDataset(bytes, name);
  await assertFree(data, replace);
  if (!dryRun) await writeInto(data, contents, generation, terminal);
  const count = countContents(contents);
  if (json) await terminal.data(`${JSON.stringify({ data, ...count, restored: !dryRun })}\n`);
  terminal.note(`${dryRun ? 'would restore' : 'restored'} ${inWords(count)} into ${data}`);
}

async function assertFree(folder: string, replace: boolean): Promise<void> {
  if (replace || (await readFolder(folder, true)).isNew) return;
  throw new CommandError(
    EXIT.usage,
    `${folder} holds something already; restore into a new folder, or give --replace to have it replaced`,
  );
}

const writeInto = (folder: string, contents: Contents, generation: number, terminal: Terminal): Promise<void> =>
  writing(folder, async () => {
    const journal = await openJournal(folder, { salvage: true, warn: (message) => terminal.warn(message) });
    try {
      journal.takeContents();
      // Hint: labels of blank nodes name the generation that made them, so that none may be had again.
      await journal.replaceAll(contents, generation);
    } finally {
      await journal.close();
    }
  });
