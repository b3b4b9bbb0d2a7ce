// Runs `serve` in a process of its own until the test has ended.
import { type ChildProcess, spawn } from 'node:child_process';
import { afterEach } from 'vitest';
import { MAIN, ROOT } from './run.js';

export interface Served {
  readonly child: ChildProcess;
  /** Of its SPARQL endpoint. */
  readonly url: string;
  readonly stderr: () => string;
}
export interface ServeOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** Largest file that the process may write, in blocks of 512 bytes. */
  readonly maxFileBlocks?: number;
  /** Kills the process then, ready or not. */
  readonly killAfterMs?: number;
}

const running = new Set<ChildProcess>();
afterEach(() => {
  for (const child of running) child.kill('SIGKILL');
  running.clear();
});

export function serve(
  args: readonly string[],
  { env = {}, maxFileBlocks, killAfterMs }: ServeOptions = {},
): Promise<Served> {
  const command = [process.execPath, MAIN, 'serve', ...args];
  const limited = ['sh', '-c', `ulimit -f ${maxFileBlocks}; exec "$@"`, 'sh', ...command];
  const [program = '', ...rest] = maxFileBlocks === undefined ? command : limited;
  const child = spawn(program, rest, { cwd: ROOT, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  running.add(child);
  if (killAfterMs !== undefined) setTimeout(() => child.kill('SIGKILL'), killAfterMs);
  return new Promise((resolve, reject) => {
    let stderr = '';
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
      const url = /^SPARQL: (\S+)$/m.exec(stderr)?.[1];
      if (url !== undefined) resolve({ child, url, stderr: () => stderr });
    });
    child.on('close', (code) => reject(new Error(`ended with ${code}: ${stderr}`)));
  });
}

/** Resolves with the exit code when the process is gone. */
export const stopped = (child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> =>
  new Promise((resolve) => {
    child.once('exit', (code) => resolve(code));
    child.kill(signal);
  });
