// `backup`: what a folder holds now into one file, also while another process serves it: everything that was acknowledged
// before, and nothing half. The file is N-Quads with a checksum at its end.
import { mkdir, realpath } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Command } from 'commander';
import { datasetText } from '../store/dataset-text.js';
import { replaceDurably } from '../store/durable-file.js';
import { type Kept, readFolder } from '../store/read-folder.js';
import { countContents, inWords } from './data-folder.js';
import { CommandError, EXIT } from './exit.js';
import type { Terminal } from './terminal.js';
import { addVerb } from './verb.js';

interface BackupOptions {
  readonly data: string;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

export function addBackup(program: Command): void {
  addVerb<BackupOptions>(
    program,
    {
      usage: 'backup <file>',
      summary: 'Write all that a folder holds into one file (packed where its name ends in .gz; "-" is stdout).',
      examples: [
        'pacta backup store.nq.gz --data store',
        'pacta backup - --data store | ssh elsewhere "cat > store.nq"',
      ],
    },
    (command) =>
      command
        .requiredOption('--data <folder>', 'folder that "load" or "serve" keeps; it may be served meanwhile')
        .option('--dry-run', 'read everything, but write nothing')
        .option('--json', 'say on stdout as JSON what was written'),
    run,
  );
}

async function run([file = '']: readonly string[], options: BackupOptions, terminal: Terminal): Promise<void> {
  const { data, dryRun = false, json = false } = options;
  const toStdout = file === '-';
  if (toStdout && json) throw new CommandError(EXIT.usage, '--json and "-" both want stdout; give one of them');
  const kept = await readFolder(data);
  if (kept.isNew) throw new CommandError(EXIT.usage, `nothing is kept in ${data}; name the folder of "serve --data"`);
  if (!toStdout) await assertOutside(file, data);
  if (toStdout && !dryRun) for (const chunk of datasetText(kept.generation, kept.contents)) await terminal.data(chunk);
  else if (!dryRun) await write(kept, file);
  const count = countContents(kept.contents);
  if (json) await terminal.data(`${JSON.stringify({ file, ...count, written: !dryRun })}\n`);
  const target = toStdout ? 'stdout' : file;
  terminal.note(`${dryRun ? 'would write' : 'wrote'} ${inWords(count)} of ${data} to ${target}`);
}

async function write({ generation, contents }: Kept, file: string): Promise<void> {
  function* packed(): Generator<Buffer> {
    // Hint: packed files that stand one after another are one packed file (RFC 1952, 2.2).
    for (const chunk of datasetText(generation, contents)) yield gzipSync(chunk);
  }
  try {
    await mkdir(dirname(file), { recursive: true });
    await replaceDurably(file, file.endsWith('.gz') ? packed() : datasetText(generation, contents));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new CommandError(EXIT.failure, `${file} cannot be written (${code ?? error}); what was there still is`);
  }
}

/** Hint: a file of the folder itself would be taken for its dataset or journal. */
async function assertOutside(file: string, folder: string): Promise<void> {
  const place = async (name: string): Promise<string> => realpath(name).catch(() => resolve(name));
  if ((await place(dirname(file))) !== (await place(folder))) return;
  throw new CommandError(
    EXIT.usage,
    `${file} lies in the folder that it is to save; write it elsewhere, such as ${join('..', basename(file))}`,
  );
}
