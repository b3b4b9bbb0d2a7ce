// `validate` as a user runs it: the published and curated graphs conform, a broken one is told with what to do.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { ARTICLES, MAIN, pacta, ROOT, scratchFolder } from './run.js';

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

const GRAPH = join(ROOT, 'data/graph/rus-kaz-moscow-declaration.ttl');
const TURTLE = readFileSync(GRAPH, 'utf8');
const FAULTY = TURTLE.replace('pacta:kind treaty-kind:declaration', 'pacta:kind treaty-kind:declration');
const LINE = FAULTY.split('\n').findIndex((line) => line.includes('declration')) + 1;

describe('the report', () => {
  test('names the file, the line and the column of the triple, and what may have been meant', async () => {
    const file = join(scratchFolder(), 'faulty.ttl');
    writeFileSync(file, FAULTY);
    const { code, stdout, stderr } = await pacta(['validate', file]);
    expect([code, stderr]).toEqual([1, expect.stringMatching(/^does not conform: \d+ findings?\n$/)]);
    expect(stdout).toContain(`at ${file}:${LINE}:`);
    expect(stdout).toContain('Did you mean treaty-kind:declaration?');
  });

  test.each(['json', 'sarif', 'junit', 'github', 'html', 'turtle', 'jsonld'])('comes as %s', async (format) => {
    const file = join(scratchFolder(), 'faulty.ttl');
    writeFileSync(file, FAULTY);
    const { code, stdout } = await pacta(['validate', file, '--format', format, '--no-rules']);
    expect(code).toBe(1);
    expect(stdout).toContain('TreatyKind');
    const part = await pacta(['validate', file, '--format', format, '--parts']);
    expect(part.code).toBe(1);
    expect(part.stdout).toContain('TreatyKind');
  });
});

test.each([{ options: [] }, { options: ['--parts'] }])('the rules are asked, with $options', async ({ options }) => {
  const file = join(scratchFolder(), 'alone.ttl');
  writeFileSync(
    file,
    TURTLE.replace('pacta:party state:KAZ, state:RUS ;\n  pacta:place', 'pacta:party state:RUS ;\n  pacta:place'),
  );
  const { code, stdout } = await pacta(['validate', file, ...options]);
  expect([code, stdout]).toEqual([0, expect.stringContaining('[InstrumentWithOneParty]')]);
  expect((await pacta(['validate', file, '--no-rules', ...options])).stdout).not.toContain('InstrumentWithOneParty');
});

describe('what is given', () => {
  test('twice under two names is taken once', async () => {
    const { code, stderr } = await pacta(['validate', GRAPH, `./${relative(ROOT, GRAPH)}`, '--no-rules']);
    expect(code).toBe(0);
    expect(stderr).toMatch(/is named twice and taken once\nconforms: \d+ quads\n$/);
    const [, once] = /conforms: (\d+)/.exec((await pacta(['validate', GRAPH, '--no-rules'])).stderr) ?? [];
    expect(stderr).toContain(`conforms: ${once} quads`);
  });

  test('and holds nothing is told', async () => {
    const file = join(scratchFolder(), 'empty.ttl');
    writeFileSync(file, '# nothing yet\n');
    const { code, stderr } = await pacta(['validate', file]);
    expect([code, stderr]).toEqual([0, `warning: ${file} holds no triples\nconforms: 0 quads\n`]);
  });

  test.each(['nquads', 'nq', 'nt', 'rdf', 'jsonld', 'trig'])('as .%s is read', async (extension) => {
    const documents: Readonly<Record<string, string>> = {
      rdf: '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:u="urn:u"><rdf:Description rdf:about="urn:a"><u:b>c</u:b></rdf:Description></rdf:RDF>',
      jsonld: '{"@id": "urn:a", "urn:b": "c"}',
    };
    const file = join(scratchFolder(), `data.${extension}`);
    writeFileSync(file, documents[extension] ?? '<urn:a> <urn:b> "c" .\n');
    const { code, stderr } = await pacta(['validate', file, '--no-rules']);
    expect([code, stderr]).toEqual([0, 'conforms: 1 quads\n']);
  });
});

describe('own shapes', () => {
  const shapes = (constraint: string): string => {
    const file = join(scratchFolder(), 'own.ttl');
    writeFileSync(
      file,
      `@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix ex: <http://example.org/> . @prefix pacta: <https://w3id.org/pacta/ontology#> .
       ex:Own a sh:NodeShape ; sh:targetClass pacta:Treaty ; ${constraint} .`,
    );
    return file;
  };

  test('are asked beside the built-in ones', async () => {
    const file = shapes('sh:property ex:Note . ex:Note sh:path ex:note ; sh:minCount 1 ; sh:message "Note it."@en');
    const { code, stdout } = await pacta(['validate', GRAPH, '--shapes', file, '--no-rules']);
    expect(code).toBe(1);
    expect(stdout).toContain('[Note] Note it.');
  });

  test('with a constraint that the engine lacks are refused by its name', async () => {
    const file = shapes('sh:sparql [ sh:select "SELECT $this {}" ]');
    const { code, stderr } = await pacta(['validate', GRAPH, '--shapes', file]);
    expect(code).toBe(3);
    expect(stderr).toContain(`error: ${file}: <http://example.org/Own> uses sh:sparql, which is not of SHACL Core`);
  });
});

describe('against a dataset', () => {
  test('what is named is looked up, and the difference is told while nothing is written', async () => {
    const folder = join(scratchFolder(), 'store');
    const file = join(scratchFolder(), 'curated.ttl');
    writeFileSync(file, readFileSync(join(ROOT, 'data/curated/rus-kaz-moscow-declaration.ttl'), 'utf8'));
    expect((await pacta(['load', GRAPH, '--data', folder])).code).toBe(0);
    const alone = await pacta(['validate', file, '--no-rules']);
    expect(alone.stdout).toContain('[ArticleAbsent]');
    const { code, stdout } = await pacta(['validate', file, '--against', folder, '--diff', '--no-rules']);
    expect(code).toBe(0);
    expect(stdout).not.toContain('[ArticleAbsent]');
    expect(stdout).toMatch(
      /^<https:\/\/w3id\.org\/pacta\/article\/rus-kaz-moscow-declaration\/curated>: \d+ added, 0 removed, 0 unchanged$/m,
    );
    const json = JSON.parse(
      (await pacta(['validate', file, '--against', folder, '--diff', '--json', '--no-rules'])).stdout,
    );
    expect(json.differences[0].added.length).toBeGreaterThan(100);
  });

  test('a load says what it would change, and changes nothing when dry', async () => {
    const folder = join(scratchFolder(), 'store');
    const file = join(scratchFolder(), 'rus-kaz-moscow-declaration.ttl');
    writeFileSync(file, TURTLE.replace('"it"', '"en"'));
    await pacta(['load', GRAPH, '--data', folder]);
    const dry = await pacta(['load', file, '--data', folder, '--dry-run', '--diff']);
    expect(dry.code).toBe(0);
    expect(dry.stdout).toMatch(
      /: 1 added, 1 removed, \d+ unchanged\n- .*schema:inLanguage "it" \.\n\+ .*schema:inLanguage "en" \.\n$/,
    );
    expect((await pacta(['load', file, '--data', folder, '--diff'])).stdout).toBe(dry.stdout);
    expect((await pacta(['load', file, '--data', folder, '--diff'])).stdout).toBe('No difference.\n');
  });
});

test('--watch checks again when the file changes', async () => {
  const file = join(scratchFolder(), 'watched.ttl');
  writeFileSync(file, TURTLE);
  const child = spawn(process.execPath, [MAIN, 'validate', file, '--watch', '--no-rules'], { cwd: ROOT });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const until = async (pattern: RegExp): Promise<void> => {
    while (!pattern.test(said)) await setTimeout(50);
  };
  try {
    await until(/^Nothing to mend\.\n$/);
    await setTimeout(300);
    writeFileSync(file, FAULTY);
    await until(/Did you mean treaty-kind:declaration\?/);
    writeFileSync(file, TURTLE);
    await until(/Nothing to mend\.\n$/);
  } finally {
    child.kill('SIGINT');
  }
  const [code] = await once(child, 'close');
  expect(code).toBe(130);
});
