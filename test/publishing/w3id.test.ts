// The redirects of w3id.org: each kind of IRI of the data is sent to where the server answers it.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const text = readFileSync(new URL('../../ontology/w3id.org/.htaccess', import.meta.url), 'utf8');
const rules = text.split('\n').flatMap((line) => {
  const [, pattern, target, status] = /^RewriteRule (\S+) %\{ENV:PACTA\}(\S+) \[R=(\d+),L\]$/.exec(line) ?? [];
  return pattern === undefined ? [] : [{ pattern: new RegExp(pattern), target: target ?? '', status: Number(status) }];
});

function redirect(path: string): string | undefined {
  const rule = rules.find(({ pattern }) => pattern.test(path));
  return rule && `${rule.status} ${path.replace(rule.pattern, rule.target)}`;
}

test.each([
  ['id/state/KGZ', '303 /doc/state/KGZ'],
  ['article/a-1', '302 /article/a-1'],
  ['article/a-1/treaty/281', '302 /article/a-1/treaty/281'],
  ['code/theme/security', '302 /code/theme/security'],
  ['graph/reference', '302 /graph/reference'],
  ['ontology', '302 /ontology'],
  ['ontology.ttl', '302 /ontology.ttl'],
  ['shapes', '302 /shapes'],
  ['void', '302 /void'],
  ['search', '302 /search'],
  ['consolidated/person/a-b', '302 /consolidated/person/a-b'],
  ['graph/links/wikidata/doubtful', '302 /graph/links/wikidata/doubtful'],
  ['dataset', '302 /dataset'],
  ['', '302 /'],
])('"%s" is sent to "%s"', (path, target) => {
  expect(redirect(path)).toBe(target);
});

test.each(['ontologies', 'idiom/x', 'articles.zip'])('"%s" is not redirected', (path) => {
  expect(redirect(path)).toBeUndefined();
});

test('the host of the server stands in one line', () => {
  expect(text.match(/^RewriteRule .* \[E=PACTA:https:\/\/[^\s/]+\]$/gm)).toHaveLength(1);
  expect(text.split('\n').filter((line) => !line.startsWith('#') && /https?:/.test(line))).toHaveLength(1);
});
