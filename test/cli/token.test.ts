// Where the token for writing comes from, and which ones are refused.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readToken } from '../../src/cli/token.js';
import { scratchFolder } from './run.js';

const GOOD = 'zq7-0123456789abcdef';

describe('the token for writing', () => {
  test('is none where nothing sets one', async () => {
    expect(await readToken(undefined, {})).toBeUndefined();
    expect(await readToken(undefined, { PACTA_TOKEN: ' ' })).toBeUndefined();
  });

  test('comes from the environment, or rather from the file that is named', async () => {
    const file = join(scratchFolder(), 'token');
    writeFileSync(file, `${GOOD}\n`);
    expect(await readToken(undefined, { PACTA_TOKEN: GOOD })).toBe(GOOD);
    expect(await readToken(file, { PACTA_TOKEN: 'another-token-than-the-file' })).toBe(GOOD);
  });

  test.each([
    ['short', 'is shorter than 16 signs; make one with: openssl rand -hex 32'],
    ['with a space 0123456789', 'has other signs than letters, digits and ._~+/-; make one with: openssl rand -hex 32'],
  ])('is refused when it is %j', async (token, message) => {
    await expect(readToken(undefined, { PACTA_TOKEN: token })).rejects.toThrow(`the token in PACTA_TOKEN ${message}`);
  });

  test('is missed in a file that is empty or not there', async () => {
    const file = join(scratchFolder(), 'empty');
    writeFileSync(file, '\n');
    await expect(readToken(file, {})).rejects.toThrow(`${file} is empty; write the token into it`);
    await expect(readToken('/nowhere/token', {})).rejects.toThrow('is not there; check the name');
  });
});
