// `npm run conformance` as a user runs it. The suites of the W3C are not part of the project; where they are not there,
// only what is said then is tested.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const SUITES = fileURLToPath(new URL('../../../shared/w3c', import.meta.url));

const run = (...args: string[]): Promise<{ code: number | null; stdout: string; stderr: string }> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['dist/bench/conformance.js', ...args], { cwd: ROOT });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout, stderr }));
  });

describe('conformance', () => {
  test.skipIf(!existsSync(SUITES))(
    'passes all of the W3C tests but those that are listed',
    async () => {
      const { code, stdout } = await run('--suites', SUITES);
      expect(stdout.split('\n').filter((line) => line.startsWith('failed'))).toEqual([]);
      expect(stdout).toMatch(/^sparql: 494 of 505$/m);
      expect(stdout).toMatch(/^shacl: 98 of 98$/m);
      expect(stdout).toMatch(/^protocol: 47 of 47$/m);
      expect(stdout.trimEnd().split('\n').at(-1)).toBe('639 passed, 0 failed, 11 skipped');
      expect(code).toBe(0);
    },
    180_000,
  );

  test('exits with 2 where the suites are not', async () => {
    expect(await run('--suites', 'no/such/folder')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('lacks'),
    });
    expect(await run()).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('--suites'),
    });
  });
});
