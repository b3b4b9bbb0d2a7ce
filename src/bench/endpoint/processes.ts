// The two servers that are compared, each in a process of its own that is ended with the run: ours as `pacta serve` starts
// it, and Virtuoso 7 as Debian packs it, in a scratch folder.
import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { createWriteStream, mkdirSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
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
export interface Virtuoso extends Endpoint {
  /** Runs statements of SQL as the administrator and returns what isql prints. */
  readonly sql: (statements: string) => string;
}
export const TOKEN = 'a-token-for-the-benchmark';
const MAIN = join(ROOT, 'dist', 'cli', 'main.js');
const ISQL = 'isql-vt';
/** For a machine with about 4 GB to spare, as Virtuoso's own documentation counts them. */
const BUFFERS = 340_000;
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

/** Loads the dataset in bulk. `buffers` are of 8 KB each. */
export async function startVirtuoso(folder: string, contents: Contents, buffers = BUFFERS): Promise<Virtuoso> {
  mkdirSync(folder, { recursive: true });
  await writeQuads(join(folder, 'data.nq'), contents);
  const [sqlPort, httpPort] = [await freePort(), await freePort()];
  writeFileSync(join(folder, 'virtuoso.ini'), settings(folder, sqlPort, httpPort, buffers));
  const started = performance.now();
  const child = spawn('virtuoso-t', ['+foreground', '+configfile', join(folder, 'virtuoso.ini')], {
    cwd: folder,
    stdio: 'ignore',
  });
  const url = `http://127.0.0.1:${httpPort}/sparql`;
  const sql = (statements: string): string =>
    execFileSync(ISQL, [`127.0.0.1:${sqlPort}`, 'dba', 'dba', `exec=${statements}`], { encoding: 'utf8' });
  await answers(url);
  const startedInMs = performance.now() - started;
  sql(`ld_dir('${folder}', 'data.nq', 'urn:x:none'); rdf_loader_run(); checkpoint;`);
  return { url, startedInMs, sql, stop: () => stop(child) };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

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
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await ended;
}

const settings = (folder: string, sqlPort: number, httpPort: number, buffers: number): string => `[Database]
DatabaseFile = ${folder}/virtuoso.db
ErrorLogFile = ${folder}/virtuoso.log
LockFile = ${folder}/virtuoso.lck
TransactionFile = ${folder}/virtuoso.trx
xa_persistent_file = ${folder}/virtuoso.pxa
[TempDatabase]
DatabaseFile = ${folder}/virtuoso-temp.db
TransactionFile = ${folder}/virtuoso-temp.trx
[Parameters]
ServerPort = 127.0.0.1:${sqlPort}
ServerThreads = 20
NumberOfBuffers = ${buffers}
MaxDirtyBuffers = ${Math.floor(buffers * 0.75)}
DirsAllowed = ${folder}
[HTTPServer]
ServerPort = 127.0.0.1:${httpPort}
ServerThreads = 20
[SPARQL]
ResultSetMaxRows = 1000000
MaxQueryExecutionTime = 120
`;
