// One report in the forms that other programs read, over a file with faults at known places: each points at line and column of
// the triple, and says what may have been meant.

import type { Quad } from 'n3';
import { describe, expect, test } from 'vitest';
import { parsePlaces } from '../../src/graph/parse-places.js';
import { Places } from '../../src/validate/places.js';
import type { Report } from '../../src/validate/report.js';
import { check, readCase } from '../shapes/built-in.js';

const FILE = 'new facts.ttl';
const TURTLE = `@prefix pacta: <https://w3id.org/pacta/ontology#> .
@prefix treaty-kind: <https://w3id.org/pacta/code/treaty-kind/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .

<https://w3id.org/pacta/article/ita-prt-assisi-accord/treaty/101-9> a pacta:Treaty ;
  rdfs:label "accordo sull'energia"@it ;
  pacta:rule "by-hand", "of <two> & \\"more\\", 100%" ;
  pacta:evidence <https://w3id.org/pacta/article/ita-prt-assisi-accord#char=101,124> ;
  pacta:partty <https://w3id.org/pacta/id/state/ITA> ;
  pacta:kind treaty-kind:agrement .
`;

function read(): Report {
  const quads: Quad[] = [];
  const places = new Places();
  const parser = parsePlaces('turtle', FILE, (quad, line, column) => {
    quads.push(quad);
    places.add(quad, FILE, line, column);
  });
  parser.write(TURTLE);
  parser.end();
  const shared = readCase('shared.ttl');
  return check([...shared, ...quads])
    .about(quads, shared)
    .at(places);
}
const report = read();
const KIND_LINE = 10;
const PARTY_LINE = 9;

describe('a report', () => {
  test('points at line and column, and says what may have been meant', async () => {
    const text = await report.render('text');
    expect(text).toContain(`at ${FILE}:${KIND_LINE}:14\n    pacta:kind treaty-kind:agrement`);
    expect(text).toContain('Did you mean treaty-kind:agreement?');
    expect(text).toContain(`at ${FILE}:${PARTY_LINE}:16\n    pacta:partty state:ITA`);
    expect(text).toContain('The ontology has no such term: mend its spelling. Did you mean pacta:party?');
  });

  test('as JSON has place and suggestion of each finding', async () => {
    const { findings } = JSON.parse(await report.render('json'));
    const term = findings.find(({ shape }: { readonly shape: string }) => shape.endsWith('#ResourceTerm'));
    expect(term).toMatchObject({
      suggested: [{ type: 'uri', value: 'https://w3id.org/pacta/ontology#party' }],
      place: { file: FILE, line: PARTY_LINE, column: 16 },
    });
    expect(term.message.it).toContain('Intendevi pacta:party?');
  });

  test('as SARIF 2.1.0 has a result for each finding, at its region, with its rule', async () => {
    const { version, runs } = JSON.parse(await report.render('sarif'));
    expect([version, runs.length, runs[0].tool.driver.name]).toEqual(['2.1.0', 1, 'pacta']);
    expect(runs[0].results).toHaveLength(report.findings);
    const rules = new Set(runs[0].tool.driver.rules.map(({ id }: { readonly id: string }) => id));
    for (const { ruleId, level, message, locations } of runs[0].results) {
      expect(rules).toContain(ruleId);
      expect(['error', 'warning', 'note']).toContain(level);
      expect(message.text).not.toBe('');
      const { artifactLocation, region } = locations[0].physicalLocation;
      expect(artifactLocation.uri).toBe('new%20facts.ttl');
      expect(region.startLine).toBeGreaterThanOrEqual(5);
      expect(region.startColumn).toBeGreaterThanOrEqual(1);
    }
  });

  test('as JUnit XML counts what fails and is well-formed whatever the data hold', async () => {
    const xml = await report.render('junit');
    expect(xml).toContain(`tests="${report.findings}" failures="${report.count('violation')}"`);
    expect(xml.match(/<testcase /g)).toHaveLength(report.findings);
    expect(xml.match(/<failure /g)).toHaveLength(report.count('violation'));
    expect(xml).not.toMatch(/&(?!amp;|lt;|gt;|quot;|#10;)/);
    for (const [, attributes = ''] of xml.matchAll(/<\w+((?: [\w]+="[^"<]*")*)\/?>/g))
      expect(attributes).not.toContain('<');
    expect(xml.replace(/<\?xml[^>]*\?>|<\/?\w+(?: \w+="[^"<]*")*\/?>|[^<]/g, '')).toBe('');
  });

  test('as GitHub annotations names file, line and column in one line each', async () => {
    const lines = (await report.render('github')).trimEnd().split('\n');
    expect(lines).toHaveLength(report.findings);
    for (const line of lines)
      expect(line).toMatch(/^::(?:error|warning|notice) file=new facts\.ttl,line=\d+,col=\d+,title=\w+::\S/);
    expect(lines.join('\n')).toContain('100%25');
  });

  test('as HTML stands alone and shows what the data hold as text', async () => {
    const page = await report.render('html');
    expect(page).toMatch(/^<!doctype html>/);
    expect(page).toContain('Did you mean treaty-kind:agreement?');
    expect(page).toContain('&lt;two&gt; &amp;');
    expect(page).not.toContain('<two>');
    expect(page).not.toMatch(/<script|https?:\/\/[^<]*"|src=/);
  });

  test('of data with nothing to mend says so in each form', async () => {
    const empty = check(readCase('shared.ttl'));
    expect(JSON.parse(await empty.render('sarif')).runs[0].results).toEqual([]);
    expect(await empty.render('junit')).toContain('tests="1" failures="0"');
    expect(await empty.render('github')).toBe('');
    expect(await empty.render('html')).toContain('<h1>Conforms</h1>');
  });
});
