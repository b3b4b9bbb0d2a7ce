// The power fails: of each file there is what had reached the disk at its last sync, or a little more. At each
// acknowledged write all of it is there; at every step on the way to one, the state before it or the state after it.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openJournal } from '../../src/store/journal.js';
import { readContents } from '../../src/store/read-folder.js';
import { open, put, update } from '../store/stores.js';
import { EXTENT, SEED, tell } from './extent.js';
import { KEPT, RecordedDisk } from './recorded-disk.js';

/** Everything that a folder holds as one text, so that states can be compared. */
async function stateOf(folder: string): Promise<string> {
  const contents = (await readContents(folder)) ?? new Map<string, Set<string>>();
  const graphs = [...contents].filter(([name, lines]) => name !== '' || lines.size > 0);
  return JSON.stringify(graphs.map(([name, lines]) => [name, [...lines].sort()]).sort());
}

test('what was acknowledged survives a power cut at any step', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'pacta-power-'));
  const disk = new RecordedDisk();
  const store = await open({ readers: 1, journal: await openJournal(folder, { files: disk }) });
  const random = seeded();
  let cuts: string[] = [];
  disk.onStep = () => {
    for (const kept of KEPT) cuts.push(disk.powerCut(kept, random));
  };
  const big = 'x'.repeat(20_000);
  const names = fc.constantFrom('g', 'h', 'k');
  const change = fc.oneof(
    fc.tuple(names, fc.nat(50)).map(([name, n]) => put(name, `:a :p ${n} . :b :p "${n % 7 === 0 ? big : n}" .`)),
    fc.tuple(names, fc.nat(50)).map(([name, n]) => update(`INSERT DATA { GRAPH :${name} { :s${n} :q 0${n} } }`)),
    fc.tuple(names, names).map(([from, to]) => update(`MOVE SILENT :${from} TO :${to}`)),
    names.map((name) => update(`DROP SILENT GRAPH :${name} ; CREATE SILENT GRAPH :${name}`)),
  );
  const transactions = fc.sample(fc.array(change, { minLength: 1, maxLength: 3 }), {
    numRuns: EXTENT.powerCutWrites,
    seed: SEED,
  });
  let before = await stateOf(folder);
  let count = 0;
  for (const [index, changes] of transactions.entries()) {
    cuts = [];
    await store.transaction(changes);
    const acknowledged = KEPT.map((kept) => disk.powerCut(kept, random));
    if (index % 10 === 9) await store.compact();
    const after = await stateOf(folder);
    for (const cut of acknowledged) expect(await stateOf(cut), `seed ${SEED}`).toBe(after);
    for (const cut of cuts) expect([before, after], `seed ${SEED}`).toContain(await stateOf(cut));
    for (const cut of [...acknowledged, ...cuts]) rmSync(cut, { recursive: true });
    count += acknowledged.length + cuts.length;
    before = after;
  }
  expect(count).toBeGreaterThan(transactions.length * KEPT.length);
  tell(
    `${transactions.length} writes, ${disk.syncs} syncs, ${count} power cuts at every step of them: each left the state before the write or after it, and after it once acknowledged`,
  );
});

/** Numbers from 0 up to 1, the same for the same seed (mulberry32). */
function seeded(): () => number {
  let state = SEED;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
