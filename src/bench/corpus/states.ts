// The states of the reference graph as sentences need them: with article, preposition, adjective and capital, in one language.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Quad } from 'n3';
import { FOLDERS } from '../../cli/folders.js';
import { pacta, rdf, skos } from '../../graph/vocabulary.js';
import type { Language, Templates } from './templates.js';

export interface StateWords {
  /** ISO 3166-1 alpha-3. */
  readonly code: string;
  /** With its article, as within a sentence: "il Kazakistan", "the Netherlands". */
  readonly name: string;
  /** "" where the language has none. */
  readonly adjective: string;
  readonly capital: string;
}
export interface OrganizationWords {
  readonly name: string;
  readonly acronym: string;
}

/** Those of which name and capital are known, by code. */
export function stateWords(reference: readonly Quad[], language: Language, templates: Templates): StateWords[] {
  const labels = labelsOf(reference, language);
  const capitals = new Map(
    reference.flatMap(({ subject, predicate, object }) =>
      predicate.equals(pacta.capital) ? [[subject.value, labels.get(object.value) ?? ''] as const] : [],
    ),
  );
  const table = readFileSync(join(FOLDERS.reference, 'source', `states.${language}.tsv`), 'utf8')
    .split('\n')
    .slice(1);
  return table.flatMap((row) => {
    const [code = '', , , , demonym = ''] = row.split('\t');
    const iriText = reference.find(
      ({ predicate, object }) => predicate.equals(pacta.isoAlpha3) && object.value === code,
    )?.subject.value;
    const name = iriText && labels.get(iriText);
    const capital = iriText && capitals.get(iriText)?.replace(/,.*/, '');
    const adjective = demonym.split(/[;|/]/)[0]?.trim() ?? '';
    if (!name || !capital) return [];
    return [{ code, name: withArticle(name, code, language, templates), adjective, capital }];
  });
}

/** With a name in the language and an acronym, in order of their IRIs. */
export function organizationWords(reference: readonly Quad[], language: Language): OrganizationWords[] {
  const labels = labelsOf(reference, language);
  const kinds = new Set(
    reference
      .filter(({ predicate, object }) => predicate.equals(rdf.type) && object.equals(pacta.Organization))
      .map(({ subject }) => subject.value),
  );
  return reference
    .filter(({ subject, predicate }) => predicate.equals(pacta.acronym) && kinds.has(subject.value))
    .map(({ subject, object }) => ({ name: labels.get(subject.value) ?? '', acronym: object.value }))
    .filter(({ name, acronym }) => name !== '' && name !== acronym)
    .sort((a, b) => (a.acronym < b.acronym ? -1 : 1));
}

const labelsOf = (reference: readonly Quad[], language: Language): Map<string, string> =>
  new Map(
    reference.flatMap(({ subject, predicate, object }) =>
      predicate.equals(skos.prefLabel) && object.termType === 'Literal' && object.language === language
        ? [[subject.value, object.value] as const]
        : [],
    ),
  );

const THE =
  /^(?:United|Democratic|Central|Dominican|Czech|Republic|Marshall|Solomon|Netherlands|Philippines|Bahamas|Maldives|Gambia|Comoros|Seychelles)\b/;

function withArticle(name: string, code: string, language: Language, { withoutArticle, articles }: Templates): string {
  if (language === 'en') return THE.test(name) ? `the ${name}` : name;
  if (withoutArticle.includes(code) || /^(?:San|Santa|Saint)\b/.test(name)) return name;
  const article =
    articles[code] ??
    (/^[aeiou]/i.test(name) ? "l'" : name.endsWith('a') || /^(?:Repubblica|Nuova|Corea)/.test(name) ? 'la' : 'il');
  return article === "l'" ? `l'${name}` : `${article} ${name}`;
}
