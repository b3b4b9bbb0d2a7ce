// What stands in data/reference is what the build makes of the source tables, to the byte; and what the build says about
// a table that someone wrote by hand and got wrong.
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { inflectDemonyms } from '../../src/language/build/demonyms.js';
import { buildReference } from '../../src/language/build/reference.js';
import { literal, writeTurtle } from '../../src/language/build/turtle.js';
import { FILES, folder, readTurtle } from './graph.js';

const source = fileURLToPath(new URL('source', folder));

describe('the published files', () => {
  const built = buildReference(source);
  test('are those that the build makes', () => expect([...built.keys()].sort()).toEqual([...FILES].sort()));
  test.each(FILES)('%s has the bytes that the build makes', (file) => {
    expect(built.get(file) === readTurtle(file), `${file} is stale: run npm run build:reference`).toBe(true);
  });
});

describe('a broken table', () => {
  const edited = (file: string, edit: (text: string) => string): string => {
    const copy = mkdtempSync(join(tmpdir(), 'reference-'));
    cpSync(source, copy, { recursive: true });
    writeFileSync(join(copy, file), edit(readFileSync(join(copy, file), 'utf8')));
    return copy;
  };
  test.each([
    [
      'another header',
      'places.tsv',
      (text: string) => text.replace('kind', 'sort'),
      /places\.tsv:1: the header must be: place, state, kind, it, en, fr, es, ru$/,
    ],
    [
      'too many cells',
      'places.tsv',
      (text: string) => text.replace('\tcity\t', '\tcity\t\t\t\t'),
      /places\.tsv:2: 11 cells in a table of 8 columns$/,
    ],
    [
      'an unknown kind',
      'places.tsv',
      (text: string) => text.replace('\tcity\t', '\ttown\t'),
      /places\.tsv:2: kind must be one of capital, seat, city$/,
    ],
    [
      'a second capital',
      'places.tsv',
      (text: string) => `${text}x\tITA\tcapital\tX\tX\tX\tX\tX\n`,
      /places\.tsv:\d+: ITA has a capital already$/,
    ],
    [
      'a name that is missing',
      'places.tsv',
      (text: string) => `${text}x\tITA\tcity\tX\tX\tX\tX\t\n`,
      /places\.tsv:\d+: the place has no name in ru$/,
    ],
    [
      'a state that CLDR does not know',
      'states.it.tsv',
      (text: string) => `${text}XYZ\t\t\t\tico\n`,
      /states\.it\.tsv:\d+: CLDR has no name for XYZ; give a prefLabel$/,
    ],
    [
      'an organization twice',
      'organizations.tsv',
      (text: string) => `${text}nato\tNATO\tN\tN\tN\tN\tN\n`,
      /organizations\.tsv:\d+: nato stands in the table already$/,
    ],
  ])('is refused for %s', (_, file, edit, message) => {
    expect(() => buildReference(edited(file, edit))).toThrow(message);
  });
  test('a state that is new needs no code, only its rows and its capital', () => {
    const copy = edited('places.tsv', (text) => `${text}nova-city\tXNV\tcapital\tNova\tNova\tNova\tNova\tНова\n`);
    for (const language of ['it', 'en', 'fr', 'es', 'ru']) {
      const file = join(copy, `states.${language}.tsv`);
      writeFileSync(file, `${readFileSync(file, 'utf8')}XNV\tNovaria\t\t\t${language === 'it' ? 'novariano' : ''}\n`);
    }
    expect(buildReference(copy).get('states.ttl')).toContain(`state:XNV a pacta:State ;
  pacta:isoAlpha3 "XNV" ;
  skos:prefLabel "Novaria"@en, "Novaria"@es, "Novaria"@fr, "Novaria"@it, "Novaria"@ru ;
  pacta:demonym "novariana"@it, "novariane"@it, "novariani"@it, "novariano"@it ;
  pacta:capital place:nova-city .
`);
  });
});

test.each([
  ['it', 'russo', 'russo russa russi russe'],
  ['it', 'turco; turco-', 'turco turca turchi turche'],
  ['it', 'greco|greci', 'greco greca greci greche'],
  ['it', 'cinese', 'cinese cinesi'],
  ['it', 'belga/belgi/belghe', 'belga belgi belghe'],
  ['it', 'italo-', 'italo'],
  ['en', 'Russian', 'Russian Russians'],
  ['en', 'Chinese', 'Chinese'],
  ['en', 'British', 'British'],
  ['en', 'Icelandic', 'Icelandic'],
  ['en', 'Kyrgyz', 'Kyrgyz'],
  ['fr', 'italien', 'italien italienne italiens italiennes'],
  ['fr', 'français', 'français française françaises'],
  ['fr', 'russe', 'russe russes'],
  ['es', 'francés', 'francés francesa franceses francesas'],
  ['es', 'alemán', 'alemán alemana alemanes alemanas'],
  ['es', 'iraní', 'iraní iraníes iranís'],
  ['ru', 'русский', 'русский русская русское русские'],
  ['ru', 'немец', 'немец немцы'],
  ['ru', 'россиянин', 'россиянин россияне'],
])('inflects %s "%s"', (language, cell, forms) => expect(inflectDemonyms(cell, language)).toEqual(forms.split(' ')));

test('escapes quotation marks and backslashes in Turtle', () => {
  const text = writeTurtle('x', [
    {
      subject: 'place:x',
      properties: [['skos:prefLabel', [literal('a "b" \\', 'en')]]],
    },
  ]);
  expect(text).toContain('skos:prefLabel "a \\"b\\" \\\\"@en .');
});
