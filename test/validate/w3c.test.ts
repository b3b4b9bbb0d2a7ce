// The W3C suite of SHACL Core through our own entry point: all of it, where the suite is at hand. And the runner itself: a
// report that differs from the expected one does not pass.
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runShaclSuite } from '../../src/bench/shacl-suite.js';
import { ROOT } from '../../src/cli/folders.js';

const SUITE = join(ROOT, '..', 'shared', 'w3c', 'shacl');

describe.skipIf(!existsSync(SUITE))('the W3C suite', () => {
  test('of SHACL Core passes whole', { timeout: 60_000 }, () => {
    const results = runShaclSuite(join(SUITE, 'core'));
    expect(results.filter(({ passed }) => !passed)).toEqual([]);
    expect(results).toHaveLength(98);
  });

  test('of SHACL-SPARQL is refused test by test, none answered with a report', () => {
    const results = runShaclSuite(join(SUITE, 'sparql'));
    expect(results).toHaveLength(22);
    for (const { name, reason } of results) expect(reason, name).toMatch(/^refused: /);
  });
});

describe('the runner', () => {
  const run = (focus: string, conforms: boolean, message = ''): boolean | undefined => {
    const folder = mkdtempSync(join(tmpdir(), 'pacta-suite-'));
    writeFileSync(
      join(folder, 'manifest.ttl'),
      `@prefix mf: <http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#> .
       @prefix sht: <http://www.w3.org/ns/shacl-test#> .
       @prefix sh: <http://www.w3.org/ns/shacl#> .
       @prefix ex: <http://example.org/> .
       <> a mf:Manifest ; mf:entries ( <one> ) .
       <one> a sht:Validate ; mf:action [ sht:dataGraph <> ; sht:shapesGraph <> ] ;
         mf:result [ a sh:ValidationReport ; sh:conforms ${conforms} ; sh:result [ a sh:ValidationResult ;
           sh:focusNode ${focus} ; sh:resultSeverity sh:Violation ; sh:value ${focus} ; ${message}
           sh:sourceConstraintComponent sh:ClassConstraintComponent ; sh:sourceShape ex:Shape ] ] .
       ex:Shape a sh:NodeShape ; sh:targetNode ex:thing ; sh:class ex:Thing ; sh:message "Say what it is." .`,
    );
    return runShaclSuite(folder)[0]?.passed;
  };

  test('passes the report that is expected', () => {
    expect(run('ex:thing', false)).toBe(true);
    expect(run('ex:thing', false, 'sh:resultMessage "Say what it is." ;')).toBe(true);
  });

  test('fails another node, another verdict and another message', () => {
    expect(run('ex:other', false)).toBe(false);
    expect(run('ex:thing', true)).toBe(false);
    expect(run('ex:thing', false, 'sh:resultMessage "Say nothing." ;')).toBe(false);
  });
});
