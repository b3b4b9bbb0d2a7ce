// Every query file as a reader finds it: a question at its head, the columns it promises, and no answer inside:
// over an article that none of them is about each gives that article's own rows, or none.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Store } from 'oxigraph';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { loadQuestions, queryText } from '../competency/questions.js';

const directory = new URL('../../queries/', import.meta.url);
const columns: Readonly<Record<string, readonly string[]>> = parse(
  readFileSync(new URL('columns.yaml', import.meta.url), 'utf8'),
);
const names = readdirSync(directory, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.rq'))
  .map((name) => name.replaceAll('\\', '/').replace(/\.rq$/, ''))
  .sort();

const otherArticle = readFileSync(new URL('other-article.ttl', import.meta.url), 'utf8');
const seeds = ['rus-kaz-moscow-declaration', 'rus-kgz-bishkek-declaration'];

interface Answer {
  readonly head: { readonly vars: readonly string[] };
  readonly results: { readonly bindings: readonly Readonly<Record<string, { readonly value: string }>>[] };
}

function answer(query: string): Answer {
  const store = new Store();
  store.load(otherArticle, { format: 'text/turtle' });
  return JSON.parse(store.query(query, { results_format: 'json' }) as string);
}

const SERVICE = /SERVICE\s+(?:SILENT\s+)?<([^>]+)>/g;
const isFederated = (name: string): boolean => name.startsWith('federated/');
const written = (name: string) => readFileSync(join(directory.pathname, `${name}.rq`), 'utf8');
/** Of a federated query what is left when its service is no service but a part of the data. */
const read = (name: string) => (isFederated(name) ? written(name).replace(SERVICE, '') : written(name));

describe('query files', () => {
  test('are listed with their columns, at least 40 of them', () => {
    expect(names).toEqual(Object.keys(columns).sort());
    expect(names.length).toBeGreaterThanOrEqual(40);
  });

  test('give rows of an article that none is about where they name no article', () => {
    const withRows = names.filter((name) => answer(read(name)).results.bindings.length > 0);
    expect(withRows).toContain('actors/states-named-by-article');
    expect(withRows).toContain('events/formats-of-talks');
    expect(withRows).toContain('figures/figures-not-exact');
    expect(withRows).toContain('instruments/instruments-signed');
    expect(withRows).toContain('statements/statements-by-mode');
  });
});

describe.each(names)('%s', (name) => {
  const text = read(name);

  test('has its question in words at its head', () => {
    expect(text).toMatch(/^# [A-Z][^\n]*\?\n/);
  });

  test('runs as it stands and gives its columns', () => {
    expect(answer(text).head.vars).toEqual(columns[name]);
  });

  test.skipIf(/^(?:consolidated|federated|quality)\//.test(name))('answers a competency question', () => {
    expect(loadQuestions().map((question) => question.query)).toContain(name);
  });

  test('gives no row of the articles it was written for', () => {
    const asked = [
      text,
      ...loadQuestions()
        .filter((question) => question.query === name)
        .map(queryText),
    ];
    const values = asked
      .flatMap((query) => answer(query).results.bindings)
      .flatMap((row) => Object.values(row).map((term) => term.value));
    expect(values.filter((value) => seeds.some((slug) => value.includes(slug)))).toEqual([]);
    expect(values.filter((value) => value.includes('/id/') && !otherArticleHolds(value))).toEqual([]);
  });

  test('holds no words and no number of an expected answer', () => {
    const body = text.slice(text.indexOf('\n')).toLowerCase();
    const asked = loadQuestions().filter((question) => question.query === name);
    const expected = asked.flatMap((question) =>
      question.rows
        .flat(2)
        .filter((cell) => /^(words|text|label|number) /.test(cell))
        .flatMap((cell) => cell.slice(cell.indexOf(' ') + 1).split(' & '))
        .filter((words) => words.length > 1 && words !== question.asked),
    );
    expect(expected.filter((words) => body.includes(words.toLowerCase()))).toEqual([]);
  });
});

/** True when each IRI of a value, or its prefixed name, stands in the other article's graph. */
function otherArticleHolds(value: string): boolean {
  return value.split('; ').every((iriText) => otherArticle.includes(iriText.replace(/^.*\/id\/([a-z]+)\//, '$1:')));
}

describe.each(names.filter(isFederated))('%s', (name) => {
  test('says which service must be allowed', () => {
    const asked = [...written(name).matchAll(SERVICE)].map(([, address]) => address);
    const allowed = [...written(name).matchAll(/^# Needs: --allow-service (\S+)$/gm)].map(([, address]) => address);
    expect(asked.length).toBeGreaterThan(0);
    expect([...new Set(allowed)].sort()).toEqual([...new Set(asked)].sort());
  });
});
