// `backup`, `restore` and `repair`: what was saved comes back letter by letter, also while a server writes; what is damaged
// is told, put aside or refused.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { readContents } from '../../src/store/read-folder.js';
import { pacta, scratchFolder } from './run.js';
import { serve, stopped } from './serving.js';

const PACTA_TOKEN = 'a-token-for-the-tests-of-backups';
const SMALL =
  '<http://e/a> <http://e/p> "2.50"^^<http://www.w3.org/2001/XMLSchema#decimal> <http://e/g> .\n_:x <http://e/p> "x"@en-GB <http://e/g> .\n<http://e/a> <http://e/p> "unnamed" .\n';

async function loaded(text = SMALL): Promise<string> {
  const folder = scratchFolder();
  const file = join(folder, 'small.nq');
  writeFileSync(file, text);
  const data = join(folder, 'store');
  expect((await pacta(['load', file, '--data', data])).code).toBe(0);
  return data;
}
/** Graph → its lines, sorted. */
async function held(data: string): Promise<Record<string, string[]>> {
  const contents = (await readContents(data)) ?? new Map<string, Set<string>>();
  return Object.fromEntries([...contents].map(([name, lines]) => [name, [...lines].sort()]));
}

describe('backup', () => {
  test.each(['backup.nq', 'packed/backup.nq.gz'])('into %s comes back letter by letter', async (name) => {
    const data = await loaded();
    const file = join(scratchFolder(), name);
    const backup = await pacta(['backup', file, '--data', data, '--json']);
    expect([backup.code, backup.stderr]).toEqual([0, expect.stringMatching(/^wrote \d+ quads in \d+ graphs of /)]);
    expect(JSON.parse(backup.stdout)).toMatchObject({ file, written: true, quads: expect.any(Number) });
    const bytes = readFileSync(file);
    expect((name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString()).toContain('"2.50"^^');
    const again = join(scratchFolder(), 'again');
    const restore = await pacta(['restore', file, '--data', again]);
    expect([restore.code, restore.stdout]).toEqual([0, '']);
    expect(await held(again)).toEqual(await held(data));
  });

  test('goes to stdout and comes from stdin', async () => {
    const data = await loaded();
    const { code, stdout } = await pacta(['backup', '-', '--data', data, '-q']);
    expect(code).toBe(0);
    const again = join(scratchFolder(), 'again');
    expect((await pacta(['restore', '-', '--data', again], { stdin: stdout })).code).toBe(0);
    expect(await held(again)).toEqual(await held(data));
  });

  test('of a folder that is being written holds what was acknowledged before, and no half of a write', async () => {
    const data = join(scratchFolder(), 'store');
    const { url, child } = await serve(['--empty', '--no-gate', '--port', '0', '--data', data], {
      env: { PACTA_TOKEN },
    });
    const acknowledged: string[] = [];
    let saving = true;
    const write = async (): Promise<void> => {
      for (let n = 0; saving; n++) {
        const triple = `<http://e/w${n}> <http://e/p> "${'x'.repeat(3000)}"`;
        const response = await fetch(url, {
          method: 'POST',
          headers: { 'content-type': 'application/sparql-update', authorization: `Bearer ${PACTA_TOKEN}` },
          body: `INSERT DATA { GRAPH <http://e/a> { ${triple} } GRAPH <http://e/b> { ${triple} } }`,
        });
        if (response.status === 204) acknowledged.push(`http://e/w${n}`);
      }
    };
    const writer = write();
    while (acknowledged.length === 0) await wait(20);
    for (let round = 0; round < 3; round++) {
      const before = [...acknowledged];
      const file = join(scratchFolder(), 'backup.nq');
      expect((await pacta(['backup', file, '--data', data])).code).toBe(0);
      const again = join(scratchFolder(), 'again');
      expect((await pacta(['restore', file, '--data', again])).code).toBe(0);
      const graphs = await held(again);
      const names = (graphs['http://e/a'] ?? []).map((line) => /<([^>]*)>/.exec(line)?.[1]);
      expect(graphs['http://e/b']).toEqual(graphs['http://e/a']);
      expect(before.filter((name) => !names.includes(name))).toEqual([]);
    }
    saving = false;
    await writer;
    await stopped(child, 'SIGTERM');
    expect(acknowledged.length).toBeGreaterThan(3);
  });

  test('writes nothing with --dry-run, nothing into the folder itself, and nothing of a folder that holds nothing', async () => {
    const data = await loaded();
    const file = join(scratchFolder(), 'backup.nq');
    const dry = await pacta(['backup', file, '--data', data, '--dry-run']);
    expect([dry.code, dry.stderr, existsSync(file)]).toEqual([0, expect.stringMatching(/^would write /), false]);
    const before = readFileSync(join(data, 'dataset.nq'));
    const inside = await pacta(['backup', join(data, 'dataset.nq'), '--data', data]);
    expect([inside.code, inside.stderr]).toEqual([2, expect.stringContaining('lies in the folder that it is to save')]);
    expect(readFileSync(join(data, 'dataset.nq'))).toEqual(before);
    const none = await pacta(['backup', file, '--data', scratchFolder()]);
    expect([none.code, none.stderr]).toEqual([2, expect.stringContaining('nothing is kept in ')]);
  });
});

describe('restore', () => {
  test('refuses a file that was cut short or changed, wherever, and then writes nothing', async () => {
    const data = await loaded();
    const file = join(scratchFolder(), 'backup.nq');
    await pacta(['backup', file, '--data', data]);
    const whole = readFileSync(file);
    const spoilt = [whole.subarray(0, -1), whole.subarray(0, -60), whole.subarray(0, 200), flipped(whole, 300)];
    for (const bytes of spoilt) {
      writeFileSync(file, bytes);
      const again = join(scratchFolder(), 'again');
      const { code, stderr } = await pacta(['restore', file, '--data', again]);
      expect([code, stderr]).toEqual([
        3,
        expect.stringMatching(/(?:its checksum is wrong|is no line as it is written)/),
      ]);
      expect(existsSync(again)).toBe(false);
    }
  });

  test('replaces what a folder holds only when told so, and says what it would do', async () => {
    const data = await loaded();
    const other = await loaded('<http://e/other> <http://e/p> "other" <http://e/o> .\n');
    const file = join(scratchFolder(), 'backup.nq');
    await pacta(['backup', file, '--data', data]);
    const before = await held(other);
    const refused = await pacta(['restore', file, '--data', other]);
    expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining('give --replace')]);
    const dry = await pacta(['restore', file, '--data', other, '--replace', '--dry-run']);
    expect([dry.code, dry.stderr]).toEqual([0, expect.stringMatching(/^would restore /)]);
    expect(await held(other)).toEqual(before);
    expect((await pacta(['restore', file, '--data', other, '--replace'])).code).toBe(0);
    expect(await held(other)).toEqual(await held(data));
  });

  test('refuses what is no backup', async () => {
    const file = join(scratchFolder(), 'any.nq');
    writeFileSync(file, SMALL);
    const { code, stderr } = await pacta(['restore', file, '--data', join(scratchFolder(), 'again')]);
    expect([code, stderr]).toEqual([3, expect.stringContaining('was not written by "pacta backup"')]);
  });
});

describe('repair', () => {
  test('of a sound folder changes nothing but its form', async () => {
    const data = await loaded();
    const before = await held(data);
    const dry = await pacta(['repair', '--data', data, '--dry-run']);
    expect([dry.code, dry.stderr]).toEqual([0, expect.stringMatching(/ would hold .*; nothing is damaged$/m)]);
    expect((await pacta(['repair', '--data', data])).code).toBe(0);
    expect(await held(data)).toEqual(before);
    expect(readdirSync(data).sort()).toEqual(['dataset.nq', 'journal.log']);
  });

  test('keeps all lines of a dataset that can be read, and puts the others aside', async () => {
    const data = await loaded();
    const before = await held(data);
    const file = join(data, 'dataset.nq');
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, text.replace('<http://e/a> <http://e/p> "unnamed" .', '<http://e/a> "unnamed" .'));
    const number = text.split('\n').findIndex((line) => line.includes('"unnamed"')) + 1;
    const query = await pacta(['query', 'ASK {}', '--data', data]);
    expect([query.code, query.stderr]).toEqual([3, expect.stringContaining(`dataset.nq:${number}`)]);
    expect(query.stderr).toContain('pacta repair --data');
    const dry = await pacta(['repair', '--data', data, '--dry-run', '--json']);
    expect(dry.code).toBe(1);
    expect(JSON.parse(dry.stdout)).toMatchObject({ faults: [expect.stringContaining('put aside')], repaired: false });
    const repaired = await pacta(['repair', '--data', data]);
    expect([repaired.code, repaired.stderr]).toEqual([0, expect.stringContaining('dataset.nq.damaged-')]);
    expect(await held(data)).toEqual(Object.fromEntries(Object.entries(before).filter(([name]) => name !== '')));
    const aside = readdirSync(data).find((name) => name.startsWith('dataset.nq.damaged-')) ?? '';
    expect(readFileSync(join(data, aside), 'utf8')).toBe('<http://e/a> "unnamed" .\n');
  });

  test('takes a dataset that was changed as it is, and a journal of another one away', async () => {
    const data = await loaded();
    const file = join(data, 'dataset.nq');
    writeFileSync(file, readFileSync(file, 'utf8').replace('"unnamed"', '"changed"'));
    expect((await pacta(['query', 'ASK {}', '--data', data])).stderr).toContain('its checksum is wrong');
    expect((await pacta(['repair', '--data', data])).code).toBe(0);
    expect((await held(data))['']).toEqual(['<http://e/a> <http://e/p> "changed"']);
    const none = await pacta(['repair', '--data', join(data, 'none')]);
    expect([none.code, none.stderr]).toEqual([2, expect.stringContaining('nothing is kept in ')]);
  });
});

function flipped(bytes: Buffer, at: number): Buffer {
  const copy = Buffer.from(bytes);
  copy[at] = (copy[at] ?? 0) ^ 1;
  return copy;
}
