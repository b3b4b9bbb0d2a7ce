// What `--data DIR` means to `load`: the graphs that come replace those of the same names, in a folder that `serve` and
// `query` read. All of them or, after a crash, none.
import type { Quad } from 'n3';
import type { Contents } from '../store/dataset-text.js';
import { openJournal } from '../store/journal.js';
import { lineOf } from '../store/lines.js';
import { relabelling } from '../store/snapshot.js';
import type { GraphSet } from './dataset.js';
import { CommandError, EXIT } from './exit.js';

/** `first` comes before the graphs into a folder that holds nothing yet. */
export async function loadIntoFolder(
  folder: string,
  graphs: GraphSet,
  first: GraphSet,
  warn: (message: string) => void,
): Promise<void> {
  const journal = await openJournal(folder, { warn });
  await writing(folder, async () => {
    try {
      const held = journal.takeContents();
      const contents: Contents = held ?? new Map();
      const coming = new Map([...(held === undefined ? first : []), ...graphs]);
      let changes = held === undefined;
      for (const [index, [name, quads]] of [...coming].entries()) {
        const relabel = relabelling(`${journal.scope()}l${index}`);
        const lines = new Set(quads.map((quad) => lineOf(quad, relabel)));
        changes ||= !areEqual(lines, contents.get(name));
        contents.set(name, lines);
      }
      if (changes) await journal.replaceAll(contents);
    } finally {
      await journal.close();
    }
  });
}

/** What the system says of a folder that cannot be written becomes a line that says that nothing is lost. */
export async function writing(folder: string, write: () => Promise<void>): Promise<void> {
  try {
    await write();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (typeof code !== 'string') throw error;
    throw new CommandError(EXIT.failure, `${folder} cannot be written (${code}); what it held is still there`);
  }
}

export interface ContentsCount {
  readonly quads: number;
  readonly graphs: number;
}

/** The unnamed graph counts as one where it holds something. */
export function countContents(contents: Contents): ContentsCount {
  const held = [...contents].filter(([name, lines]) => name !== '' || lines.size > 0);
  return { quads: held.reduce((total, [, lines]) => total + lines.size, 0), graphs: held.length };
}

export const inWords = ({ quads, graphs }: ContentsCount): string => `${quads} quads in ${graphs} graphs`;

const areEqual = (lines: ReadonlySet<string>, others: ReadonlySet<string> | undefined): boolean =>
  lines.size === others?.size && [...lines].every((line) => others.has(line));

/** Quads by the name of their graph, in order. */
export function byGraph(quads: readonly Quad[]): Map<string, Quad[]> {
  const graphs = new Map<string, Quad[]>();
  for (const quad of quads) {
    const known = graphs.get(quad.graph.value);
    if (known === undefined) graphs.set(quad.graph.value, [quad]);
    else known.push(quad);
  }
  return graphs;
}
