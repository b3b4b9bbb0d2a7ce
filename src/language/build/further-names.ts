// CLDR's territory names in, a table of what states and two organizations are called in further languages out. They are
// for finding a thing by its name only: they are no labels of the reference graph and no words of the gazetteer.
import { createRequire } from 'node:module';
import { LANGUAGES } from './states.js';

const FURTHER =
  'ar az be bg bn ca cs da de el et eu fa fi ga gl he hi hr hu hy id is ja ka kk km ko ky lo lt lv mk mn ms mt my nb ne nl pl ps pt ro si sk sl so sq sr sr-Latn sv sw ta tg th tk tr uk ur uz vi zh zh-Hant'.split(
    ' ',
  );
/** Territories of CLDR that are organizations here. */
const ORGANIZATIONS: Readonly<Record<string, string>> = { UN: 'organization/un', EU: 'organization/eu' };

const require = createRequire(import.meta.url);
const { alpha2ToAlpha3 } = require('i18n-iso-countries') as { alpha2ToAlpha3(alpha2: string): string | undefined };

/** `states`: alpha-3 codes of the states that the reference graph knows. */
export function writeFurtherNames(states: ReadonlySet<string>): string {
  const rows = new Set<string>();
  for (const language of [...LANGUAGES, ...FURTHER]) {
    const { main } = require(`cldr-localenames-full/main/${language}/territories.json`) as {
      readonly main: Readonly<
        Record<string, { readonly localeDisplayNames: { readonly territories: Readonly<Record<string, string>> } }>
      >;
    };
    for (const [key, name] of Object.entries(main[language]?.localeDisplayNames.territories ?? {})) {
      const entity = entityOf(key.replace(/-alt-.*$/, ''), states);
      if (entity !== undefined && name !== key) rows.add(`${entity}\t${language}\t${name.replace(/’/g, "'")}`);
    }
  }
  return `entity\tlanguage\tname\n${[...rows].sort().join('\n')}\n`;
}

function entityOf(territory: string, states: ReadonlySet<string>): string | undefined {
  if (ORGANIZATIONS[territory] !== undefined) return ORGANIZATIONS[territory];
  const alpha3 = territory === 'XK' ? 'XKX' : alpha2ToAlpha3(territory);
  return alpha3 !== undefined && states.has(alpha3) ? `state/${alpha3}` : undefined;
}
