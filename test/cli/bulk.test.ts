// `convert` over many articles: the same bytes on one thread and on several, nothing lost and nothing doubled when it is killed,
// what fails listed beside what does not, and the form of a filter, as GNU parallel runs it.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { gunzipSync, gzipSync } from 'node:zlib';
import { Parser } from 'n3';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { ARTICLES, MAIN, pacta, ROOT, scratchFolder } from './run.js';

vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

const COUNT = 300;
const folder = scratchFolder();
const lines = join(folder, 'many.jsonl');
let expected = '';

function articleLines(count: number): string[] {
  const texts = ARTICLES.map((file) => readFileSync(file, 'utf8').replace(/^---[\s\S]*?\n---\n/, ''));
  return Array.from({ length: count }, (_, at) =>
    JSON.stringify({ id: `a-${at}`, language: 'it', text: (texts[at % 2] ?? '').slice(0, 500 + at) }),
  );
}

beforeAll(async () => {
  writeFileSync(lines, `${articleLines(COUNT).join('\n')}\n`);
  const { code, stdout, stderr } = await pacta(['convert', lines, '--to', 'nquads', '--workers', '1']);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expected = stdout;
});

const articlesIn = (nquads: string): string[] => [
  ...new Set(new Parser({ format: 'N-Quads' }).parse(nquads).map(({ graph }) => graph.value.replace(/.*\//, ''))),
];

describe('N-Quads of many articles', () => {
  test('come in the order of the articles, what the reference says of all their entities at the end', () => {
    expect(articlesIn(expected)).toEqual([...Array.from({ length: COUNT }, (_, at) => `a-${at}`), 'reference']);
  });

  test('are the same bytes on several threads, on stdout and in a file, packed or not', async () => {
    const onStdout = await pacta(['convert', lines, '--to', 'nquads', '--workers', '3']);
    expect(onStdout.stdout === expected).toBe(true);
    const file = join(folder, 'whole.nq');
    expect(await pacta(['convert', lines, '--out', file, '--workers', '2'])).toEqual({
      code: 0,
      stdout: '',
      stderr: `converted ${COUNT} articles\n`,
    });
    expect(readFileSync(file, 'utf8') === expected).toBe(true);
    await pacta(['convert', lines, '--out', `${file}.gz`]);
    expect(gunzipSync(readFileSync(`${file}.gz`)).toString() === expected).toBe(true);
    expect(readdirSync(folder).filter((name) => name.includes('.part'))).toEqual([]);
  });

  test('are the same from a folder, an archive and packed lines', async () => {
    const source = join(folder, 'source');
    mkdirSync(source);
    articleLines(70).forEach((line, at) => {
      const name = `a-${String(at).padStart(3, '0')}`;
      writeFileSync(join(source, `${name}.txt`), (JSON.parse(line) as { text: string }).text);
    });
    const archive = join(folder, 'source.tar.gz');
    expect(spawnSync('tar', ['-C', source, '-czf', archive, ...readdirSync(source).sort()]).status).toBe(0);
    const given = ['--to', 'nquads', '--language', 'it'];
    const fromFolder = await pacta(['convert', source, ...given]);
    const fromArchive = await pacta(['convert', archive, ...given, '--workers', '2']);
    expect(articlesIn(fromFolder.stdout)).toHaveLength(71);
    expect(fromArchive.stdout === fromFolder.stdout).toBe(true);
    const packed = join(folder, 'packed.jsonl.gz');
    writeFileSync(packed, gzipSync(readFileSync(lines)));
    expect((await pacta(['convert', packed, '--to', 'nquads'])).stdout === expected).toBe(true);
  });
});

describe('what fails', () => {
  test('is told and listed with its place and reason, and the others are converted', async () => {
    const good = articleLines(130);
    const bad = [
      ...good.slice(0, 65),
      '{"text": ',
      JSON.stringify({
        id: 'hungarian',
        text: 'A két ország elnöke Budapesten írta alá a megállapodást a kereskedelemről.',
      }),
      ...good.slice(65),
      good[0],
    ];
    const file = join(folder, 'bad.jsonl');
    writeFileSync(file, bad.join('\n'));
    const failures = join(folder, 'failures.jsonl');
    const out = join(folder, 'bad.nq');
    const { code, stderr } = await pacta(['convert', file, '--out', out, '--failures', failures, '--workers', '2']);
    expect(code).toBe(3);
    expect(stderr).toMatch(/bad\.jsonl:66: is not JSON/);
    expect(stderr).toMatch(/converted 130 articles; 3 failed\n$/);
    expect(
      readFileSync(failures, 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as object),
    ).toEqual([
      { file, line: 66, reason: expect.stringMatching(/^is not JSON/) },
      { file, id: 'hungarian', reason: expect.stringMatching(/^the language of the text is not one of/) },
      { file, reason: expect.stringMatching(/^has the same id "a-0"/) },
    ]);
    expect(articlesIn(readFileSync(out, 'utf8'))).toHaveLength(131);
  });
});

describe('an article that takes more memory than a thread has', () => {
  test('is told, and the others of its batch are converted', async () => {
    const [text = ''] = articleLines(1).map((line) => (JSON.parse(line) as { text: string }).text);
    const large = JSON.stringify({ id: 'large', language: 'it', text: `${text}\n\n`.repeat(9500) });
    const file = join(folder, 'large.jsonl');
    writeFileSync(file, [...articleLines(100).slice(0, 40), large, ...articleLines(100).slice(40)].join('\n'));
    const { code, stdout, stderr } = await pacta(['convert', file, '--to', 'nquads', '--workers', '2'], {
      env: { NODE_OPTIONS: '--max-old-space-size=200' },
    });
    expect(stderr).toMatch(
      /large\.jsonl: takes more memory than a thread has; divide it, or give more with NODE_OPTIONS/,
    );
    expect(code).toBe(3);
    expect(articlesIn(stdout)).toEqual([...Array.from({ length: 100 }, (_, at) => `a-${at}`), 'reference']);
  });
});

/** Kills the run when its mark has been written anew, and tells whether it was still under way. */
async function killedRun(args: readonly string[], mark: string): Promise<boolean> {
  const child = spawn(process.execPath, [MAIN, ...args], { cwd: ROOT, stdio: 'ignore' });
  const ended = new Promise<number | null>((resolve) => child.on('close', (code) => resolve(code)));
  const before = existsSync(mark) ? readFileSync(mark, 'utf8') : '';
  while (child.exitCode === null && (existsSync(mark) ? readFileSync(mark, 'utf8') : '') === before) await sleep(20);
  child.kill('SIGKILL');
  return (await ended) === null;
}

describe('a run that is killed', () => {
  test.each(['killed.nq', 'killed.nq.gz'])('goes on with --resume to the same bytes: %s', async (name) => {
    const out = join(folder, name);
    const args = ['convert', lines, '--out', out, '--workers', '2'];
    let kills = 0;
    while (kills < 2 && (await killedRun([...args, '--resume'], `${out}.part.json`))) {
      kills += 1;
      expect(existsSync(out)).toBe(false);
      // what was written after the last mark, here also half a line, is cut off
      if (kills === 1) writeFileSync(`${out}.part`, '<https://w3id.org/pacta/art', { flag: 'a' });
    }
    expect(kills).toBeGreaterThan(0);
    const refused = await pacta(args);
    expect(refused.code).toBe(2);
    expect(refused.stderr).toMatch(/\.part is what an unfinished run left; go on with --resume, or remove it/);
    const finished = await pacta([...args, '--resume']);
    expect(finished).toEqual({ code: 0, stdout: '', stderr: `converted ${COUNT} articles\n` });
    const bytes = readFileSync(out);
    expect((name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString() === expected).toBe(true);
    expect(existsSync(`${out}.part.json`) || existsSync(`${out}.part`)).toBe(false);
  });

  test('or that has no room leaves what is sound, and goes on when there is', async () => {
    const out = join(folder, 'full.nq');
    const args = [MAIN, 'convert', lines, '--out', out, '--workers', '2'];
    // a file may have 8 MB (16,384 blocks), the output has more
    const limited = spawnSync('sh', ['-c', 'ulimit -f 16384; exec "$@"', 'sh', process.execPath, ...args], {
      cwd: ROOT,
    });
    expect(expected.length).toBeGreaterThan(9_000_000);
    expect(limited.status).toBe(5);
    expect(String(limited.stderr)).toMatch(
      /full\.nq\.part cannot be written \(EFBIG\); make room and go on with --resume/,
    );
    expect(existsSync(out)).toBe(false);
    expect((await pacta([...args.slice(1), '--resume'])).code).toBe(0);
    expect(readFileSync(out, 'utf8') === expected).toBe(true);
  });

  test('does not go on with other inputs or options', async () => {
    const out = join(folder, 'other.nq');
    const input = join(folder, 'other.jsonl');
    writeFileSync(input, readFileSync(lines));
    const args = ['convert', input, '--out', out, '--workers', '2', '--resume'];
    expect(await killedRun(args, `${out}.part.json`)).toBe(true);
    const options = await pacta([...args, '--no-reference']);
    expect(options.code).toBe(2);
    expect(options.stderr).toMatch(
      /other\.nq\.part was begun with .*"reference":true.* and this is .*"reference":false/,
    );
    writeFileSync(input, articleLines(COUNT).reverse().join('\n'));
    const inputs = await pacta(args);
    expect(inputs.code).toBe(3);
    expect(inputs.stderr).toMatch(/the inputs are not those of which .*other\.nq\.part was begun; give the same ones/);
  });

  test('into a folder leaves files that are whole, and goes on with the others', async () => {
    const out = join(folder, 'graphs');
    const args = ['convert', lines, '--to', 'nquads', '--out', out, '--workers', '2', '--resume'];
    const child = spawn(process.execPath, [MAIN, ...args], { cwd: ROOT, stdio: 'ignore' });
    while (!existsSync(join(out, 'a-70.nq'))) await sleep(20);
    child.kill('SIGKILL');
    await new Promise((resolve) => child.on('close', resolve));
    expect((await pacta(args)).code).toBe(0);
    const files = readdirSync(out).filter((name) => name.endsWith('.nq'));
    expect(files).toHaveLength(COUNT);
    const own = files.map((name) => readFileSync(join(out, name), 'utf8')).join('');
    expect(articlesIn(own).sort()).toEqual(articlesIn(expected).sort());
  });
});

describe('as a filter', () => {
  const input = articleLines(60);

  test('turns lines on stdin into N-Quads on stdout, each as it comes', async () => {
    const child = spawn(process.execPath, [MAIN, 'convert', '-', '--to', 'nquads'], { cwd: ROOT });
    let given = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      given += text;
    });
    child.stdin.write(`${input[0]}\n${input[1]}\n`);
    while (!given.includes('article/a-1> .\n')) await sleep(20);
    child.stdin.end(`${input.slice(2).join('\n')}\n`);
    await new Promise((resolve) => child.on('close', resolve));
    expect(articlesIn(given)).toHaveLength(61);
    expect(expected.startsWith(given.slice(0, given.indexOf('graph/reference')).replace(/[^\n]*$/, ''))).toBe(true);
  });

  const parallel = spawnSync('parallel', ['--version'], { encoding: 'utf8' }).stdout ?? '';
  const installed = parallel.startsWith('GNU parallel');
  test.skipIf(!installed)(
    installed ? 'runs under GNU parallel' : 'runs under GNU parallel (skipped: install Debian’s "parallel")',
    () => {
      const command = `${process.execPath} ${MAIN} convert - --to nquads`;
      const { stdout, status } = spawnSync('parallel', ['--will-cite', '--pipe', '-N', '25', '-j', '2', command], {
        input: `${input.join('\n')}\n`,
        encoding: 'utf8',
        maxBuffer: 1e9,
      });
      expect(status).toBe(0);
      const alone = spawnSync(process.execPath, [MAIN, 'convert', '-', '--to', 'nquads'], {
        input: `${input.join('\n')}\n`,
        encoding: 'utf8',
        maxBuffer: 1e9,
      });
      const linesOf = (text: string): string[] => [...new Set(text.split('\n'))].sort();
      expect(linesOf(stdout)).toEqual(linesOf(alone.stdout));
    },
  );
});
