// The two servers that are compared, each in a process of its own that is ended with the run: ours as `pacta serve` starts
// it, and Virtuoso 7 as Debian packs it, in a scratch folder.
import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { createWriteStream, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { ROOT } from '../../cli/folders.js';
import type { Contents } from '../../store/dataset-text.js';

export interface Endpoint {
  readonly url: string;
  /** From the start of the process until it answered. */
  readonly startedInMs: number;
  stop(): Promise<void>;
}
export const TOKEN = 'a-token-for-the-benchmark';
const MAIN = join(ROOT, 'dist', 'cli', 'main.js');
const ISQL = 'isql-vt';
const SQL_PORT = 31_511;
const HTTP_PORT = 31_512;
const READY_WITHIN_MS = 120_000;
const LOOK_EVERY_MS = 50;

export async function startPacta(folder: string, flags: readonly string[]): Promise<Endpoint> {
  const started = performance.now();
  const child = spawn(process.execPath, [MAIN, 'serve', '--port', '0', '--no-gate', '--data', folder, ...flags], {
    env: { ...process.env, PACTA_TOKEN: TOKEN },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  const url = await new Promise<string>((resolve, reject) => {
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      const found = /^SPARQL: (\S+)$/m.exec(said)?.[1];
      if (found !== undefined) resolve(found);
    });
    child.on('close', () => reject(new Error(said)));
  });
  await answers(url);
  return { url, startedInMs: performance.now() - started, stop: () => stop(child) };
}

export const hasVirtuoso = (): boolean => spawnSync('virtuoso-t', ['-?']).error === undefined;

/** Loads the dataset in bulk. */
export async function startVirtuoso(folder: string, contents: Contents): Promise<Endpoint> {
  mkdirSync(folder, { recursive: true });
  await writeQuads(join(folder, 'data.nq'), contents);
  writeFileSync(join(folder, 'virtuoso.ini'), settings(folder));
  const started = performance.now();
  const child = spawn('virtuoso-t', ['+foreground', '+configfile', join(folder, 'virtuoso.ini')], {
    cwd: folder,
    stdio: 'ignore',
  });
  const url = `http://127.0.0.1:${HTTP_PORT}/sparql`;
  await answers(url);
  const startedInMs = performance.now() - started;
  sql(`ld_dir('${folder}', 'data.nq', 'urn:x:none'); rdf_loader_run(); checkpoint;`);
  return { url, startedInMs, stop: () => stop(child) };
}

const sql = (statements: string): string =>
  execFileSync(ISQL, [`127.0.0.1:${SQL_PORT}`, 'dba', 'dba', `exec=${statements}`], { encoding: 'utf8' });

async function writeQuads(file: string, contents: Contents): Promise<void> {
  const stream = createWriteStream(file);
  for (const [graph, lines] of contents) stream.write([...lines].map((line) => `${line} <${graph}> .\n`).join(''));
  await new Promise<void>((resolve) => stream.end(() => resolve()));
}

async function answers(url: string): Promise<void> {
  const until = performance.now() + READY_WITHIN_MS;
  for (;;) {
    const response = await fetch(`${url}?query=ASK%7B%7D`).catch(() => undefined);
    await response?.arrayBuffer();
    if (response?.ok === true) return;
    if (performance.now() > until) throw new Error(`${url} does not answer`);
    await wait(LOOK_EVERY_MS);
  }
}

async function stop(child: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await ended;
}

/** Buffers for a machine with about 4 GB to spare, as its own documentation counts them. */
const settings = (folder: string): string => `[Database]
DatabaseFile = ${folder}/virtuoso.db
ErrorLogFile = ${folder}/virtuoso.log
LockFile = ${folder}/virtuoso.lck
TransactionFile = ${folder}/virtuoso.trx
xa_persistent_file = ${folder}/virtuoso.pxa
[TempDatabase]
DatabaseFile = ${folder}/virtuoso-temp.db
TransactionFile = ${folder}/virtuoso-temp.trx
[Parameters]
ServerPort = 127.0.0.1:${SQL_PORT}
ServerThreads = 20
NumberOfBuffers = 340000
MaxDirtyBuffers = 250000
DirsAllowed = ${folder}
[HTTPServer]
ServerPort = 127.0.0.1:${HTTP_PORT}
ServerThreads = 20
[SPARQL]
ResultSetMaxRows = 1000000
MaxQueryExecutionTime = 120
`;
