// No room: a write that does not fit is refused with 507 and leaves nothing; reads go on; what fits is kept, also after a
// kill. Once with a limit on the size of files, once on a small file system, where one can be mounted.
import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { scratchFolder } from '../cli/run.js';
import { type ServeOptions, stopped } from '../cli/serving.js';
import { select, start, update } from './endpoint.js';
import { EXTENT, tell } from './extent.js';

const WRITES_A_ROUND = 40;
const mounted: string[] = [];
afterAll(() => {
  for (const folder of mounted) execFileSync('umount', [folder]);
});

function smallDisk(): string | undefined {
  const folder = join(scratchFolder(), 'small');
  mkdirSync(folder);
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=400k', 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    return undefined;
  }
  mounted.push(folder);
  return folder;
}

async function fillAndKill(folder: string, options: ServeOptions): Promise<{ kept: number; refused: number }> {
  const kept = new Set<string>();
  let refused = 0;
  for (let round = 0; round < EXTENT.fullDiskRounds; round++) {
    const { url, child } = await start(folder, [], options);
    for (let write = 0; write < WRITES_A_ROUND; write++) {
      const name = `http://e/r${round}w${write}`;
      const triple = `<${name}> <http://e/p> "${'x'.repeat(Math.floor(Math.random() * 12_000))}"`;
      const status = await update(
        url,
        `INSERT DATA { GRAPH <http://e/a> { ${triple} } GRAPH <http://e/b> { ${triple} } }`,
      );
      expect([204, 507]).toContain(status);
      if (status === 204) kept.add(name);
      else refused += 1;
    }
    await stopped(child, 'SIGKILL');
    const again = await start(folder, [], options);
    for (const graph of ['a', 'b'])
      expect((await select(again.url, `SELECT ?s { GRAPH <http://e/${graph}> { ?s ?p ?o } }`)).sort()).toEqual(
        [...kept].sort(),
      );
    const half = [...kept].slice(0, Math.ceil(kept.size / 2));
    const values = half.map((name) => `<${name}>`).join(' ');
    const text = `DELETE { GRAPH ?g { ?s ?p ?o } } WHERE { VALUES ?s { ${values} } GRAPH ?g { ?s ?p ?o } }`;
    if ((await update(again.url, text)) === 204) for (const name of half) kept.delete(name);
    await stopped(again.child, 'SIGTERM');
  }
  return { kept: kept.size, refused };
}

test('a limit on the size of files costs writes and nothing else', async () => {
  const { refused } = await fillAndKill(join(scratchFolder(), 'store'), { maxFileBlocks: 400 });
  expect(refused).toBeGreaterThan(0);
  tell(`files of at most 200 kB: ${refused} writes refused with 507, all others kept over kills`);
});

test('a full file system costs writes and nothing else', async ({ skip }) => {
  const disk = smallDisk();
  if (disk === undefined) return skip('no file system can be mounted here');
  const { refused } = await fillAndKill(join(disk, 'store'), {});
  expect(refused).toBeGreaterThan(0);
  tell(`a file system of 400 kB: ${refused} writes refused with 507, all others kept over kills`);
});
