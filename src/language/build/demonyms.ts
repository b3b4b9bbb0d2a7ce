// The demonym notation of the source tables in, every written form out. One table from language to a short list of
// endings: the first that fits gives the forms. In a cell, "russo" is inflected; "greco|greci" gives the masculine
// plural where the rule would be wrong; "belga/belgi/belghe" is taken as it stands; "italo-" is the form that stands
// before a hyphen ("italo-tedesco") and loses only the hyphen.
import { values } from './table.js';

type Ending = readonly [ending: RegExp, forms: readonly string[]];

const INFLECTIONS: Readonly<Record<string, readonly Ending[]>> = {
  it: [
    [/(?<=[cg])o$/, ['o', 'a', 'hi', 'he']],
    [/io$/, ['io', 'ia', 'i', 'ie']],
    [/o$/, ['o', 'a', 'i', 'e']],
    [/e$/, ['e', 'i']],
    [/$/, ['']],
  ],
  en: [
    [/$(?<=(?:ese|[cszè]|ish|[^z]ch|x))/, ['']],
    [/$/, ['', 's']],
  ],
  fr: [
    [/(?<=[iïé])en$/, ['en', 'enne', 'ens', 'ennes']],
    [/$(?<=s)/, ['', 'e', 'es']],
    [/$(?<=e)/, ['', 's']],
    [/$/, ['', 'e', 's', 'es']],
  ],
  es: [
    [/o$/, ['o', 'a', 'os', 'as']],
    [/és$/, ['és', 'esa', 'eses', 'esas']],
    [/án$/, ['án', 'ana', 'anes', 'anas']],
    [/ón$/, ['ón', 'ona', 'ones', 'onas']],
    [/ol$/, ['ol', 'ola', 'oles', 'olas']],
    [/í$/, ['í', 'íes', 'ís']],
    [/$(?<=[aeú])/, ['', 's']],
    [/$/, ['']],
  ],
  ru: [
    [/(?<=[цс]к)ий$/, ['ий', 'ая', 'ое', 'ие']],
    [/ец$/, ['ец', 'цы']],
    [/(?<=[ая]н)ин$/, ['ин', 'е']],
    [/$/, ['']],
  ],
};

/** All forms of a demonym cell in a language, in the order of the cell, each once. */
export function inflectDemonyms(cell: string, language: string): string[] {
  return [...new Set(values(cell).flatMap((demonym) => inflect(demonym, language)))];
}

function inflect(demonym: string, language: string): string[] {
  if (demonym.endsWith('-')) return [demonym.slice(0, -1)];
  if (demonym.includes('/')) return demonym.split('/');
  const [base = '', plural] = demonym.split('|');
  const rule = (INFLECTIONS[language] ?? []).find(([ending]) => ending.test(base));
  const forms = (rule?.[1] ?? ['']).map((ending) => base.replace(rule?.[0] ?? /$/, ending));
  return plural === undefined ? forms : forms.map((form, at) => (at === 2 ? plural : form));
}
