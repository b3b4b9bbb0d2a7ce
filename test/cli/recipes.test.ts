// The recipes of the README for a hook of git and for a build, run as they stand there: what does not conform is stopped.
import { execFile } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { MAIN, ROOT, type Run, scratchFolder } from './run.js';

const README = readFileSync(join(ROOT, 'README.md'), 'utf8');
const HOOK = /```sh\n(#!\/bin\/sh\n[\s\S]*?)```/.exec(README)?.[1] ?? '';
const STEP = /^- run: (pacta validate .*)$/m.exec(README)?.[1] ?? '';
const RIGHT = readFileSync(join(ROOT, 'data/graph/rus-kaz-moscow-declaration.ttl'), 'utf8');
const WRONG = RIGHT.replace('pacta:startOffset', 'pacta:startOfset');

/** A folder with a `pacta` on its path. */
function workplace(): { readonly folder: string; readonly run: (command: string, ...args: string[]) => Promise<Run> } {
  const folder = scratchFolder();
  const bin = join(folder, 'bin');
  mkdirSync(bin);
  writeFileSync(join(bin, 'pacta'), `#!/bin/sh\nexec "${process.execPath}" "${MAIN}" "$@"\n`);
  chmodSync(join(bin, 'pacta'), 0o755);
  const env = { PATH: `${bin}:${process.env['PATH'] ?? ''}`, HOME: folder };
  return {
    folder,
    run: (command, ...args) =>
      new Promise((resolve) => {
        execFile(command, args, { cwd: folder, env }, (error, stdout, stderr) =>
          resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr }),
        );
      }),
  };
}

test('are in the README', () => {
  expect(HOOK).toContain('pacta validate');
  expect(STEP).toContain('--format github');
});

describe('the hook of git', () => {
  test('lets in a graph that conforms, stops one that does not, and has nothing against other files', async () => {
    const { folder, run } = workplace();
    await run('git', 'init', '-q');
    for (const [name, value] of [
      ['user.name', 'Ana'],
      ['user.email', 'ana@example.org'],
    ] as const)
      await run('git', 'config', name, value);
    mkdirSync(join(folder, '.git/hooks'), { recursive: true });
    writeFileSync(join(folder, '.git/hooks/pre-commit'), HOOK);
    chmodSync(join(folder, '.git/hooks/pre-commit'), 0o755);
    const commit = async (name: string, text: string): Promise<Run> => {
      writeFileSync(join(folder, name), text);
      await run('git', 'add', name);
      return run('git', 'commit', '-m', name);
    };
    expect((await commit('notes.txt', 'Read it again.')).code).toBe(0);
    expect((await commit('right.ttl', RIGHT)).code).toBe(0);
    const refused = await commit('wrong.ttl', WRONG);
    expect(refused.code).not.toBe(0);
    expect(refused.stdout + refused.stderr).toContain('Did you mean pacta:startOffset?');
    expect((await run('git', 'log', '--format=%s')).stdout).toBe('right.ttl\nnotes.txt\n');
  });
});

describe('the step of a build', () => {
  test.each([
    ['passes where all conforms', RIGHT, 0],
    ['fails and points at the line where something does not', WRONG, 1],
  ])('%s', async (_what, turtle, code) => {
    const { folder, run } = workplace();
    mkdirSync(join(folder, 'graphs'));
    writeFileSync(join(folder, 'graphs/one.ttl'), turtle);
    const result = await run('sh', '-c', STEP);
    expect(result.code).toBe(code);
    const line = turtle.split('\n').findIndex((text) => text.includes('startOfset')) + 1;
    if (code === 1) expect(result.stdout).toContain(`::error file=graphs/one.ttl,line=${line},col=`);
    else expect(result.stdout).toBe('');
  });
});
