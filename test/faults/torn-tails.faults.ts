// The last record of a journal cut at every byte, and every byte of it turned to zero: the folder opens, that record alone is
// gone, and the next write is kept.
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openJournal } from '../../src/store/journal.js';
import { readContents } from '../../src/store/read-folder.js';
import { iri, open, update } from '../store/stores.js';
import { tell } from './extent.js';

const scratch = (): string => mkdtempSync(join(tmpdir(), 'pacta-torn-'));
const log = (folder: string): string => join(folder, 'journal.log');
const linesOf = async (folder: string): Promise<number> => (await readContents(folder))?.get(iri('g'))?.size ?? 0;

test('a record that did not reach the disk whole is cut off, wherever it ends or is spoilt', async () => {
  const folder = scratch();
  const store = await open({ readers: 1, journal: await openJournal(folder) });
  const write = (name: string): Promise<void> =>
    store.transaction([update(`INSERT DATA { GRAPH :g { :${name} :p "${name} è \\n €", 1.50 } }`)]);
  for (const name of ['a', 'b']) await write(name);
  const last = readFileSync(log(folder)).length;
  await write('c');
  const whole = readFileSync(log(folder));
  const spoil: readonly ((at: number) => Buffer)[] = [
    (at) => whole.subarray(0, at),
    (at) => Buffer.concat([whole.subarray(0, at), Buffer.from([0]), whole.subarray(at + 1)]),
    (at) => Buffer.concat([whole.subarray(0, at), Buffer.alloc(whole.length - at)]),
  ];
  for (let at = last; at < whole.length; at++)
    for (const spoilt of spoil) {
      const crash = scratch();
      copyFileSync(join(folder, 'journal.log'), log(crash));
      writeFileSync(log(crash), spoilt(at));
      expect(await linesOf(crash)).toBe(4);
      const journal = await openJournal(crash);
      await journal.append({ dropped: [], created: [], removed: [], added: [[iri('g'), ['<a:b> <a:c> <a:d>']]] });
      await journal.close();
      expect(await linesOf(crash)).toBe(5);
      rmSync(crash, { recursive: true });
    }
  tell(
    `a last record of ${whole.length - last} bytes cut, spoilt and zeroed at every byte: all before it kept each time`,
  );
});
