// Verbs to written forms: how the tables are applied, with tables of an invented language, and what the Italian tables
// make of verbs of each kind (test/cases/language/conjugation.yaml).
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { conjugate, type VerbTables } from '../../src/language/conjugate.js';
import { loadCases, type Named } from '../cases/load.js';

interface FormCase extends Named {
  readonly infinitive: string;
  readonly form: string;
  readonly makes: readonly string[];
  readonly never: readonly string[];
}
const TABLES: VerbTables = {
  endings: {
    ar: { infinitive: ['ar'], past: ['o', 'on'] },
    car: { infinitive: ['car'], past: ['co'] },
    e: { infinitive: ['e'], gerund: ['ing', 'ing'], bare: [''] },
  },
  irregular: { gar: { past: ['gup'] }, mare: { participle: ['mut'] } },
  spelling: [
    ['ko', 'quo', 'kar'],
    ['on', 'ont', 'kar'],
  ],
  classes: {},
  reflexive: ['arse', 'ar'],
};
const written = (infinitive: string, form: string, tables = TABLES): string[] =>
  conjugate(infinitive, tables).flatMap((made) => (made.form === form ? [made.written] : []));

describe('conjugate', () => {
  test('puts endings in the place of the ending of the infinitive', () => {
    expect(conjugate('fumar', TABLES)).toEqual([
      { form: 'infinitive', written: 'fumar' },
      { form: 'past', written: 'fumo' },
      { form: 'past', written: 'fumon' },
    ]);
  });

  test('takes the longest ending that fits', () => expect(written('tocar', 'past')).toEqual(['toco']));
  test('makes a form once, and a form without an ending', () => {
    expect(written('sale', 'gerund')).toEqual(['saling']);
    expect(written('sale', 'bare')).toEqual(['sal']);
  });
  test('changes the spelling where the infinitive ends so, and only there', () => {
    expect(written('mekar', 'past')).toEqual(['mequo', 'mekont']);
    expect(written('meno', 'past')).toEqual([]);
    expect(written('fumar', 'past')).toEqual(['fumo', 'fumon']);
  });
  test('puts whole irregular forms in the place of regular ones, and adds those that no ending makes', () => {
    expect(written('gar', 'past')).toEqual(['gup']);
    expect(written('gar', 'infinitive')).toEqual(['gar']);
    expect(written('mare', 'participle')).toEqual(['mut']);
  });
  test('makes of a reflexive verb the forms of the plain one, irregular ones too', () => {
    expect(written('fumarse', 'past')).toEqual(['fumo', 'fumon']);
    expect(written('garse', 'past')).toEqual(['gup']);
  });
  test('leaves an ending alone that looks reflexive where the language has none', () => {
    const { reflexive: _, ...without } = TABLES;
    expect(written('fumarse', 'past', without)).toEqual([]);
  });
  test('yields the infinitive alone where no table covers it', () => {
    expect(conjugate('xyz', TABLES)).toEqual([{ form: 'infinitive', written: 'xyz' }]);
  });
});

describe('the Italian tables', () => {
  const italian = JSON.parse(
    readFileSync(new URL('../../data/language/it/verbs.json', import.meta.url), 'utf8'),
  ) as VerbTables;

  test.each(loadCases<FormCase>('language/conjugation.yaml'))(
    '$name: $infinitive',
    ({ infinitive, form, makes, never }) => {
      const forms = written(infinitive, form, italian);
      expect(forms).toEqual(expect.arrayContaining([...makes]));
      expect(forms.filter((one) => never.includes(one))).toEqual([]);
    },
  );

  test('cover every infinitive of a class', () => {
    const infinitives = Object.values(italian.classes).flat();
    expect(infinitives.length).toBeGreaterThan(50);
    expect(infinitives.filter((infinitive) => conjugate(infinitive, italian).length < 2)).toEqual([]);
  });
});
