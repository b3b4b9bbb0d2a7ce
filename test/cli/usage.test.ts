// The contract of every verb: help that leads with examples, one table of exit codes, wrong use told in a line.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { EXIT_MEANINGS } from '../../src/cli/exit.js';
import { MAIN, pacta, ROOT, STACK } from './run.js';

const VERBS = [
  'convert',
  'explain',
  'validate',
  'load',
  'query',
  'link',
  'export',
  'serve',
  'backup',
  'restore',
  'repair',
];

describe.each(VERBS)('%s --help', (verb) => {
  test('leads with two examples and shows the exit codes', async () => {
    const { code, stdout, stderr } = await pacta([verb, '--help']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(new RegExp(`^Examples:\\n {2}pacta ${verb}\\b.*\\n {2}.*pacta ${verb}\\b.*\\n\\nUsage:`));
    for (const [number, meaning] of Object.entries(EXIT_MEANINGS))
      expect(stdout).toContain(`${number.padStart(5)}  ${meaning}`);
  });

  test('names the flags that all have', async () => {
    const { stdout } = await pacta([verb, '--help']);
    for (const flag of ['--quiet', '--verbose', '--no-color']) expect(stdout).toContain(flag);
  });
});

describe('wrong use', () => {
  test.each([
    { args: ['convert'], message: /missing required argument/ },
    { args: ['convert', 'a.txt', '--to', 'pdf'], message: /Allowed choices are turtle, trig/ },
    { args: ['convert', 'nothing-like-this-*.txt'], message: /no file matches/ },
    { args: ['bake'], message: /unknown command 'bake'/ },
    {
      args: ['query', 'no-such-query-as-this'],
      message: /no query and no file is named "no-such-query-as-this".*--list/,
    },
    { args: ['query'], message: /no query is given/ },
    { args: ['load', 'a.ttl'], message: /either --data DIR or --store URL/ },
    { args: ['query', 'ASK {}', '--store', 'nourl'], message: /Give an address that begins with http/ },
    {
      args: ['query', 'SELECT * {}', '--format', 'turtle'],
      message: /SELECT gives rows, which --format turtle cannot/,
    },
    {
      args: ['query', 'DESCRIBE <a:b>', '--format', 'csv'],
      message: /DESCRIBE gives a graph, which --format csv cannot/,
    },
    { args: ['query', 'state-vists'], message: /near it: events\/state-visits/ },
    { args: ['convert', 'a.txt', '--language', 'fr'], message: /Give one of en, it/ },
    { args: ['convert', 'a.txt', '--published', '2026-02-30'], message: /Give a day as YYYY-MM-DD/ },
    { args: ['convert', 'a.txt', '--id', 'A b'], message: /Give a-z, 0-9 and single hyphens/ },
    { args: ['serve', '--trust-proxy', 'proxy'], message: /Give an IP address, or a network/ },
    { args: ['serve', '--rate-limit', '-1'], message: /Give a whole number from 0 on/ },
    { args: ['serve', '--port', 'http'], message: /Give a number from 0 to 65535/ },
    { args: ['serve', '--data', 'a', '--store', 'http://localhost/sparql'], message: /cannot be used with/ },
  ])('$args is told and exits with 2', async ({ args, message }) => {
    const { code, stdout, stderr } = await pacta(args);
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(STACK);
    expect(stdout).toBe('');
    expect(code).toBe(2);
  });
});

test('no verb at all shows the help', async () => {
  const { code, stdout } = await pacta([]);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^Examples:\n/);
});

test('Ctrl-C ends with 130 and says that nothing is half-written', async () => {
  const interrupted = async (afterMs: number): Promise<{ stderr: string; code: number | null }> => {
    const child = spawn(process.execPath, [MAIN, 'convert', '-'], { cwd: ROOT });
    let stderr = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    await setTimeout(afterMs);
    child.kill('SIGINT');
    const [code] = (await once(child, 'close')) as [number | null];
    return { stderr, code };
  };
  // Hint: before the program listens, Ctrl-C ends it as it ends any process; a busy machine takes longer to start it.
  let outcome = await interrupted(1500);
  for (const afterMs of [4000, 12_000]) if (outcome.code === null) outcome = await interrupted(afterMs);
  expect(outcome.stderr).toMatch(/^interrupted; every file and store is whole/);
  expect(outcome.code).toBe(130);
});
