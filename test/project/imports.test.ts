// The layers of the project: imports go one way, each engine is known to one folder, and every package is in use.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { importedPath, layerOf, packageOf, ROOT, sourceFiles } from './sources.js';

const LAYERS = [
  'article',
  'language',
  'extract',
  'graph',
  'validate',
  'store',
  'search',
  'link',
  'pages',
  'server',
  'cli',
  'bench',
];
const files = sourceFiles('src');
const packageJson = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly scripts: Readonly<Record<string, string>>;
};
const importersOf = (name: string): string[] => [
  ...new Set(
    files
      .filter((file) => file.imports.some((specifier) => packageOf(specifier) === name))
      .map((file) => layerOf(file.path)),
  ),
];

describe('layers', () => {
  test('every folder of src is one of them', () => {
    expect([...new Set(files.map((file) => layerOf(file.path)))].filter((layer) => !LAYERS.includes(layer))).toEqual(
      [],
    );
    expect(files.length).toBeGreaterThan(40);
  });

  test('import only from those below them', () => {
    const upward = files.flatMap((file) =>
      file.imports.flatMap((specifier) => {
        const target = importedPath(file, specifier);
        if (target === undefined) return [];
        return LAYERS.indexOf(layerOf(target)) > LAYERS.indexOf(layerOf(file.path))
          ? [`${file.path} imports ${target}`]
          : [];
      }),
    );
    expect(upward).toEqual([]);
  });

  test('leave the SHACL engine to validate and the SPARQL engines to store', () => {
    expect(importersOf('rdf-validate-shacl')).toEqual(['validate']);
    expect(importersOf('oxigraph')).toEqual(['store']);
    expect(importersOf('@comunica/query-sparql')).toEqual(['store']);
  });
});

describe('pages', () => {
  test('are made with the escaping template alone', () => {
    const own = files.filter(({ path }) => path.startsWith('src/pages/') || path.startsWith('src/server/html/'));
    expect(own.length).toBeGreaterThan(20);
    const importers = own.filter(({ imports }) => imports.some((name) => /^hono\/(?:html|utils\/html)$/.test(name)));
    expect(importers.map(({ path }) => path)).toEqual(['src/pages/html.ts']);
    const around = own.filter(({ text }) => /\braw\(|\binnerHTML\b|\binsertAdjacentHTML\b|\bisEscaped\b/.test(text));
    expect(around.map(({ path }) => path)).toEqual([]);
  });

  test('of the browser stand alone', () => {
    const client = files.filter(({ path }) => path.startsWith('src/pages/client/'));
    const outside = client.flatMap((file) =>
      file.imports.flatMap((specifier) => {
        const target = importedPath(file, specifier);
        return target === undefined || target.startsWith('src/pages/client/') ? [] : [`${file.path} imports ${target}`];
      }),
    );
    expect(client.length).toBeGreaterThan(0);
    expect(outside).toEqual([]);
  });
});

describe('packages', () => {
  const imported = (from: readonly { readonly imports: readonly string[] }[]): Set<string | undefined> =>
    new Set(from.flatMap((file) => file.imports.map(packageOf)));

  test.each(Object.keys(packageJson.dependencies))('%s is imported by the program', (name) => {
    expect(imported(files)).toContain(name);
  });

  test('what the program imports at run time is a dependency', () => {
    const build = (path: string): boolean => /^src\/(?:(?:language|pages)\/build|pages\/client)\//.test(path);
    const wanted = [...imported(files.filter((file) => !build(file.path)))].filter((name) => name !== undefined);
    const types = wanted
      .filter((name) => packageJson.dependencies[name] === undefined)
      .filter((name) => packageJson.devDependencies[name] === undefined || name !== '@rdfjs/types');
    expect(types).toEqual([]);
  });

  test.each(Object.keys(packageJson.devDependencies))('%s is used by the build, the tests or a script', (name) => {
    const commands = Object.values(packageJson.scripts).join('\n');
    const tools: Readonly<Record<string, string>> = { '@biomejs/biome': 'biome', typescript: 'tsc' };
    const typed = name.startsWith('@types/') ? name.slice('@types/'.length) : undefined;
    const used =
      imported([...files, ...sourceFiles('test')]).has(name) ||
      readsData(name) ||
      (tools[name] !== undefined && new RegExp(`\\b${tools[name]}\\b`).test(commands)) ||
      (typed !== undefined &&
        (typed === 'node' || { ...packageJson.dependencies, ...packageJson.devDependencies }[typed] !== undefined));
    expect(used).toBe(true);
  });
});

/** A package of data is read through `require.resolve`, a path or a test rather than imported. */
function readsData(name: string): boolean {
  return [...files, ...sourceFiles('src', '.css'), ...sourceFiles('test')].some(
    ({ path, text }) => !path.startsWith('test/project/') && text.includes(name),
  );
}
