// `validate` as a user runs it: the published and curated graphs conform, a broken one is told with what to do.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ARTICLES, pacta, ROOT, scratchFolder } from './run.js';

describe('validate', () => {
  test('passes the published dataset with what editors added', async () => {
    const { code, stdout } = await pacta(['validate', 'data/graph/*.ttl', 'data/curated/*.ttl']);
    expect({ code, stdout }).toMatchObject({ code: 0 });
  });

  test('passes what convert writes, through a pipe', async () => {
    const { stdout } = await pacta(['convert', ARTICLES[0] ?? '']);
    expect((await pacta(['validate', '-'], { stdin: stdout })).code).toBe(0);
  });

  test('refuses a passage whose words are not what the text says there', async () => {
    const turtle = readFileSync(join(ROOT, 'data/graph/rus-kaz-moscow-declaration.ttl'), 'utf8');
    const file = join(scratchFolder(), 'wrong.ttl');
    writeFileSync(file, turtle.replace(/pacta:exact "([^"]{5,})"/, 'pacta:exact "not the words"'));
    const { code, stdout } = await pacta(['validate', file, '--json']);
    expect(code).toBe(1);
    expect(stdout).toContain('#char=');
    expect(() => JSON.parse(stdout)).not.toThrow();
  });
});
